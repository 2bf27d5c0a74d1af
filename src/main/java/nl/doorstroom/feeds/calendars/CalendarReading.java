package nl.doorstroom.feeds.calendars;

import java.util.Map;
import nl.doorstroom.feeds.reading.Field;

/**
 * How the events of a calendar are read as places. iCalendar has no word for a free place, so an
 * organisation says once which of its events are: it is guessed from the first file and remembered.
 *
 * @param service where an event says which service it is for
 * @param constants what holds for every event that does not say it itself
 */
public record CalendarReading(Places places, ServiceFrom service, Map<Field, String> constants) {

  public CalendarReading {
    constants = Map.copyOf(constants);
  }

  /** Which events are free places. All others say that a place is no longer free. */
  public enum Places {
    /** All: the calendar holds nothing but places. */
    ALL,
    /** Those with {@code TRANSP:TRANSPARENT}: an appointment blocks time, a free place does not. */
    TRANSPARENT
  }

  /** What tells the service of an event; where it says nothing, the constant does. */
  public enum ServiceFrom {
    /** The first of its categories that is not a kind, a form or a destination. */
    CATEGORIES,
    SUMMARY,
    CONSTANT
  }
}
