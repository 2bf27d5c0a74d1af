/** Calendars and patterns in time: iCalendar files, recurrence rules and Dutch holidays. */
@NullMarked
package nl.doorstroom.feeds.calendars;

import org.jspecify.annotations.NullMarked;
