package nl.doorstroom.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.MeasureKind;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.UpkeepCommand;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens next in a region that lives: from what it is now, and chance. Each service
 * is drawn back to how busy the catalogue says it is, so that the region neither fills up nor
 * empties.
 *
 * <p><b>Threads.</b> One call at a time.
 */
final class Happenings {

  private static final int TRIES = 8;

  private static final Duration CONFIRMED_WITHIN = Duration.ofHours(20);

  private static final int STOPS_MAX = 6;

  /** Most places that one provider offers to its waiting lists at a time. */
  private static final int OFFERED_MAX = 6;

  /** From here on measures are taken. */
  private static final int LONG_WAIT_DAYS = 60;

  private static final List<CloseReason> LEAVING =
      List.of(
          CloseReason.WITHDREW,
          CloseReason.HELPED_ELSEWHERE,
          CloseReason.HELPED_ELSEWHERE,
          CloseReason.NOT_REACHED,
          CloseReason.REFERRED_BACK);

  private static final List<StopReason> STOPPING =
      List.of(
          StopReason.STAFF_SHORTAGE, StopReason.WAITING_LIST_TOO_LONG, StopReason.BUDGET_CEILING);

  private final Catalogue catalogue;
  private final Rota rota;
  private final RegionConfig config;
  private final People people;
  private final Chance chance;
  private final Referrers referrers;
  private final Desk desk;
  private final Chores chores;
  private final TableWork table;
  private final Map<HealthcareServiceId, LocalDate> planned = new HashMap<>();

  Happenings(Catalogue catalogue, RegionConfig config, People people, Random random) {
    this.catalogue = catalogue;
    this.rota = new Rota(config, catalogue.practices());
    this.config = config;
    this.people = people;
    this.chance = new Chance(random);
    this.referrers = new Referrers(people, chance, config.terms().optionsMax());
    this.desk = new Desk(chance);
    this.chores = new Chores(config, chance);
    this.table = new TableWork(config, people, chance);
  }

  /** What someone does now; null when nothing came to mind. */
  @Nullable Command next(Region region, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, config.timeZone());
    Scene scene = Scene.of(region, catalogue, now, today);
    if (scene.subjects().isEmpty()) {
      return null;
    }
    Command next = plan(scene);
    if (next == null && chance.below(2) == 0) {
      next = due(scene);
    }
    for (int i = 0; next == null && i < TRIES; i++) {
      next = drawn(scene, chance.pick(scene.subjects()));
    }
    return next;
  }

  /** Told what followed from a command. */
  void happened(List<Event> events) {
    referrers.happened(events);
  }

  /** What hardly waits for chance: what comes round, and what prompt planners see to. */
  private @Nullable Command due(Scene scene) {
    Command due = chores.due(scene);
    for (Subject subject : scene.subjects()) {
      if (due == null && subject.offer().plan().prompt()) {
        due = desk.next(scene, subject);
      }
    }
    return due;
  }

  /** The day that has come within the horizon is published, service by service. */
  private @Nullable Command plan(Scene scene) {
    LocalDate horizon = scene.today().plusDays(config.horizonDays());
    for (Subject subject : scene.subjects()) {
      LocalDate done =
          planned.computeIfAbsent(
              subject.id(),
              id -> lastDay(scene.region().slots().of(id), scene.today().minusDays(1)));
      if (!done.isBefore(horizon)) {
        continue;
      }
      Known known = Known.of(scene.region());
      while (done.isBefore(horizon)) {
        done = done.plusDays(1);
        planned.put(subject.id(), done);
        List<SlotDraft> drafts =
            done.isAfter(scene.today()) ? rota.on(done, subject.offer(), known) : List.of();
        if (!drafts.isEmpty()) {
          return new SlotCommand.PublishSlots(drafts, subject.provider());
        }
      }
    }
    return null;
  }

  private LocalDate lastDay(Collection<Slot> slots, LocalDate otherwise) {
    return slots.stream()
        .map(slot -> LocalDate.ofInstant(slot.start(), config.timeZone()))
        .max(Comparator.naturalOrder())
        .orElse(otherwise);
  }

  private @Nullable Command drawn(Scene scene, Subject subject) {
    int draw = chance.below(100);
    if (draw < 12) {
      return referrers.decided(scene.region());
    }
    if (draw < 48) {
      return busier(scene, subject) ? taken(scene, subject) : givenBack(scene, subject);
    }
    if (draw < 62) {
      return waitingChanged(scene, subject);
    }
    if (draw < 80) {
      return desk.next(scene, subject);
    }
    if (draw < 86) {
      return table.next(scene);
    }
    if (draw < 94) {
      return confirmed(scene, subject);
    }
    return switch (draw) {
      case 94, 95 -> reprioritised(scene, subject);
      case 96, 97 -> chores.lastMinute(scene, subject);
      case 98 -> stop(scene, subject);
      default -> measure(scene, subject);
    };
  }

  /** Whether fewer of its places are taken than the catalogue has it. */
  private boolean busier(Scene scene, Subject subject) {
    int all = 0;
    int taken = 0;
    for (Slot slot : scene.region().slots().of(subject.id())) {
      if (!slot.started() && !slot.withdrawn() && slot.blocked() == null) {
        all += slot.capacity();
        taken += slot.capacity() - slot.free();
      }
    }
    double full =
        Math.min(1, subject.offer().fullDays(config.horizonDays()) / (double) config.horizonDays());
    double share = full + SetUp.TAKEN_LATER * (1 - full);
    return taken < chance.about(share * all);
  }

  /** A practice keeps a place, or the provider gives one to who is next. */
  private @Nullable Command taken(Scene scene, Subject subject) {
    List<Slot> free =
        scene.region().slots().of(subject.id()).stream()
            .filter(slot -> slot.free() > 0 && slot.freedAt() == null)
            .toList();
    if (free.isEmpty()) {
      return null;
    }
    Slot slot = free.get(Math.min(chance.below(free.size()), chance.below(free.size())));
    if (Referrers.isForNewcomers(slot)) {
      return referrers.keeping(scene, subject, slot);
    }
    return scene.region().waiting().of(subject.id()).stream()
        .filter(position -> position.isOpen() && position.booking() == null)
        .filter(position -> Queue.suits(slot, position))
        .min(Queue.ORDER)
        .map(
            position ->
                new SlotCommand.ClaimSlot(slot.id(), null, position.id(), subject.provider()))
        .orElse(null);
  }

  private @Nullable Command givenBack(Scene scene, Subject subject) {
    List<Slot> taken =
        scene.region().slots().of(subject.id()).stream()
            .filter(slot -> !slot.claims().isEmpty() && slot.start().isAfter(scene.now()))
            .filter(slot -> slot.blocked() == null)
            .toList();
    if (taken.isEmpty() || isCallingEnough(scene, subject)) {
      return null;
    }
    Slot slot = chance.pick(taken);
    Claim claim = chance.pick(slot.claims());
    return claim.outcome() == null
        ? new SlotCommand.ReleaseClaim(
            slot.id(), claim.id(), ReleaseReason.CLIENT_DECLINED, claim.by())
        : null;
  }

  /** Whether as many places are being offered by the provider as it has time for. */
  private static boolean isCallingEnough(Scene scene, Subject subject) {
    return subject.offer().plan().planning().offerFreed()
        && scene
                .slotsOf(subject.provider())
                .flatMap(slot -> scene.region().offers().of(slot.id()).stream())
                .filter(Offering::isRunning)
                .count()
            >= OFFERED_MAX;
  }

  /** Someone joins the list, leaves it, or starts treatment. */
  private @Nullable Command waitingChanged(Scene scene, Subject subject) {
    List<WaitingPosition> open = open(scene, subject);
    double usual = chance.about(subject.offer().waiting());
    if (open.size() < usual) {
      return referrers.joined(scene, subject);
    }
    List<WaitingPosition> unbooked =
        open.stream().filter(position -> position.booking() == null).toList();
    if (unbooked.isEmpty() || open.size() <= usual) {
      return null;
    }
    WaitingPosition position = chance.pick(unbooked);
    if (position.phase() == WaitPhase.TREATMENT) {
      return new WaitingCommand.StartTreatment(position.id(), scene.today(), subject.provider());
    }
    return new WaitingCommand.ClosePosition(
        position.id(), chance.pick(LEAVING), subject.provider(), null);
  }

  private static List<WaitingPosition> open(Scene scene, Subject subject) {
    return scene.region().waiting().of(subject.id()).stream()
        .filter(WaitingPosition::isOpen)
        .toList();
  }

  private static @Nullable Command confirmed(Scene scene, Subject subject) {
    return subject.offer().stale()
            || subject.service().confirmedAt().isAfter(scene.now().minus(CONFIRMED_WITHIN))
        ? null
        : new PartnerCommand.ConfirmService(subject.id(), subject.provider());
  }

  private @Nullable Command reprioritised(Scene scene, Subject subject) {
    List<WaitingPosition> open = open(scene, subject);
    return open.isEmpty()
        ? null
        : new WaitingCommand.ReprioritisePosition(
            chance.pick(open).id(), people.urgency(), subject.provider(), null);
  }

  /** Now and then a stop is set for some weeks; when there are many, one is lifted. */
  private @Nullable Command stop(Scene scene, Subject subject) {
    List<AdmissionStop> stops = List.copyOf(scene.region().partners().stops());
    if (stops.size() >= STOPS_MAX) {
      AdmissionStop stop = chance.pick(stops);
      return new PartnerCommand.LiftStop(stop.id(), stop.organization(), null);
    }
    if (!subject.offer().isGgz() || scene.isStopped(subject)) {
      return null;
    }
    return new PartnerCommand.AnnounceStop(
        new AdmissionStop.Scope(subject.id(), null, Set.of(), Set.of(), Set.of()),
        chance.pick(STOPPING),
        scene.today(),
        scene.today().plusDays(14L + chance.below(60)),
        null,
        subject.provider());
  }

  /** Where more people wait than can be seen, something more is tried, one thing at a time. */
  private @Nullable Command measure(Scene scene, Subject subject) {
    boolean running =
        scene.region().upkeep().measures().stream()
            .anyMatch(m -> m.endedOn() == null && m.service().equals(subject.id()));
    return running || !subject.offer().isGgz() || subject.offer().intakeDays() < LONG_WAIT_DAYS
        ? null
        : new UpkeepCommand.RecordMeasure(
            subject.id(),
            chance.pick(List.of(MeasureKind.values())),
            scene.today(),
            1 + chance.below(3),
            null,
            subject.provider());
  }
}
