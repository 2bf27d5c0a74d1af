package nl.doorstroom.http;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.ReleaseStep;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/** As the contract has a place that is to be published. */
record SlotBody(
    HealthcareServiceId service,
    @Nullable String externalId,
    SlotKind kind,
    Instant start,
    Instant end,
    @Nullable Integer capacity,
    @Nullable Allotment allotment,
    Delivery delivery,
    @Nullable ScheduleId schedule,
    @Nullable RestrictionBody restriction,
    @Nullable List<ReleaseBody> releases,
    @Nullable OverrideReason override,
    boolean lastMinute) {

  SlotDraft draft() {
    return new SlotDraft(
        service,
        externalId,
        kind,
        start,
        end,
        capacity == null ? 1 : capacity,
        allotment,
        delivery,
        schedule,
        restriction == null ? Restriction.NONE : restriction.restriction(),
        steps(releases),
        override,
        lastMinute);
  }

  static @Nullable List<ReleaseStep> steps(@Nullable List<ReleaseBody> releases) {
    return releases == null ? null : releases.stream().map(ReleaseBody::step).toList();
  }

  /** As the contract has who may take a place; a list that is left out leaves everyone in. */
  record RestrictionBody(
      @Nullable Set<OrganizationId> organizations,
      @Nullable Set<ReferrerType> referrerTypes,
      @Nullable Set<String> insurers,
      @Nullable Set<String> ageClasses,
      @Nullable Set<Urgency> urgencies) {

    Restriction restriction() {
      return new Restriction(
          orEmpty(organizations),
          orEmpty(referrerTypes),
          orEmpty(insurers),
          orEmpty(ageClasses),
          orEmpty(urgencies));
    }

    private static <T> Set<T> orEmpty(@Nullable Set<T> set) {
      return set == null ? Set.of() : set;
    }
  }

  /** As the contract has a rule by which a place opens up. */
  record ReleaseBody(Allotment allotment, int workingDays) {

    static ReleaseBody of(ReleaseStep step) {
      return new ReleaseBody(step.to(), step.workingDays());
    }

    ReleaseStep step() {
      return new ReleaseStep(allotment, workingDays);
    }
  }
}
