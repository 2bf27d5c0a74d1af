package nl.doorstroom.grid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.DiagnosisGroup;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.waits.Places;
import org.jspecify.annotations.Nullable;

/**
 * One service with its waits and free places.
 *
 * @param key id of the service
 * @param insurers null when not known, empty when there is no contract
 * @param archive whether it is a published figure of the past, with nothing to take
 * @param places of a first contact, per allotment that may be seen
 * @param firstWeek Monday of the first of the weeks in {@code places}
 * @param horizon last day that is planned
 * @param computed mean realised wait of two months; a phase without any is left out
 * @param reported what the provider itself declares
 * @param norms Treeknorm in days; null where there is none
 */
record WaitsRow(
    String key,
    Party organization,
    Site location,
    String name,
    ServiceCategory category,
    List<CareQuestion> careQuestions,
    List<Echelon> echelons,
    List<DiagnosisGroup> diagnosisGroups,
    List<String> ageClasses,
    List<String> languages,
    List<Delivery> deliveries,
    @Nullable List<String> insurers,
    boolean waitingListFirst,
    @Nullable String note,
    boolean archive,
    List<Stop> stops,
    Map<Allotment, Places> places,
    TreatmentPlaces treatmentPlaces,
    LocalDate firstWeek,
    LocalDate horizon,
    Map<WaitPhase, Wait> computed,
    Map<WaitPhase, HealthcareService.ReportedWait> reported,
    @Nullable Map<WaitPhase, Integer> norms,
    Waiting waiting,
    Instant confirmedAt,
    Instant staleAt,
    Instant withdrawnAt)
    implements Row {

  record Party(OrganizationId id, String name, OrganizationKind kind) {}

  record Site(
      LocationId id,
      String name,
      @Nullable String place,
      @Nullable String municipality,
      @Nullable String postcode,
      @Nullable Double latitude,
      @Nullable Double longitude) {}

  /**
   * @param total whether it closes the service for everyone
   * @param holds whether it did so when the day started
   */
  record Stop(
      AdmissionStopId id,
      StopReason reason,
      LocalDate announcedOn,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String note,
      List<CareQuestion> careQuestions,
      List<String> ageClasses,
      List<String> insurers,
      boolean total,
      boolean holds) {}

  /**
   * @param third third free start of treatment for people who wait; null when there are fewer
   */
  record TreatmentPlaces(@Nullable Instant third) {}

  /**
   * @param days null, like {@code n}, when it rests on fewer than {@code under} people
   */
  record Wait(
      @Nullable Double days, @Nullable Integer n, @Nullable Integer under, LocalDate asOf) {}

  /**
   * @param overTarget longer than their urgency's own term
   * @param keptForWaiting free places for the service's own waiting list
   * @param byUrgency null for others than the owner
   */
  record Waiting(
      Count intake,
      Count treatment,
      Count intakeOverNorm,
      Count treatmentOverNorm,
      Count overTarget,
      Count keptForWaiting,
      @Nullable Map<Urgency, Count> byUrgency,
      Count inflow,
      Count outflow) {}
}
