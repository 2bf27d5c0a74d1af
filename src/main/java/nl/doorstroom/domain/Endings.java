package nl.doorstroom.domain;

import java.util.List;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.waiting.WaitingPosition;

/** What else ends when someone no longer waits, or loses a place. */
final class Endings {

  private final Turn turn;

  Endings(Turn turn) {
    this.turn = turn;
  }

  /** The place goes back while someone else can still take it; later its outcome is recorded. */
  List<ClaimReleased> placeOf(WaitingPosition position, ReleaseReason reason) {
    WaitingPosition.Booking booking = position.booking();
    Slot slot = booking == null ? null : turn.slots().slot(booking.slot());
    return booking == null || slot == null || slot.started()
        ? List.of()
        : List.of(new ClaimReleased(slot.id(), booking.claim(), position.id(), reason));
  }
}
