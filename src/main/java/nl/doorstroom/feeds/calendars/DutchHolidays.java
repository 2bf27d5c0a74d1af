package nl.doorstroom.feeds.calendars;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import java.util.stream.Collectors;

/** The public holidays of the Netherlands. Safe on any thread. */
public final class DutchHolidays {

  private DutchHolidays() {}

  /** Those of one year. */
  public static Set<LocalDate> of(Year year) {
    return HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NETHERLANDS))
        .getHolidays(year, HolidayType.PUBLIC_HOLIDAY)
        .stream()
        .map(Holiday::getDate)
        .collect(Collectors.toUnmodifiableSet());
  }
}
