package nl.doorstroom.grid;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.BackupCare;
import nl.doorstroom.domain.partners.CapacityStatus;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.DiagnosisGroup;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.MeasureId;
import nl.doorstroom.domain.partners.MeasureKind;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.waits.Mean;
import nl.doorstroom.waits.Places;
import org.jspecify.annotations.Nullable;

/**
 * One service with its waits and free places.
 *
 * @param key id of the service
 * @param insurers null when not known, empty when there is no contract
 * @param backupCare who is there out of hours; null when not declared
 * @param meets must-haves that it says it can meet; null when not declared
 * @param archive whether it is a published figure of the past, with nothing to take
 * @param places of a first contact, per allotment that may be seen
 * @param firstWeek Monday of the first of the weeks in {@code places}
 * @param horizon last day that is planned
 * @param computed mean realised wait of two months; a phase without any is left out
 * @param reported what the provider itself declares
 * @param norms Treeknorm in days; null where there is none
 * @param capacity what the provider says it has room for; null when it does not say, or no longer
 * @param confirmWithin working hours within which a claim must be confirmed; null when it is final
 *     at once
 * @param measures against waiting; null for who may not know of them
 * @param own the owner's alone; null for others
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
    @Nullable BackupCare backupCare,
    @Nullable List<MustHave> meets,
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
    Instant withdrawnAt,
    Clocks clocks,
    @Nullable Capacity capacity,
    @Nullable Integer confirmWithin,
    @Nullable List<Measured> measures,
    @JsonUnwrapped @Nullable Own own)
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

  /**
   * @param source when a feed last brought what was true then; null without a feed
   * @param checked when the provider last said or showed that it is true
   * @param changed when anything that is shown of it last changed
   */
  record Clocks(@Nullable Instant source, Instant checked, Instant changed) {}

  /** As it is declared; null is not declared. */
  record Capacity(
      CapacityStatus state,
      @Nullable Integer perWeek,
      @Nullable Integer couldOpen,
      LocalDate validUntil,
      @Nullable LocalDate closedUntil) {}

  /**
   * @param perWeek expected effect: so many more places a week; null when not expected
   * @param weeksShorter expected effect: so many weeks less to wait; null when not expected
   * @param endedOn null while it runs
   */
  record Measured(
      MeasureId id,
      MeasureKind kind,
      LocalDate from,
      @Nullable Integer perWeek,
      @Nullable Integer weeksShorter,
      @Nullable LocalDate endedOn) {}

  /**
   * What only the owner sees.
   *
   * @param division in percent, its own or that of the region
   * @param divisionOfRegion whether it is that of the region
   * @param perWeek places a week that come before the division; null when none
   * @param offerHours how long an offer of a freed place stands, in working hours
   * @param version of the service, for changes to it
   */
  record Own(
      Map<Allotment, Integer> division,
      boolean divisionOfRegion,
      @Nullable Map<Allotment, Integer> perWeek,
      List<ReleaseRule> releaseRules,
      boolean offerFreed,
      int offerHours,
      Given gives,
      long version) {}

  /** From so many working days before the day of a place what is left is for {@code to}. */
  record ReleaseRule(Allotment to, int workingDays) {}

  /**
   * What publishing gave, over the places of two months.
   *
   * @param filled of the units that started
   * @param lost of the units that started, unused
   * @param noShow of the appointments of which it is known whether the person came
   * @param publishToClaim mean days until a place was taken; null when none was
   * @param region the wait for an intake of all services of this kind; null when of too few
   */
  record Given(
      Share filled,
      Share lost,
      Share noShow,
      @Nullable Mean publishToClaim,
      @Nullable OfRegion region) {}

  record Share(int n, int of) {}

  /**
   * @param n at least so many people, in tens
   */
  record OfRegion(int intakeDays, int n) {}
}
