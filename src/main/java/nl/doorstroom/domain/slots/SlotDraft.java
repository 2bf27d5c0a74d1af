package nl.doorstroom.domain.slots;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import org.jspecify.annotations.Nullable;

/**
 * A place about to be published, or as it should become.
 *
 * @param externalId publishing the same one again with the same content changes nothing; null when
 *     none
 * @param capacity 1 to 50
 * @param allotment null to let the service's division decide, or to leave it as it is
 * @param schedule the agenda it is in; null when in none
 * @param releases null for those of the service, or to leave them as they are
 * @param override why checks against dummy slots are to be passed over; null to have them made
 * @param lastMinute whether it is to be filled at short notice
 */
public record SlotDraft(
    HealthcareServiceId service,
    @Nullable String externalId,
    SlotKind kind,
    Instant start,
    Instant end,
    int capacity,
    @Nullable Allotment allotment,
    Delivery delivery,
    @Nullable ScheduleId schedule,
    Restriction restriction,
    @Nullable List<ReleaseStep> releases,
    @Nullable OverrideReason override,
    boolean lastMinute) {

  /** Most units one slot can have. */
  public static final int CAPACITY_MAX = 50;

  public SlotDraft {
    releases = releases == null ? null : List.copyOf(releases);
  }

  /** A place in no agenda, for anyone its allotment names, with the releases of its service. */
  public SlotDraft(
      HealthcareServiceId service,
      @Nullable String externalId,
      SlotKind kind,
      Instant start,
      Instant end,
      int capacity,
      @Nullable Allotment allotment,
      Delivery delivery) {
    this(
        service,
        externalId,
        kind,
        start,
        end,
        capacity,
        allotment,
        delivery,
        null,
        Restriction.NONE,
        null,
        null,
        false);
  }

  /** The same in {@code agenda}. */
  public SlotDraft in(ScheduleId agenda) {
    return with(agenda, override);
  }

  /** The same with {@code reason} to pass over the checks against dummy slots. */
  public SlotDraft overriding(@Nullable OverrideReason reason) {
    return with(schedule, reason);
  }

  private SlotDraft with(@Nullable ScheduleId agenda, @Nullable OverrideReason reason) {
    return new SlotDraft(
        service,
        externalId,
        kind,
        start,
        end,
        capacity,
        allotment,
        delivery,
        agenda,
        restriction,
        releases,
        reason,
        lastMinute);
  }
}
