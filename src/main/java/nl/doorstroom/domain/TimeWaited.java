package nl.doorstroom.domain;

import nl.doorstroom.domain.waiting.Norms;
import nl.doorstroom.domain.waiting.WaitingPosition;

/**
 * How long someone has waited, by which the region puts them in order.
 *
 * @param over days over the norm of the phase or the term of their urgency
 * @param days in this phase
 */
record TimeWaited(long over, long days) {

  static TimeWaited of(WaitingPosition p, Turn turn) {
    return new TimeWaited(
        Norms.daysOver(
            turn.config(), turn.service(p.service()).details().category(), p, turn.today()),
        p.phaseSince().datesUntil(turn.today()).count());
  }
}
