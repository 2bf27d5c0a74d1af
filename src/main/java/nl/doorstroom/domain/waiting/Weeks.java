package nl.doorstroom.domain.waiting;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** ISO weeks, in which others than the holder are told since when someone waits. */
public final class Weeks {

  private Weeks() {}

  /** The ISO week of {@code day}, as {@code 2026-W31}. */
  public static String of(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%04d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
