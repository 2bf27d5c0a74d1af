package nl.doorstroom.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import nl.doorstroom.domain.partners.HealthcareService.ReportedWait;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.transfers.Saving;
import nl.doorstroom.domain.transfers.Saving.Basis;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** How much sooner someone is helped elsewhere, as far as anyone can tell on that day. */
final class Savings {

  /** The NZa's "actuele" wait is to the third free place. */
  private static final int THIRD = 3;

  private final Turn turn;
  private final Places places;

  Savings(Turn turn, Places places) {
    this.turn = turn;
    this.places = places;
  }

  /** By a place on that day, of who waited as {@code position}; null when nobody can tell. */
  @Nullable Saving of(WaitingPosition position, LocalDate on) {
    if (position.booking() != null && !position.booking().toMove()) {
      return saved(on, turn.dateOf(position.booking().start()), Basis.OWN_PLACE);
    }
    LocalDate third = thirdFree(position);
    if (third != null) {
      return saved(on, third, Basis.THIRD_FREE_PLACE);
    }
    ReportedWait reported = turn.service(position.service()).reported().get(position.phase());
    LocalDate expected = reported == null ? null : position.phaseSince().plusDays(reported.days());
    return expected == null || expected.isBefore(turn.today())
        ? null
        : saved(on, expected, Basis.REPORTED_WAIT);
  }

  private static Saving saved(LocalDate on, LocalDate otherwise, Basis basis) {
    return new Saving((int) ChronoUnit.DAYS.between(on, otherwise), basis);
  }

  private @Nullable LocalDate thirdFree(WaitingPosition position) {
    OrganizationId owner = turn.service(position.service()).organization();
    int free = 0;
    for (Slot slot : turn.slots().of(position.service(), turn.now(), Instant.MAX)) {
      if (slot.free() > 0 && places.forWaiting("slot", slot, position, owner) == null) {
        free += slot.free();
        if (free >= THIRD) {
          return turn.dateOf(slot.start());
        }
      }
    }
    return null;
  }
}
