package nl.doorstroom.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import nl.doorstroom.feeds.calendars.Recurrence;
import nl.doorstroom.http.Recurring;

/** Follows patterns in time on a worker: a rule can take many steps. */
final class Recurrences implements Recurring {

  private final Vertx vertx;

  Recurrences(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Future<Expansion> expand(Pattern pattern, ZoneId zone, Instant to) {
    return vertx.executeBlocking(() -> followed(pattern, zone, to), false);
  }

  private static Expansion followed(Pattern pattern, ZoneId zone, Instant to) {
    Recurrence recurrence =
        new Recurrence(
            pattern.start(),
            pattern.length(),
            pattern.rule(),
            Set.of(),
            pattern.except(),
            pattern.exceptDays(),
            pattern.withoutHolidays());
    Instant from = pattern.start().atZone(zone).toInstant();
    Recurrence.Expansion expansion = recurrence.between(zone, from, to);
    List<Occurrence> occurrences =
        expansion.occurrences().stream().map(o -> new Occurrence(o.start(), o.end())).toList();
    return new Expansion(occurrences, expansion.holidays());
  }
}
