package nl.doorstroom.simulate;

import java.util.Comparator;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;

/** Whose turn it is: the most urgent first, then who has waited longest. */
final class Queue {

  static final Comparator<WaitingPosition> ORDER =
      Comparator.comparing((WaitingPosition position) -> position.request().urgency())
          .reversed()
          .thenComparing(WaitingPosition::phaseSince)
          .thenComparing(position -> position.id().value());

  private Queue() {}

  /** Whether the provider itself may give {@code slot} to {@code position}. */
  static boolean suits(Slot slot, WaitingPosition position) {
    return slot.kind().ends() == position.phase()
        && switch (slot.allotment()) {
          case OWN_WAITING_LIST -> true;
          case NEW_REFERRAL -> position.referral() != null;
          case HIGH_URGENCY -> position.request().urgency() == Urgency.HIGH;
          case TRANSFER_TABLE, TALK_FOLLOW_UP -> false;
        };
  }
}
