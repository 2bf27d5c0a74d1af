package nl.doorstroom.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.partners.Capacity;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Feed;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.UpkeepCommand;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Clearing;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleCommand;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * What comes round by itself: feeds report, capacity is declared anew, somebody is ill, and places
 * are added at short notice.
 *
 * <p><b>Threads.</b> One call at a time.
 */
final class Chores {

  /** External ids of places added for the same day begin so. */
  private static final String SAME_DAY = "demo/same-day/";

  private static final Duration SAME_DAY_NOTICE = Duration.ofMinutes(5);
  private static final Duration SAME_DAY_PAUSE = Duration.ofMinutes(70);
  private static final Duration SAME_DAY_LENGTH = Duration.ofMinutes(45);
  private static final LocalTime DAY_BEGINS = LocalTime.of(8, 0);
  private static final LocalTime DAY_ENDS = LocalTime.of(20, 0);

  /** At which no place of the week's pattern lies. */
  private static final LocalTime LUNCH = LocalTime.of(12, 0);

  private static final int LUNCH_MINUTES = 45;

  /** How many working days ahead somebody can fall ill. */
  private static final int ILL_WITHIN = 3;

  /** In one service of so many a declaration is renewed only after it expired. */
  private static final int RENEWED_LATE = 3;

  private final RegionConfig config;
  private final Chance chance;

  Chores(RegionConfig config, Chance chance) {
    this.config = config;
    this.chance = chance;
  }

  /** What is due now; null when nothing is. */
  @Nullable Command due(Scene scene) {
    for (Subject subject : scene.subjects()) {
      Command command = reported(scene, subject);
      if (command == null) {
        command = renewed(scene, subject);
      }
      if (command == null) {
        command = sameDay(scene, subject);
      }
      if (command != null) {
        return command;
      }
    }
    return ill(scene);
  }

  /** Each feed reports well before it is missed, except the one that stopped. */
  private static @Nullable Command reported(Scene scene, Subject subject) {
    Plan.Source source = subject.offer().plan().source();
    Feed feed =
        source == null || source.stopped()
            ? null
            : scene.region().upkeep().feed(subject.provider(), source.code());
    return feed == null || scene.now().isBefore(feed.dueAt().minus(feed.interval().dividedBy(3)))
        ? null
        : new UpkeepCommand.ReportFeed(feed.id(), scene.now().minusSeconds(30), subject.provider());
  }

  private @Nullable Command renewed(Scene scene, Subject subject) {
    Plan.Room room = subject.offer().plan().room();
    Capacity declared = subject.service().capacity();
    if (room == null || declared == null) {
      return null;
    }
    int late = Chance.falls(subject.id(), RENEWED_LATE) ? 2 : 0;
    return scene.today().isBefore(declared.validUntil().plusDays(late))
        ? null
        : Arrangements.declared(
            room,
            subject.id(),
            scene.today(),
            scene.today().plusDays(7L + chance.below(14)),
            subject.provider());
  }

  /** Online there is often a place within the hour: it goes to who is next. */
  private @Nullable Command sameDay(Scene scene, Subject subject) {
    Catalogue.Offer offer = subject.offer();
    if (!offer.isGgz()
        || offer.weekly() == 0
        || !offer.details().deliveries().contains(Delivery.ONLINE)) {
      return null;
    }
    Slot last =
        scene.region().slots().of(subject.id()).stream()
            .filter(
                s -> !s.withdrawn() && Objects.toString(s.externalId(), "").startsWith(SAME_DAY))
            .max(Comparator.comparing(Slot::start))
            .orElse(null);
    if (last != null && last.free() > 0 && last.start().isAfter(scene.now().plusSeconds(60))) {
      return given(scene, subject, last);
    }
    return last != null && last.start().plus(SAME_DAY_PAUSE).isAfter(scene.now())
        ? null
        : added(scene, subject);
  }

  /** To who is next; where everyone has an appointment, to who has the last one. */
  private static @Nullable Command given(Scene scene, Subject subject, Slot slot) {
    List<WaitingPosition> suited =
        scene.region().waiting().of(subject.id()).stream()
            .filter(p -> p.isOpen() && Queue.suits(slot, p) && hasLetter(scene, p))
            .filter(p -> scene.region().offers().openTo(p.id()) == null)
            .toList();
    return suited.stream()
        .filter(p -> p.booking() == null)
        .min(Queue.ORDER)
        .<Command>map(p -> new SlotCommand.ClaimSlot(slot.id(), null, p.id(), subject.provider()))
        .orElseGet(
            () ->
                suited.stream()
                    .map(WaitingPosition::booking)
                    .filter(Objects::nonNull)
                    .filter(b -> b.confirmBy() == null && b.start().isAfter(slot.end()))
                    .max(Comparator.comparing(WaitingPosition.Booking::start))
                    .map(
                        b ->
                            new SlotCommand.MoveClaim(
                                b.slot(), b.claim(), slot.id(), subject.provider()))
                    .orElse(null));
  }

  private static boolean hasLetter(Scene scene, WaitingPosition position) {
    Referral referral =
        position.referral() == null ? null : scene.region().waiting().referral(position.referral());
    return referral == null || referral.letterReceivedAt() != null;
  }

  private @Nullable Command added(Scene scene, Subject subject) {
    ZonedDateTime soon = scene.now().plus(SAME_DAY_NOTICE).atZone(config.timeZone());
    ZonedDateTime start =
        soon.truncatedTo(ChronoUnit.HOURS).plusMinutes(5L * ((soon.getMinute() + 4) / 5));
    boolean evenings = subject.offer().plan().evenings();
    boolean byDay =
        !start.toLocalTime().isBefore(DAY_BEGINS) && start.toLocalTime().isBefore(DAY_ENDS);
    return evenings || byDay
        ? new SlotCommand.PublishSlots(
            List.of(
                new SlotDraft(
                    subject.id(),
                    SAME_DAY + start.toLocalDateTime(),
                    SlotKind.INTAKE,
                    start.toInstant(),
                    start.toInstant().plus(SAME_DAY_LENGTH),
                    1,
                    Allotment.OWN_WAITING_LIST,
                    Delivery.ONLINE,
                    null,
                    Restriction.NONE,
                    List.of(),
                    evenings ? OverrideReason.EVENING_CLINIC : null,
                    false)),
            subject.provider())
        : null;
  }

  /** There is always one agenda of treatment in which somebody is ill one of the next days. */
  private @Nullable Command ill(Scene scene) {
    for (Clearing clearing : scene.region().schedules().clearings()) {
      if (clearing.to().isAfter(scene.now())) {
        return null;
      }
    }
    List<Command> possible = new ArrayList<>();
    LocalDate day = scene.today();
    for (int i = 0; i < ILL_WITHIN; i++) {
      day = config.workingHours().workingDayAfter(day);
      Instant from = day.atStartOfDay(config.timeZone()).toInstant();
      Instant to = day.plusDays(1).atStartOfDay(config.timeZone()).toInstant();
      for (Schedule schedule : scene.region().schedules().schedules()) {
        if (hasAppointments(scene, schedule.id(), from, to) && isPatient(scene, schedule)) {
          possible.add(
              new ScheduleCommand.ClearSchedule(
                  schedule.id(),
                  from,
                  to,
                  WithdrawReason.PRACTITIONER_ABSENT,
                  schedule.organization()));
        }
      }
    }
    return possible.isEmpty() ? null : chance.pick(possible);
  }

  private static boolean hasAppointments(
      Scene scene, ScheduleId schedule, Instant from, Instant to) {
    return scene.region().slots().of(schedule, from, to).stream()
        .anyMatch(s -> !s.withdrawn() && !s.claims().isEmpty());
  }

  private static boolean isPatient(Scene scene, Schedule schedule) {
    return scene.subjects().stream()
        .filter(s -> s.provider().equals(schedule.organization()))
        .noneMatch(s -> s.offer().plan().prompt());
  }

  /** A place at lunch on the next working day, for who can come then. */
  @Nullable Command lastMinute(Scene scene, Subject subject) {
    LocalDate day = config.workingHours().workingDayAfter(scene.today());
    String key = "demo/last-minute/" + day;
    if (!subject.offer().plan().lastMinute()
        || scene.region().slots().slot(subject.id(), key) != null) {
      return null;
    }
    Schedule agenda =
        scene.region().schedules().schedule(subject.provider(), subject.offer().agendas().get(0));
    return new SlotCommand.PublishSlots(
        List.of(
            new SlotDraft(
                subject.id(),
                key,
                SlotKind.INTAKE,
                day.atTime(LUNCH).atZone(config.timeZone()).toInstant(),
                day.atTime(LUNCH.plusMinutes(LUNCH_MINUTES)).atZone(config.timeZone()).toInstant(),
                1,
                Allotment.OWN_WAITING_LIST,
                subject.offer().details().deliveries().contains(Delivery.ON_SITE)
                    ? Delivery.ON_SITE
                    : Delivery.ONLINE,
                agenda == null ? null : agenda.id(),
                Restriction.NONE,
                List.of(),
                null,
                true)),
        subject.provider());
  }
}
