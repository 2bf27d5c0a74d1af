package nl.doorstroom.domain.slots;

/**
 * A rule by which a place that is left opens up by itself: from the opening of the working day that
 * lies {@code workingDays} before the day of the place it is meant for {@code to}.
 *
 * @param workingDays 0 to 60; 0 is the day itself
 */
public record ReleaseStep(Allotment to, int workingDays) {

  /** Furthest ahead that a place can be released, in working days. */
  public static final int DAYS_MAX = 60;

  /** Most steps of one place. */
  public static final int STEPS_MAX = 5;
}
