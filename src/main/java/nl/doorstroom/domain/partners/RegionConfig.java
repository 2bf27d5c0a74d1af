package nl.doorstroom.domain.partners;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What a region has agreed: all that differs between regions is here, and is changed by a command
 * like everything else. What is running keeps the instants it was given.
 *
 * @param nature whether it is real, a demonstration, or an archive in which nothing can be taken
 * @param horizonDays how far ahead slots are planned: no slot within it is "not within 8 weeks"
 * @param suppressionLimit groups of fewer are not shown in aggregates
 * @param division default share of places per allotment, in percent, together 100
 * @param table what is agreed about the waiting list and the transfertafel
 */
public record RegionConfig(
    String name,
    Nature nature,
    ZoneId timeZone,
    List<Subregion> subregions,
    CrisisRoute crisisRoute,
    Norms norms,
    Map<Urgency, UrgencyDefinition> urgencies,
    List<AgeClass> ageClasses,
    List<Insurer> insurers,
    int horizonDays,
    Freshness freshness,
    int suppressionLimit,
    Terms terms,
    WorkingHours workingHours,
    Map<Allotment, Integer> division,
    TableAgreements table) {

  public RegionConfig {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(nature, "nature");
    Objects.requireNonNull(timeZone, "timeZone");
    Objects.requireNonNull(crisisRoute, "crisisRoute");
    Objects.requireNonNull(norms, "norms");
    Objects.requireNonNull(freshness, "freshness");
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(workingHours, "workingHours");
    Objects.requireNonNull(table, "table");
    subregions = List.copyOf(subregions);
    urgencies = Map.copyOf(urgencies);
    ageClasses = List.copyOf(ageClasses);
    insurers = List.copyOf(insurers);
    division = Map.copyOf(division);
  }

  /** One whose table works as most can begin with. */
  public RegionConfig(
      String name,
      Nature nature,
      ZoneId timeZone,
      List<Subregion> subregions,
      CrisisRoute crisisRoute,
      Norms norms,
      Map<Urgency, UrgencyDefinition> urgencies,
      List<AgeClass> ageClasses,
      List<Insurer> insurers,
      int horizonDays,
      Freshness freshness,
      int suppressionLimit,
      Terms terms,
      WorkingHours workingHours,
      Map<Allotment, Integer> division) {
    this(
        name,
        nature,
        timeZone,
        subregions,
        crisisRoute,
        norms,
        urgencies,
        ageClasses,
        insurers,
        horizonDays,
        freshness,
        suppressionLimit,
        terms,
        workingHours,
        division,
        TableAgreements.DEFAULT);
  }

  /** The same, of which the table works as {@code agreed}. */
  public RegionConfig with(TableAgreements agreed) {
    return new RegionConfig(
        name,
        nature,
        timeZone,
        subregions,
        crisisRoute,
        norms,
        urgencies,
        ageClasses,
        insurers,
        horizonDays,
        freshness,
        suppressionLimit,
        terms,
        workingHours,
        division,
        agreed);
  }

  /** Codes of the age classes that are not retired. */
  public List<String> ageClassesInUse() {
    return ageClasses.stream().filter(a -> !a.retired()).map(AgeClass::code).toList();
  }

  /** Codes of the insurers that are not retired. */
  public List<String> insurersInUse() {
    return insurers.stream().filter(i -> !i.retired()).map(Insurer::code).toList();
  }

  /** Whether a region is worked in, shown, or kept. */
  public enum Nature {
    LIVE,
    DEMONSTRATION,
    /** Published figures of the past: nothing is ranked, nothing can be taken. */
    ARCHIVE
  }

  /** A part of the region that narrows every board; parts may overlap. */
  public record Subregion(
      String code,
      String name,
      Set<String> municipalities,
      Set<String> postcodes,
      @Nullable CrisisRoute crisisRoute) {
    public Subregion {
      municipalities = Set.copyOf(municipalities);
      postcodes = Set.copyOf(postcodes);
    }
  }

  /** Where to go in urgent danger, in order, each with its hours. */
  public record CrisisRoute(List<Contact> contacts) {
    public CrisisRoute {
      contacts = List.copyOf(contacts);
    }

    public record Contact(String name, String telephone, String hours) {}
  }

  /**
   * Treeknormen ggz, in days: 28 to intake, 70 from intake to treatment unless agreed otherwise.
   */
  public record Norms(int intakeDays, int treatmentDays) {

    public int days(WaitPhase phase) {
      return switch (phase) {
        case INTAKE -> intakeDays;
        case TREATMENT -> treatmentDays;
      };
    }
  }

  /**
   * What an urgency means here.
   *
   * @param targetDays within how many days of registration help should start at this urgency; null
   *     where only the norm holds
   * @param reassessDays after how many days the urgency is looked at again
   */
  public record UrgencyDefinition(String text, @Nullable Integer targetDays, int reassessDays) {}

  /**
   * Ages that are taken together; the age on the day of the place decides.
   *
   * @param code for instance {@code 35-49}
   * @param to last age, inclusive; null for no upper limit
   * @param retired whether it is shown where it is in use, and taken for nothing new
   */
  public record AgeClass(String code, int from, @Nullable Integer to, boolean retired) {

    /** One in use. */
    public AgeClass(String code, int from, @Nullable Integer to) {
      this(code, from, to, false);
    }

    /** First age at which the insurer pays; before it the gemeente does (Jeugdwet). */
    public static final int ADULT = 18;

    /** Whether the Jeugdwet holds, and the gemeente takes the insurer's place. */
    public boolean isYouth() {
      return from < ADULT;
    }
  }

  /**
   * Who pays from 18.
   *
   * @param retired whether it is shown where it is in use, and taken for nothing new
   */
  public record Insurer(String code, String name, boolean retired) {

    /** One in use. */
    public Insurer(String code, String name) {
      this(code, name, false);
    }
  }

  /** After how many days without confirmation a service looks stale, and goes from the list. */
  public record Freshness(int staleDays, int withdrawnDays) {}

  /**
   * How long things may take.
   *
   * @param hold how long a place is kept while someone decides; wall time, at most 10 minutes
   * @param optionsMax how many options one practice may have at a time
   * @param letterWarnDays working days after which a missing letter is said
   * @param letterFreeDays working days after which the place is freed; more than the warning
   */
  public record Terms(Duration hold, int optionsMax, int letterWarnDays, int letterFreeDays) {

    /** Longest hold there is, in every region. */
    public static final Duration HOLD_MAX = Duration.ofMinutes(10);

    public Terms {
      if (hold.isNegative() || hold.isZero() || hold.compareTo(HOLD_MAX) > 0) {
        throw new IllegalArgumentException("hold: " + hold + " (expected: <= " + HOLD_MAX + ")");
      }
      if (letterWarnDays < 1 || letterFreeDays <= letterWarnDays) {
        throw new IllegalArgumentException(
            "letterFreeDays: " + letterFreeDays + " (expected: > " + letterWarnDays + ", >= 2)");
      }
    }
  }
}
