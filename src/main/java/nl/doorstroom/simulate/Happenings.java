package nl.doorstroom.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.Partners;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.ReferrerType;
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

  /** One referral in so many has its letter only when it is asked for. */
  private static final int LATE_LETTERS = 5;

  private static final int STOPS_MAX = 6;

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
  private final Random random;
  private final Map<HealthcareServiceId, LocalDate> planned = new HashMap<>();
  private final Deque<Visit> visits = new ArrayDeque<>();

  Happenings(Catalogue catalogue, RegionConfig config, People people, Random random) {
    this.catalogue = catalogue;
    this.rota = new Rota(config);
    this.config = config;
    this.people = people;
    this.random = random;
  }

  /** A place that a practice keeps while it decides. */
  private record Visit(SlotId slot, HoldId hold, OrganizationId practice) {}

  /** A service with what the catalogue says of it. */
  private record Subject(Catalogue.Offer offer, HealthcareService service) {
    HealthcareServiceId id() {
      return service.id();
    }

    OrganizationId provider() {
      return service.organization();
    }
  }

  /** What someone does now; null when nothing came to mind. */
  @Nullable Command next(Region region, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, config.timeZone());
    List<Subject> subjects = subjects(region.partners());
    if (subjects.isEmpty()) {
      return null;
    }
    Command planned = plan(region, subjects, today);
    if (planned != null) {
      return planned;
    }
    for (int i = 0; i < TRIES; i++) {
      Command command = drawn(region, now, today, subjects.get(random.nextInt(subjects.size())));
      if (command != null) {
        return command;
      }
    }
    return null;
  }

  /** Told what followed from a command: of a place that is kept someone decides later. */
  void happened(List<Event> events) {
    for (Event event : events) {
      if (event instanceof SlotEvent.SlotHeld held) {
        visits.add(new Visit(held.slot(), held.hold(), held.by()));
      }
    }
  }

  private List<Subject> subjects(Partners partners) {
    Map<String, HealthcareService> services = new HashMap<>();
    for (HealthcareService service : partners.services()) {
      String key = service.details().externalId();
      if (key != null) {
        services.put(key, service);
      }
    }
    List<Subject> subjects = new ArrayList<>();
    for (Catalogue.Offer offer : catalogue.offers()) {
      HealthcareService service = services.get(offer.key());
      if (service != null) {
        subjects.add(new Subject(offer, service));
      }
    }
    return subjects;
  }

  /** The day that has come within the horizon is published, service by service. */
  private @Nullable Command plan(Region region, List<Subject> subjects, LocalDate today) {
    LocalDate horizon = today.plusDays(config.horizonDays());
    for (Subject subject : subjects) {
      LocalDate done =
          planned.computeIfAbsent(
              subject.id(), id -> lastDay(region.slots().of(id), today.minusDays(1)));
      while (done.isBefore(horizon)) {
        done = done.plusDays(1);
        planned.put(subject.id(), done);
        List<SlotDraft> drafts =
            done.isAfter(today) ? rota.on(done, subject.offer(), subject.id()) : List.of();
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

  private @Nullable Command drawn(Region region, Instant now, LocalDate today, Subject subject) {
    int draw = random.nextInt(100);
    if (draw < 12) {
      return decided(region);
    }
    if (draw < 55) {
      return busier(region, subject)
          ? referred(region, subject, today)
          : givenBack(region, subject, now);
    }
    if (draw < 72) {
      return waitingChanged(region, subject, today);
    }
    if (draw < 80) {
      return outcome(region, now);
    }
    if (draw < 88) {
      return letter(region);
    }
    if (draw < 96) {
      return confirmed(subject, now);
    }
    return draw < 98 ? reprioritised(region, subject) : stop(region, subject, today);
  }

  /** Whether fewer of its places are taken than the catalogue has it. */
  private boolean busier(Region region, Subject subject) {
    int all = 0;
    int taken = 0;
    for (Slot slot : region.slots().of(subject.id())) {
      if (!slot.started() && !slot.withdrawn()) {
        all += slot.capacity();
        taken += slot.capacity() - slot.free();
      }
    }
    double full =
        Math.min(1, subject.offer().fullDays(config.horizonDays()) / (double) config.horizonDays());
    double share = full + SetUp.TAKEN_LATER * (1 - full);
    return taken < share * all * (0.9 + 0.2 * random.nextDouble());
  }

  /** A practice keeps a place, or the provider gives one to who is next. */
  private @Nullable Command referred(Region region, Subject subject, LocalDate today) {
    List<Slot> free =
        region.slots().of(subject.id()).stream().filter(slot -> slot.free() > 0).toList();
    if (free.isEmpty()) {
      return null;
    }
    Slot slot = free.get(Math.min(random.nextInt(free.size()), random.nextInt(free.size())));
    if (slot.allotment() == Allotment.NEW_REFERRAL && slot.kind().ends() == WaitPhase.INTAKE) {
      OrganizationId practice = practice(region.partners());
      return practice == null || isStopped(region.partners(), subject, today)
          ? null
          : new SlotCommand.HoldSlot(slot.id(), practice);
    }
    return region.waiting().of(subject.id()).stream()
        .filter(position -> position.isOpen() && position.booking() == null)
        .filter(position -> Queue.suits(slot, position))
        .min(Queue.ORDER)
        .map(
            position ->
                new SlotCommand.ClaimSlot(slot.id(), null, position.id(), subject.provider()))
        .orElse(null);
  }

  private static boolean isStopped(Partners partners, Subject subject, LocalDate today) {
    return partners.stopsOver(subject.service()).stream().anyMatch(stop -> stop.holdsOn(today));
  }

  /** The practice refers to the place it keeps, takes an option on it, or lets it go. */
  private @Nullable Command decided(Region region) {
    Visit visit = visits.poll();
    Slot slot = visit == null ? null : region.slots().slot(visit.slot());
    if (visit == null || slot == null || slot.hold(visit.hold()) == null) {
      return null;
    }
    HealthcareService service = region.partners().service(slot.service());
    int draw = random.nextInt(10);
    if (service == null || draw == 0) {
      return new SlotCommand.ReleaseHold(visit.slot(), visit.hold(), visit.practice());
    }
    if (draw < 3) {
      return new SlotCommand.TakeOption(visit.slot(), visit.hold(), visit.practice());
    }
    People.Person person = people.next(service.details());
    return new SlotCommand.ReferToSlot(
        visit.slot(),
        visit.hold(),
        person.request(),
        ReferrerType.GP,
        person.token(),
        visit.practice());
  }

  private @Nullable Command givenBack(Region region, Subject subject, Instant now) {
    List<Slot> taken =
        region.slots().of(subject.id()).stream()
            .filter(slot -> !slot.claims().isEmpty() && slot.start().isAfter(now))
            .toList();
    if (taken.isEmpty()) {
      return null;
    }
    Slot slot = pick(taken);
    Claim claim = pick(slot.claims());
    return claim.outcome() == null
        ? new SlotCommand.ReleaseClaim(
            slot.id(), claim.id(), ReleaseReason.CLIENT_DECLINED, claim.by())
        : null;
  }

  /** Someone joins the list, leaves it, or starts treatment. */
  private @Nullable Command waitingChanged(Region region, Subject subject, LocalDate today) {
    List<WaitingPosition> open =
        region.waiting().of(subject.id()).stream().filter(WaitingPosition::isOpen).toList();
    double usual = subject.offer().waiting() * (0.9 + 0.2 * random.nextDouble());
    if (open.size() < usual) {
      return joined(region, subject, today);
    }
    List<WaitingPosition> unbooked =
        open.stream().filter(position -> position.booking() == null).toList();
    if (unbooked.isEmpty() || open.size() <= usual) {
      return null;
    }
    WaitingPosition position = pick(unbooked);
    if (position.phase() == WaitPhase.TREATMENT) {
      return new WaitingCommand.StartTreatment(position.id(), today, subject.provider());
    }
    return new WaitingCommand.ClosePosition(position.id(), pick(LEAVING), subject.provider(), null);
  }

  private Command joined(Region region, Subject subject, LocalDate today) {
    People.Person person = people.next(subject.offer().details());
    OrganizationId practice = practice(region.partners());
    if (practice != null && random.nextBoolean()) {
      return new WaitingCommand.MakeReferral(
          subject.id(),
          person.request(),
          ReferrerType.GP,
          practice,
          today.minusDays(random.nextInt(4)),
          person.token(),
          subject.provider());
    }
    return new WaitingCommand.RegisterPosition(
        subject.id(),
        person.token(),
        WaitPhase.INTAKE,
        person.request(),
        today.minusDays(random.nextInt(3)),
        null,
        subject.provider());
  }

  /** Of an appointment that has been, the planner says how it went. */
  private @Nullable Command outcome(Region region, Instant now) {
    for (Slot slot : region.slots().slots()) {
      if (slot.withdrawn() || slot.start().isAfter(now)) {
        continue;
      }
      HealthcareService service = region.partners().service(slot.service());
      for (Claim claim : slot.claims()) {
        if (claim.outcome() == null && service != null) {
          return new SlotCommand.RecordOutcome(
              slot.id(), claim.id(), outcome(), service.organization());
        }
      }
    }
    return null;
  }

  private Outcome outcome() {
    int draw = random.nextInt(100);
    return draw < 88 ? Outcome.ATTENDED : draw < 95 ? Outcome.NO_SHOW : Outcome.CANCELLED;
  }

  private @Nullable Command letter(Region region) {
    for (Referral referral : region.waiting().referrals()) {
      HealthcareService service = region.partners().service(referral.service());
      if (service != null
          && referral.letterDueAt() != null
          && referral.letterReceivedAt() == null
          && (referral.letterOverdue() || random.nextInt(LATE_LETTERS) != 0)) {
        return new WaitingCommand.ReceiveLetter(referral.id(), service.organization());
      }
    }
    return null;
  }

  private @Nullable Command confirmed(Subject subject, Instant now) {
    return subject.offer().stale()
            || subject.service().confirmedAt().isAfter(now.minus(CONFIRMED_WITHIN))
        ? null
        : new PartnerCommand.ConfirmService(subject.id(), subject.provider());
  }

  private @Nullable Command reprioritised(Region region, Subject subject) {
    List<WaitingPosition> open =
        region.waiting().of(subject.id()).stream().filter(WaitingPosition::isOpen).toList();
    return open.isEmpty()
        ? null
        : new WaitingCommand.ReprioritisePosition(
            pick(open).id(), people.urgency(), subject.provider(), null);
  }

  /** Now and then a stop is set for some weeks; when there are many, one is lifted. */
  private @Nullable Command stop(Region region, Subject subject, LocalDate today) {
    List<AdmissionStop> stops = List.copyOf(region.partners().stops());
    if (stops.size() >= STOPS_MAX) {
      AdmissionStop stop = pick(stops);
      return new PartnerCommand.LiftStop(stop.id(), stop.organization(), null);
    }
    if (!subject.offer().isGgz() || isStopped(region.partners(), subject, today)) {
      return null;
    }
    return new PartnerCommand.AnnounceStop(
        new AdmissionStop.Scope(subject.id(), null, Set.of(), Set.of(), Set.of()),
        pick(STOPPING),
        today,
        today.plusDays(14L + random.nextInt(60)),
        null,
        subject.provider());
  }

  private @Nullable OrganizationId practice(Partners partners) {
    List<OrganizationId> practices =
        partners.organizations().stream()
            .filter(o -> o.details().kind() == OrganizationKind.GP_PRACTICE)
            .map(Organization::id)
            .toList();
    return practices.isEmpty() ? null : pick(practices);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
