package nl.doorstroom.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.WorkingHours;
import nl.doorstroom.domain.slots.ReleaseStep;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotDraft;
import org.jspecify.annotations.Nullable;

/** The places of one week as drafts for another, at the same local times. */
final class WeekCopy {

  /** Most places that one call publishes. */
  private static final int ITEMS_MAX = 1_000;

  private final Region region;
  private final Body body;
  private final ZoneId zone;
  private final long days;

  private WeekCopy(Region region, Body body, ZoneId zone) {
    this.region = region;
    this.body = body;
    this.zone = zone;
    this.days = ChronoUnit.DAYS.between(body.from(), body.to());
  }

  /**
   * What {@code by} would publish; what stands in the other week already is told as such.
   *
   * @throws ProblemException as 422 {@code invalid} when there is nothing to copy or too much
   */
  static Publishing.Bulk of(Region region, OrganizationId by, Body body, ZoneId zone) {
    WeekCopy copy = new WeekCopy(region, body, zone);
    List<Slot> week =
        copy.within(body.from()).stream()
            .filter(slot -> copy.isMeant(slot, by))
            .sorted(Comparator.comparing(Slot::start).thenComparing(slot -> slot.id().value()))
            .toList();
    if (week.isEmpty() || week.size() > ITEMS_MAX) {
      throw new ProblemException(
          Problems.invalid(
              "from",
              body.from() + ": " + week.size() + " places",
              "a week with 1 to " + ITEMS_MAX + " places of yours"));
    }
    return new Publishing.Bulk(copy.items(week), body.dryRun(), false, true);
  }

  private List<Slot> within(LocalDate monday) {
    Instant from = monday.atStartOfDay(zone).toInstant();
    Instant to = monday.plusWeeks(1).atStartOfDay(zone).toInstant();
    Collection<Slot> all =
        body.schedule() != null
            ? region.slots().of(body.schedule())
            : body.service() != null ? region.slots().of(body.service()) : region.slots().slots();
    return all.stream()
        .filter(slot -> !slot.withdrawn())
        .filter(slot -> !slot.start().isBefore(from) && slot.start().isBefore(to))
        .toList();
  }

  private boolean isMeant(Slot slot, OrganizationId by) {
    HealthcareService service = region.partners().service(slot.service());
    return service != null
        && service.organization().equals(by)
        && (body.service() == null || slot.service().equals(body.service()));
  }

  private List<Publishing.Item> items(List<Slot> week) {
    List<Slot> standing = new ArrayList<>(within(body.to()));
    List<Publishing.Item> items = new ArrayList<>();
    for (Slot slot : week) {
      SlotDraft draft = moved(slot);
      Slot same = standing.stream().filter(other -> isSame(other, draft)).findFirst().orElse(null);
      standing.remove(same);
      JsonNode known = Wire.object().put("slot", slot.id().value()).put("to", body.to().toString());
      items.add(new Publishing.Item(draft, known, same));
    }
    return items;
  }

  private static boolean isSame(Slot slot, SlotDraft draft) {
    return slot.service().equals(draft.service())
        && slot.kind() == draft.kind()
        && slot.start().equals(draft.start())
        && slot.end().equals(draft.end())
        && Objects.equals(slot.schedule(), draft.schedule());
  }

  private SlotDraft moved(Slot slot) {
    Instant start = moved(slot.start());
    return new SlotDraft(
        slot.service(),
        null,
        slot.kind(),
        start,
        start.plus(ChronoUnit.MILLIS.between(slot.start(), slot.end()), ChronoUnit.MILLIS),
        slot.capacity(),
        slot.content().allotment(),
        slot.delivery(),
        slot.schedule(),
        slot.restriction(),
        steps(slot),
        slot.content().override(),
        false);
  }

  private Instant moved(Instant instant) {
    return instant.atZone(zone).plusDays(days).toInstant();
  }

  /** Releases lie as long before the place, in working days, as they did. */
  private List<ReleaseStep> steps(Slot slot) {
    RegionConfig config = Objects.requireNonNull(region.partners().config(), "config");
    WorkingHours hours = config.workingHours();
    LocalDate day = LocalDate.ofInstant(slot.start(), zone);
    return slot.content().releases().stream()
        .map(
            release ->
                new ReleaseStep(
                    release.to(),
                    hours.workingDaysBetween(LocalDate.ofInstant(release.at(), zone), day)))
        .toList();
  }

  /** As the contract has a week that is copied. */
  record Body(
      @Nullable HealthcareServiceId service,
      @Nullable ScheduleId schedule,
      LocalDate from,
      LocalDate to,
      boolean dryRun) {

    /** Throws {@link ProblemException} as 422 {@code invalid} unless both are Mondays. */
    void requireMondays() {
      requireMonday("from", from);
      requireMonday("to", to);
      if (from.equals(to)) {
        throw new ProblemException(Problems.invalid("to", to, "another week than " + from));
      }
    }

    private static void requireMonday(String field, LocalDate day) {
      if (day.getDayOfWeek() != DayOfWeek.MONDAY) {
        throw new ProblemException(Problems.invalid(field, day, "a Monday"));
      }
    }
  }
}
