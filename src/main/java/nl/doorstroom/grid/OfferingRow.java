package nl.doorstroom.grid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.doorstroom.domain.offers.OfferId;
import nl.doorstroom.domain.offers.OfferingEnd;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.Verwijscode;
import org.jspecify.annotations.Nullable;

/**
 * One unit of a place that is offered to people who wait: the call list.
 *
 * @param key id of the offering
 * @param automatic whether it began by itself
 * @param endedReason null while it runs
 * @param offers in the order in which they were made
 * @param next who would be asked after those, in order; empty once it has ended
 */
record OfferingRow(
    String key,
    SlotId slot,
    HealthcareServiceId service,
    String serviceName,
    Instant start,
    SlotKind kind,
    Mode mode,
    boolean automatic,
    State state,
    @Nullable OfferingEnd endedReason,
    Instant startedAt,
    @Nullable Instant endedAt,
    List<Offered> offers,
    List<PositionId> next)
    implements Row {

  enum State {
    RUNNING,
    TAKEN,
    STOPPED,
    /** For any other reason. */
    ENDED
  }

  /**
   * @param n how many people are asked at the same time
   * @param hours how long each has to answer, in working hours
   */
  record Mode(int n, int hours) {}

  enum Answer {
    MADE,
    YES,
    NO,
    NOT_REACHED,
    LAPSED,
    /** The offering ended, or the person no longer waits for a place. */
    CLOSED
  }

  /**
   * One person to call, or called.
   *
   * @param urgency null, like {@code since}, once the position is forgotten
   * @param code null when nobody referred through the exchange
   */
  record Offered(
      OfferId offer,
      PositionId position,
      Instant madeAt,
      Instant until,
      Answer state,
      int notReached,
      @Nullable Urgency urgency,
      @Nullable LocalDate since,
      @Nullable Verwijscode code) {}
}
