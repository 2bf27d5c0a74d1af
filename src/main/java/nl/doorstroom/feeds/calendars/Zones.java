package nl.doorstroom.feeds.calendars;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.feeds.reading.MisreadException;
import nl.doorstroom.feeds.reading.MisreadException.Why;
import org.jspecify.annotations.Nullable;

/**
 * The time zones that a calendar names: by the name of the tz database, by the name that Windows
 * has for it, or by the offsets that its own {@code VTIMEZONE} gives, as far as they are those of a
 * zone of Europe or of a place without summer time.
 */
final class Zones {

  /** Names that Outlook and Exchange give, of zones in Europe. */
  private static final Map<String, String> WINDOWS =
      Map.of(
          "W. Europe Standard Time", "Europe/Amsterdam",
          "Romance Standard Time", "Europe/Paris",
          "Central Europe Standard Time", "Europe/Budapest",
          "Central European Standard Time", "Europe/Warsaw",
          "GMT Standard Time", "Europe/London",
          "FLE Standard Time", "Europe/Helsinki",
          "UTC", "UTC",
          "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam");

  private static final Map<Set<String>, String> BY_OFFSETS =
      Map.of(
          Set.of("+0100", "+0200"), "Europe/Amsterdam",
          Set.of("+0000", "+0100"), "Europe/London",
          Set.of("+0200", "+0300"), "Europe/Helsinki");

  private static final int DEFINED_MAX = 100;

  private final ZoneId local;
  private final Map<String, Set<String>> defined = new HashMap<>();

  /**
   * @param local where floating times are
   */
  Zones(ZoneId local) {
    this.local = local;
  }

  ZoneId local() {
    return local;
  }

  /** Remembers the offsets of a zone that the calendar defines itself. */
  void define(String id, Set<String> offsets) {
    if (defined.size() < DEFINED_MAX) {
      defined.put(id, Set.copyOf(offsets));
    }
  }

  /** The zone of that name; the local one without a name. */
  ZoneId of(@Nullable String id) {
    if (id == null) {
      return local;
    }
    String name = id.strip().replaceAll("^\"|\"$", "");
    ZoneId zone = byName(WINDOWS.getOrDefault(name, name));
    if (zone == null && name.startsWith("/")) {
      // Some programs put who made the list of zones before its name.
      String[] parts = name.split("/", -1);
      zone =
          parts.length < 3 ? null : byName(parts[parts.length - 2] + "/" + parts[parts.length - 1]);
    }
    zone = zone == null ? byOffsets(defined.getOrDefault(name, Set.of())) : zone;
    if (zone == null) {
      throw new MisreadException(Why.UNKNOWN_ZONE, "TZID", name, "a zone such as Europe/Amsterdam");
    }
    return zone;
  }

  private static @Nullable ZoneId byName(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable ZoneId byOffsets(Set<String> offsets) {
    String name = BY_OFFSETS.get(offsets);
    if (name != null) {
      return ZoneId.of(name);
    }
    try {
      return offsets.size() == 1 ? ZoneOffset.of(offsets.iterator().next()) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
