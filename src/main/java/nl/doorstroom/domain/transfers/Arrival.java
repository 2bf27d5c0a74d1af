package nl.doorstroom.domain.transfers;

import java.time.Instant;
import java.time.LocalDate;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.SlotId;
import org.jspecify.annotations.Nullable;

/**
 * A crossing, as the region knows it that it comes to. It is remembered for ever, so that nothing
 * that is told again does anything twice; of whom it was about only for two months.
 *
 * @param from the region that it leaves, and {@code transfer} its transfer there
 * @param receiver whose service is asked
 * @param question what is told of the case; null once forgotten
 * @param until when the question lapses; after a yes, when the place is free again
 * @param slot the place offered with a yes; null without one
 * @param hold what keeps it; null unless it does
 * @param there what the other region is told of it; null before a yes
 * @param responseMinutes minutes of work between question and answer; null without an answer
 * @param landing where they are on the list here; null before taken
 * @param responsibility null until the receiver took over
 * @param end null unless it came to nothing
 * @param reason code of the region's reason; null unless declined
 * @param changedAt when it last changed
 * @param version position of the last fact that changed it
 */
public record Arrival(
    CrossingId id,
    RegionId from,
    TransferId transfer,
    HealthcareServiceId service,
    OrganizationId receiver,
    @Nullable CrossingQuestion question,
    Criteria criteria,
    ArrivalState state,
    Instant askedAt,
    Instant until,
    @Nullable SlotId slot,
    @Nullable HoldId hold,
    @Nullable PlaceThere there,
    @Nullable Integer responseMinutes,
    @Nullable Landing landing,
    @Nullable Responsibility responsibility,
    @Nullable CrossingEnd end,
    @Nullable String reason,
    Instant changedAt,
    long version) {

  /** Whether nothing more is to come of it. */
  public boolean isOver() {
    return state == ArrivalState.ENDED || responsibility != null;
  }

  Arrival accepted(
      SlotId place,
      HoldId keeping,
      PlaceThere told,
      int minutes,
      Instant kept,
      Instant at,
      long v) {
    return new Arrival(
        id,
        from,
        transfer,
        service,
        receiver,
        question,
        criteria,
        ArrivalState.ACCEPTED,
        askedAt,
        kept,
        place,
        keeping,
        told,
        minutes,
        null,
        null,
        null,
        null,
        at,
        v);
  }

  Arrival ended(
      CrossingEnd why, @Nullable String code, @Nullable Integer minutes, Instant at, long v) {
    return new Arrival(
        id,
        from,
        transfer,
        service,
        receiver,
        question,
        criteria,
        ArrivalState.ENDED,
        askedAt,
        until,
        slot,
        null,
        there,
        minutes == null ? responseMinutes : minutes,
        null,
        null,
        why,
        code,
        at,
        v);
  }

  Arrival taken(Landing where, Instant at, long v) {
    return arrived(ArrivalState.TAKEN, where, null, at, v);
  }

  Arrival confirmed(Instant at, long v) {
    return arrived(ArrivalState.CONFIRMED, landing, responsibility, at, v);
  }

  Arrival takenOver(ActorToken by, LocalDate on, Instant at, long v) {
    return arrived(state, landing, new Responsibility(by, on), at, v);
  }

  private Arrival arrived(
      ArrivalState next,
      @Nullable Landing where,
      @Nullable Responsibility taken,
      Instant at,
      long v) {
    return new Arrival(
        id,
        from,
        transfer,
        service,
        receiver,
        question,
        criteria,
        next,
        askedAt,
        until,
        slot,
        null,
        there,
        responseMinutes,
        where,
        taken,
        end,
        reason,
        at,
        v);
  }

  /** Without whom it was about. */
  Arrival forgotten() {
    return new Arrival(
        id,
        from,
        transfer,
        service,
        receiver,
        null,
        criteria,
        state,
        askedAt,
        until,
        slot,
        hold,
        there,
        responseMinutes,
        landing,
        responsibility,
        end,
        reason,
        changedAt,
        version);
  }
}
