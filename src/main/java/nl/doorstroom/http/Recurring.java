package nl.doorstroom.http;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Follows patterns in time. */
@FunctionalInterface
public interface Recurring {

  /**
   * The occurrences of {@code pattern} before {@code to}, in order.
   *
   * @return fails with {@link IllegalArgumentException}, which says what was expected, when the
   *     rule cannot be followed or gives too many
   */
  Future<Expansion> expand(Pattern pattern, ZoneId zone, Instant to);

  /**
   * A pattern after RFC 5545.
   *
   * @param rule the value of an {@code RRULE}
   * @param except starts that are left out
   * @param exceptDays days that are left out whole
   * @param withoutHolidays whether what falls on a Dutch public holiday is left out
   */
  record Pattern(
      LocalDateTime start,
      Duration length,
      String rule,
      Set<LocalDateTime> except,
      Set<LocalDate> exceptDays,
      boolean withoutHolidays) {
    public Pattern {
      except = Set.copyOf(except);
      exceptDays = Set.copyOf(exceptDays);
    }
  }

  /** One place in time. */
  record Occurrence(Instant start, Instant end) {}

  /**
   * What a pattern gives.
   *
   * @param holidays days that were left out as such
   */
  record Expansion(List<Occurrence> occurrences, List<LocalDate> holidays) {
    public Expansion {
      occurrences = List.copyOf(occurrences);
      holidays = List.copyOf(holidays);
    }
  }
}
