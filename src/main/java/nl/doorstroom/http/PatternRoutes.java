package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/** Publishing by pattern: a recurrence, or another week once more. */
final class PatternRoutes {

  /** How far a rule with an end of its own is followed; what is beyond the horizon is refused. */
  private static final int FAR_DAYS = 5 * 366;

  private final Publishing publishing;
  private final Recurring recurring;
  private final InstantSource clock;

  PatternRoutes(Operations on, Publishing publishing, Recurring recurring, InstantSource clock) {
    this.publishing = publishing;
    this.recurring = recurring;
    this.clock = clock;
    on.on("publishRecurrence", Permission.PLAN_SLOTS, this::publishRecurrence);
    on.on("copyWeek", Permission.PLAN_SLOTS, this::copyWeek);
  }

  private Future<Reply> publishRecurrence(Call call) {
    RecurrenceBody body = call.body(RecurrenceBody.class);
    return call.read(PatternRoutes::config)
        .compose(
            config -> {
              ZoneId zone = body.zone(config.timeZone());
              return recurring
                  .expand(body.pattern(zone), zone, until(body, config))
                  .recover(cause -> Future.failedFuture(refused(body, cause)));
            })
        .compose(
            expansion ->
                !expansion.occurrences().isEmpty()
                    ? publishing
                        .publish(call, bulk(body, expansion))
                        .map(result -> Reply.ok(withHolidays(result, expansion)))
                    : Future.failedFuture(nothing(body)));
  }

  private static RegionConfig config(Grid grid) {
    RegionConfig config = grid.region().partners().config();
    if (config == null) {
      throw new ProblemException(
          Problems.invalid("region", grid.region().id().value(), "configured"));
    }
    return config;
  }

  private Instant until(RecurrenceBody body, RegionConfig config) {
    int days = body.ends() ? FAR_DAYS : config.horizonDays() + 1;
    return LocalDate.ofInstant(clock.instant(), config.timeZone())
        .plusDays(days)
        .atStartOfDay(config.timeZone())
        .toInstant();
  }

  private static Throwable refused(RecurrenceBody body, Throwable cause) {
    return cause instanceof IllegalArgumentException
        ? new ProblemException(
            Problems.invalid("rrule", body.rrule(), String.valueOf(cause.getMessage())))
        : cause;
  }

  private static Throwable nothing(RecurrenceBody body) {
    return new ProblemException(
        Problems.invalid("rrule", body.rrule(), "a rule that gives a place within the horizon"));
  }

  private static Publishing.Bulk bulk(RecurrenceBody body, Recurring.Expansion expansion) {
    List<Publishing.Item> items = new ArrayList<>();
    for (Recurring.Occurrence at : expansion.occurrences()) {
      SlotBody item = body.item().at(at.start(), at.end());
      items.add(new Publishing.Item(item.draft(), Wire.tree(item), null));
    }
    return new Publishing.Bulk(items, body.dryRun(), body.atomic(), true);
  }

  private static ObjectNode withHolidays(ObjectNode result, Recurring.Expansion expansion) {
    result.set("holidays", Wire.tree(expansion.holidays()));
    return result;
  }

  private Future<Reply> copyWeek(Call call) {
    WeekCopy.Body body = call.body(WeekCopy.Body.class);
    body.requireMondays();
    return call.read(grid -> WeekCopy.of(grid.region(), call.by(), body, config(grid).timeZone()))
        .compose(bulk -> publishing.publish(call, bulk))
        .map(Reply::ok);
  }

  /** As the contract has a recurrence. */
  private record RecurrenceBody(
      String rrule,
      @Nullable List<String> exceptions,
      boolean skipHolidays,
      String start,
      String end,
      @Nullable String zone,
      SlotPattern item,
      boolean dryRun,
      boolean atomic) {

    /** Whether the rule has an end of its own. */
    boolean ends() {
      String rule = rrule.toUpperCase(Locale.ROOT);
      return rule.contains("COUNT=") || rule.contains("UNTIL=");
    }

    ZoneId zone(ZoneId ofRegion) {
      try {
        return zone == null ? ofRegion : ZoneId.of(zone);
      } catch (DateTimeException e) {
        throw new ProblemException(
            Problems.invalid("zone", String.valueOf(zone), "a time zone such as Europe/Amsterdam"));
      }
    }

    Recurring.Pattern pattern(ZoneId at) {
      LocalDateTime from = local("start", start, at);
      Duration length = Duration.between(from, local("end", end, at));
      if (length.isNegative() || length.isZero()) {
        throw new ProblemException(Problems.invalid("end", end, "after " + start));
      }
      Set<LocalDate> days = new HashSet<>();
      Set<LocalDateTime> starts = new HashSet<>();
      List<String> left = exceptions == null ? List.of() : exceptions;
      for (int i = 0; i < left.size(); i++) {
        String field = "exceptions/" + i;
        if (left.get(i).contains("T")) {
          starts.add(local(field, left.get(i), at));
        } else {
          days.add(day(field, left.get(i)));
        }
      }
      return new Recurring.Pattern(from, length, rrule, starts, days, skipHolidays);
    }

    private static LocalDateTime local(String field, String text, ZoneId at) {
      try {
        TemporalAccessor parsed =
            DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime fixed
            ? fixed.atZoneSameInstant(at).toLocalDateTime()
            : (LocalDateTime) parsed;
      } catch (DateTimeException e) {
        throw new ProblemException(Problems.invalid(field, text, "a day and time in ISO 8601"));
      }
    }

    private static LocalDate day(String field, String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        throw new ProblemException(Problems.invalid(field, text, "a day in ISO 8601"));
      }
    }
  }

  /** As the contract has all of a place but its time. */
  private record SlotPattern(
      HealthcareServiceId service,
      SlotKind kind,
      @Nullable Integer capacity,
      @Nullable Allotment allotment,
      Delivery delivery,
      @Nullable ScheduleId schedule,
      SlotBody.@Nullable RestrictionBody restriction,
      @Nullable List<SlotBody.ReleaseBody> releases,
      @Nullable OverrideReason override,
      boolean lastMinute) {

    SlotBody at(Instant start, Instant end) {
      return new SlotBody(
          service,
          null,
          kind,
          start,
          end,
          capacity,
          allotment,
          delivery,
          schedule,
          restriction,
          releases,
          override,
          lastMinute);
    }
  }
}
