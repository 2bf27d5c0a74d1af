package nl.doorstroom.domain.partners;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * No new people for a while (aanmeldstop): for whom, why and until when.
 *
 * @param from first day, in the region's time zone
 * @param until last day; null when not yet known
 * @param announcedOn when it was made known
 * @param version position of the last fact that changed it
 */
public record AdmissionStop(
    AdmissionStopId id,
    OrganizationId organization,
    Scope scope,
    StopReason reason,
    LocalDate announcedOn,
    LocalDate from,
    @Nullable LocalDate until,
    @Nullable String note,
    long version) {

  public AdmissionStop {
    Objects.requireNonNull(scope, "scope");
  }

  /** Whether it holds on {@code day}. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (until == null || !day.isAfter(until));
  }

  /**
   * What is closed: one service, one location, or (both null) the whole organisation; within it
   * everything, or only what each set that is not empty names.
   */
  public record Scope(
      @Nullable HealthcareServiceId service,
      @Nullable LocationId location,
      Set<CareQuestion> careQuestions,
      Set<String> ageClasses,
      Set<String> insurers) {
    public Scope {
      careQuestions = Set.copyOf(careQuestions);
      ageClasses = Set.copyOf(ageClasses);
      insurers = Set.copyOf(insurers);
    }

    /** Whether it closes all of what it names, for everyone. */
    public boolean isTotal() {
      return careQuestions.isEmpty() && ageClasses.isEmpty() && insurers.isEmpty();
    }

    /** Whether {@code candidate} lies under the stop, whoever asks. */
    public boolean covers(HealthcareService candidate) {
      return (service == null || service.equals(candidate.id()))
          && (location == null || location.equals(candidate.location()));
    }
  }
}
