package nl.doorstroom.domain.partners;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.waiting.MustHave;
import org.jspecify.annotations.Nullable;

/**
 * What is offered at one location (aanbod).
 *
 * @param confirmedAt when the holder last said or showed that all of it is still true: by
 *     publishing, by recording an outcome, or in so many words
 * @param trueAt when what a feed last brought of it was true at the source; null without one
 * @param changedAt when anything that is shown of it last changed
 * @param capacity what there is room for beside its published places; null when not declared
 * @param reported the holder's own declaration of each wait, beside what is computed
 * @param version position of the last fact that changed it
 */
public record HealthcareService(
    HealthcareServiceId id,
    OrganizationId organization,
    LocationId location,
    Details details,
    Instant confirmedAt,
    @Nullable Instant trueAt,
    Instant changedAt,
    @Nullable Capacity capacity,
    Map<WaitPhase, ReportedWait> reported,
    long version) {

  public HealthcareService {
    reported = Map.copyOf(reported);
  }

  /**
   * What the holder declares of it.
   *
   * @param externalId its key where it was imported from; unique within the location
   * @param careQuestions for what it is; empty for services that are not ggz treatment
   * @param ageClasses codes of the region's age classes
   * @param languages ISO 639-1, lower case
   * @param insurers codes of the region's insurers with which there is a contract; null when not
   *     known, empty when there is none
   * @param division share of its places for each allotment, in percent, together 100; empty for the
   *     region's own
   * @param waitingListFirst whether people who already wait come before new referrals, which it
   *     then says wherever it is shown
   * @param active false once it is no longer offered; it stays known
   * @param planning how it plans its places
   * @param backupCare who is there out of hours; null when not declared
   * @param meets which must-haves it can meet; null when not declared
   */
  public record Details(
      String name,
      @Nullable String externalId,
      ServiceCategory category,
      Set<CareQuestion> careQuestions,
      Set<Echelon> echelons,
      Set<DiagnosisGroup> diagnosisGroups,
      Set<String> ageClasses,
      Set<String> languages,
      Set<Delivery> deliveries,
      @Nullable Set<String> insurers,
      Map<Allotment, Integer> division,
      boolean waitingListFirst,
      @Nullable String note,
      boolean active,
      Planning planning,
      @Nullable BackupCare backupCare,
      @Nullable Set<MustHave> meets) {
    public Details {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(category, "category");
      careQuestions = Set.copyOf(careQuestions);
      echelons = Set.copyOf(echelons);
      diagnosisGroups = Set.copyOf(diagnosisGroups);
      ageClasses = Set.copyOf(ageClasses);
      languages = Set.copyOf(languages);
      deliveries = Set.copyOf(deliveries);
      insurers = insurers == null ? null : Set.copyOf(insurers);
      division = Map.copyOf(division);
      Objects.requireNonNull(planning, "planning");
      meets = meets == null ? null : Set.copyOf(meets);
    }

    /** The same, but no longer offered. */
    public Details ended() {
      return new Details(
          name,
          externalId,
          category,
          careQuestions,
          echelons,
          diagnosisGroups,
          ageClasses,
          languages,
          deliveries,
          insurers,
          division,
          waitingListFirst,
          note,
          false,
          planning,
          backupCare,
          meets);
    }

    /** The same, that plans its places as {@code how} has it, and divides them so. */
    public Details planned(Map<Allotment, Integer> into, Planning how) {
      return new Details(
          name,
          externalId,
          category,
          careQuestions,
          echelons,
          diagnosisGroups,
          ageClasses,
          languages,
          deliveries,
          insurers,
          into,
          waitingListFirst,
          note,
          active,
          how,
          backupCare,
          meets);
    }

    /** One that plans its places as most do. */
    public Details(
        String name,
        @Nullable String externalId,
        ServiceCategory category,
        Set<CareQuestion> careQuestions,
        Set<Echelon> echelons,
        Set<DiagnosisGroup> diagnosisGroups,
        Set<String> ageClasses,
        Set<String> languages,
        Set<Delivery> deliveries,
        @Nullable Set<String> insurers,
        Map<Allotment, Integer> division,
        boolean waitingListFirst,
        @Nullable String note,
        boolean active) {
      this(
          name,
          externalId,
          category,
          careQuestions,
          echelons,
          diagnosisGroups,
          ageClasses,
          languages,
          deliveries,
          insurers,
          division,
          waitingListFirst,
          note,
          active,
          Planning.DEFAULT,
          null,
          null);
    }

    /** One that plans its places as {@code planning} has it. */
    public Details(
        String name,
        @Nullable String externalId,
        ServiceCategory category,
        Set<CareQuestion> careQuestions,
        Set<Echelon> echelons,
        Set<DiagnosisGroup> diagnosisGroups,
        Set<String> ageClasses,
        Set<String> languages,
        Set<Delivery> deliveries,
        @Nullable Set<String> insurers,
        Map<Allotment, Integer> division,
        boolean waitingListFirst,
        @Nullable String note,
        boolean active,
        Planning planning) {
      this(
          name,
          externalId,
          category,
          careQuestions,
          echelons,
          diagnosisGroups,
          ageClasses,
          languages,
          deliveries,
          insurers,
          division,
          waitingListFirst,
          note,
          active,
          planning,
          null,
          null);
    }
  }

  /**
   * A wait as the provider itself declares it: never typed over what is computed.
   *
   * @param days of the wait
   * @param asOf peildatum
   * @param n on how many people it rests; null when not declared
   * @param note the provider's own remark, for instance that it differs per insurer
   */
  public record ReportedWait(
      int days, LocalDate asOf, @Nullable Integer n, @Nullable String note) {}
}
