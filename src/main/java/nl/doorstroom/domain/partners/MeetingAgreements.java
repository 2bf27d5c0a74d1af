package nl.doorstroom.domain.partners;

import org.jspecify.annotations.Nullable;

/**
 * What a region has agreed about the meetings of its transfertafel, and what anyone may know of
 * that table. What is in it is public: a function and its telephone, never someone's own.
 *
 * @param owner whose table it is, and whose members lead its meetings; null when whoever plans one
 *     leads it
 * @param contact whom to turn to; null when not said, and likewise what follows
 * @param meets when it meets, in words
 * @param howToAsk how to ask something of it
 * @param minutes how long a meeting takes; 5 to 240
 * @param casesMax most cases on an agenda; 1 to 30
 * @param regularPercent share of an agenda that is kept for who is regular and has waited longest
 */
public record MeetingAgreements(
    @Nullable OrganizationId owner,
    @Nullable String contact,
    @Nullable String meets,
    @Nullable String howToAsk,
    int minutes,
    int casesMax,
    int regularPercent) {

  /** Shortest meeting, in minutes. */
  public static final int MINUTES_MIN = 5;

  /** Longest meeting, in minutes. */
  public static final int MINUTES_MAX = 240;

  /** Most cases that any agenda can have. */
  public static final int CASES_MAX = 30;

  /** Six cases in half an hour, as in Utrecht and Eemland, two of them of who waited longest. */
  public static final MeetingAgreements DEFAULT =
      new MeetingAgreements(null, null, null, null, 30, 6, 33);

  /** Places on an agenda that are kept for who is regular and has waited longest. */
  public int regularCases() {
    return Math.round(casesMax * regularPercent / 100f);
  }
}
