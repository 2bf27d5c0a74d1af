package nl.doorstroom.domain;

import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.waiting.WaitingPosition;

/**
 * How long someone has waited, by which the region puts them in order.
 *
 * @param over days over the term of their urgency, or over the norm of the phase without one
 * @param days in this phase
 */
record TimeWaited(long over, long days) {

  static TimeWaited of(WaitingPosition p, Turn turn) {
    long waited = p.phaseSince().datesUntil(turn.today()).count();
    RegionConfig.UrgencyDefinition urgency = turn.config().urgencies().get(p.request().urgency());
    Integer target = urgency == null ? null : urgency.targetDays();
    int norm = target == null ? turn.config().norms().days(p.phase()) : target;
    return new TimeWaited(Math.max(0, waited - norm), waited);
  }
}
