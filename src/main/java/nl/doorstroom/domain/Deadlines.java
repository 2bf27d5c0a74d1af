package nl.doorstroom.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.doorstroom.domain.slots.Hold;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.LapseHold;
import nl.doorstroom.domain.slots.SlotCommand.StartSlot;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.WaitingCommand.FreeForLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.WarnLetter;
import org.jspecify.annotations.Nullable;

/**
 * What falls due when, in order. It follows from the slots and the referrals alone: whoever changes
 * one of those says so here.
 */
final class Deadlines {

  /**
   * At the same instant holds end before their slot starts, and a slot starts before it is freed.
   */
  private enum Order {
    LAPSE_HOLD,
    WARN_LETTER,
    START_SLOT,
    FREE_FOR_LETTER
  }

  private record Deadline(Instant at, Order order, String id, Command command) {}

  private static final Comparator<Deadline> IN_ORDER =
      Comparator.comparing(Deadline::at).thenComparing(Deadline::order).thenComparing(Deadline::id);

  private final TreeSet<Deadline> queue = new TreeSet<>(IN_ORDER);
  private final Map<Id, List<Deadline>> byOwner = new HashMap<>();

  void watch(Slot slot) {
    List<Deadline> due = new ArrayList<>();
    if (!slot.started() && !slot.withdrawn()) {
      due.add(
          new Deadline(
              slot.start(), Order.START_SLOT, slot.id().value(), new StartSlot(slot.id())));
      for (Hold hold : slot.holds()) {
        due.add(
            new Deadline(
                hold.until(),
                Order.LAPSE_HOLD,
                hold.id().value(),
                new LapseHold(slot.id(), hold.id())));
      }
    }
    replace(slot.id(), due);
  }

  void watch(Referral referral) {
    List<Deadline> due = new ArrayList<>();
    String id = referral.id().value();
    if (referral.letterWarnAt() != null && !referral.letterOverdue()) {
      due.add(
          new Deadline(
              referral.letterWarnAt(), Order.WARN_LETTER, id, new WarnLetter(referral.id())));
    }
    if (referral.letterDueAt() != null) {
      due.add(
          new Deadline(
              referral.letterDueAt(), Order.FREE_FOR_LETTER, id, new FreeForLetter(referral.id())));
    }
    replace(referral.id(), due);
  }

  /** When the first one falls due; null when there is none. */
  @Nullable Instant first() {
    return queue.isEmpty() ? null : queue.first().at();
  }

  /** What falls due first; null when there is nothing. */
  @Nullable Command command() {
    return queue.isEmpty() ? null : queue.first().command();
  }

  private void replace(Id owner, List<Deadline> due) {
    List<Deadline> before = due.isEmpty() ? byOwner.remove(owner) : byOwner.put(owner, due);
    if (before != null) {
      before.forEach(queue::remove);
    }
    queue.addAll(due);
  }
}
