package nl.doorstroom.http;

import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.partners.BackupCare;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.DiagnosisGroup;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Partners;
import nl.doorstroom.domain.partners.Planning;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.waiting.MustHave;
import org.jspecify.annotations.Nullable;

/** As the contract has a healthcare service; how it plans its places is set apart. */
record ServiceBody(
    @Nullable HealthcareServiceId id,
    LocationId location,
    String name,
    @Nullable String externalId,
    ServiceCategory category,
    @Nullable Set<CareQuestion> careQuestions,
    @Nullable Set<Echelon> echelons,
    @Nullable Set<DiagnosisGroup> diagnosisGroups,
    @Nullable Set<String> ageClasses,
    @Nullable Set<String> languages,
    @Nullable Set<Delivery> deliveries,
    @Nullable Set<String> insurers,
    @Nullable Map<Allotment, Integer> division,
    boolean waitingListFirst,
    @Nullable String note,
    @Nullable Boolean active,
    @Nullable BackupCare backupCare,
    @Nullable Set<MustHave> meets) {

  /**
   * The details of the service {@code of}, or of the one that the rules find by its key; how that
   * one plans its places stays as it is.
   */
  HealthcareService.Details details(Partners partners, @Nullable HealthcareServiceId of) {
    HealthcareService found = of != null ? partners.service(of) : byKey(partners);
    return new HealthcareService.Details(
        name,
        externalId,
        category,
        orEmpty(careQuestions),
        orEmpty(echelons),
        orEmpty(diagnosisGroups),
        orEmpty(ageClasses),
        orEmpty(languages),
        orEmpty(deliveries),
        insurers,
        division == null ? Map.of() : division,
        waitingListFirst,
        note,
        active == null || active,
        found == null ? Planning.DEFAULT : found.details().planning(),
        backupCare,
        meets);
  }

  private @Nullable HealthcareService byKey(Partners partners) {
    return externalId == null
        ? null
        : partners.services().stream()
            .filter(service -> service.location().equals(location))
            .filter(service -> externalId.equals(service.details().externalId()))
            .findFirst()
            .orElse(null);
  }

  private static <T> Set<T> orEmpty(@Nullable Set<T> set) {
    return set == null ? Set.of() : set;
  }
}
