package nl.doorstroom.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.transfers.Ending;
import nl.doorstroom.domain.transfers.Subject;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferBooking;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** Bringing someone back to the holder's list: since the same day, and as urgent. */
final class Returning {

  private final Turn turn;
  private final Endings endings;

  Returning(Turn turn, Endings endings) {
    this.turn = turn;
    this.endings = endings;
  }

  static boolean hasEnded(Transfer transfer, TransferEnd why) {
    Ending ending = transfer.ending();
    return ending != null && ending.why() == why;
  }

  /**
   * Ends {@code transfer} as {@code ending} says, given the position with which who left waits on.
   */
  Decision ending(Transfer transfer, Function<@Nullable PositionId, Event> ending) {
    List<Event> after = new ArrayList<>();
    PositionId restored = restored(transfer, after);
    List<Event> events = new ArrayList<>();
    events.add(ending.apply(restored));
    events.addAll(after);
    return Decision.accept(events);
  }

  /** Null when they never left, or waited for nothing. */
  private @Nullable PositionId restored(Transfer transfer, List<Event> events) {
    TransferBooking booking = transfer.booking();
    if (booking == null || !transfer.stage().hasMoved()) {
      return null;
    }
    WaitingPosition there = turn.waiting().position(booking.position());
    if (there != null && there.isOpen()) {
      events.addAll(endings.placeOf(there, ReleaseReason.POSITION_CLOSED));
      events.add(new PositionClosed(there.id(), CloseReason.REFERRED_BACK, turn.today()));
    }
    Subject subject = transfer.subject();
    if (booking.phase() == null) {
      return null;
    }
    WaitingPosition waits = turn.waiting().waitOf(subject.person(), subject.service());
    if (waits != null) {
      return waits.id();
    }
    PositionId restored = new PositionId(turn.nextId());
    events.add(
        new PositionRegistered(
            restored,
            subject.service(),
            subject.person(),
            booking.phase(),
            there == null || transfer.social() != null
                ? subject.request()
                : subject.request().withUrgency(there.request().urgency()),
            subject.since(),
            booking.intakeOn(),
            null));
    return restored;
  }
}
