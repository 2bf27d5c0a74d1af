package nl.doorstroom.waits;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Hold;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.RefusalReason;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** A region in which anything may happen, as a seed has it: commands by chance, real answers. */
public final class RandomRegion extends TestRegion {

  /** Beside what else is asked, another region asks or tells something one time in so many. */
  private static final int CROSSING_ONE_OF = 3;

  private static final List<Urgency> URGENCIES =
      List.of(Urgency.REGULAR, Urgency.PRIORITY, Urgency.HIGH);

  private final Random random;
  private final List<Supplier<@Nullable Command>> askings =
      List.of(
          this::publish,
          this::publish,
          this::publish,
          this::withdraw,
          this::hold,
          this::option,
          this::releaseHold,
          this::refer,
          this::refer,
          this::refer,
          this::claim,
          this::claim,
          this::releaseClaim,
          this::move,
          this::outcome,
          this::outcome,
          this::makeReferral,
          this::refuse,
          this::withdrawReferral,
          this::receiveLetter,
          this::register,
          this::register,
          this::register,
          this::reprioritise,
          this::startTreatment,
          this::startTreatment,
          this::close,
          this::confirm,
          this::report,
          this::stop,
          this::lift,
          this::changePartners);
  private final List<Supplier<@Nullable Command>> planning = new RandomPlanning(this).askings();
  private final List<Supplier<@Nullable Command>> table = new RandomTable(this).askings();
  private final List<List<Supplier<@Nullable Command>>> busyWith;
  private final List<Supplier<@Nullable Command>> crossings = new RandomCrossings(this).askings();
  private int persons;

  public RandomRegion(long seed) {
    random = new Random(seed);
    busyWith =
        pick(
            List.of(
                List.of(askings, askings, planning, table),
                List.of(askings, planning, planning, planning),
                List.of(askings, table, table, table)));
  }

  /** Lets some time pass, seconds more often than days, and asks one thing. */
  public void step() {
    int chance = random.nextInt(100);
    if (chance < 80) {
      pass(Duration.ofMillis(random.nextInt(20_000)));
    } else if (chance < 92) {
      pass(Duration.ofMinutes(random.nextInt(600)));
    } else if (chance < 99) {
      pass(Duration.ofHours(random.nextInt(200)));
    } else {
      pass(Duration.ofDays(random.nextInt(70)));
    }
    submit(pick(pick(busyWith)));
    if (random.nextInt(CROSSING_ONE_OF) == 0) {
      submit(pick(crossings));
    }
  }

  private void submit(Supplier<@Nullable Command> asking) {
    Command command = asking.get();
    if (command != null) {
      submit(command);
    }
  }

  public int upTo(int bound) {
    return random.nextInt(bound);
  }

  public <T> T pick(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  private <T> @Nullable T any(Collection<T> things) {
    return things.isEmpty() ? null : pick(List.copyOf(things));
  }

  private <T extends Enum<T>> T any(Class<T> type) {
    return pick(List.of(type.getEnumConstants()));
  }

  private HealthcareService service() {
    return pick(services());
  }

  private OrganizationId anyone() {
    return pick(
        List.of(
            organization(0), organization(1), organization(2), organization(3), organization(2)));
  }

  private OrganizationId organization(int index) {
    return region().partners().organizations().stream()
        .map(Organization::id)
        .sorted((a, b) -> a.value().compareTo(b.value()))
        .toList()
        .get(index);
  }

  OrganizationId practice() {
    return organization(2 + upTo(2));
  }

  private Request request() {
    return request(pick(URGENCIES), random.nextBoolean() ? "VGZ" : null);
  }

  private PersonToken person() {
    return new PersonToken("person-" + persons++);
  }

  private @Nullable Slot slot() {
    return any(region().slots().slots());
  }

  private @Nullable Slot claimed() {
    return any(region().slots().slots().stream().filter(s -> !s.claims().isEmpty()).toList());
  }

  private @Nullable WaitingPosition position() {
    return any(region().waiting().positions());
  }

  private Command publish() {
    return publish(service(), random.nextBoolean() ? any(Allotment.class) : null);
  }

  /** A place of {@code id}, of any kind, for {@code allotment}. */
  Command publish(HealthcareServiceId id, Allotment allotment) {
    return publish(
        services().stream().filter(known -> known.id().equals(id)).findFirst().orElseThrow(),
        allotment);
  }

  private Command publish(HealthcareService service, @Nullable Allotment allotment) {
    Instant start =
        now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1 + random.nextInt(24 * 50)));
    SlotDraft draft =
        new SlotDraft(
            service.id(),
            random.nextInt(4) == 0 ? "agenda-" + random.nextInt(20) : null,
            any(SlotKind.class),
            start,
            start.plus(Duration.ofMinutes(50)),
            1 + random.nextInt(3),
            allotment,
            any(Delivery.class));
    return new SlotCommand.PublishSlots(
        List.of(draft.overriding(any(OverrideReason.class))), service.organization());
  }

  private @Nullable Command withdraw() {
    Slot slot = slot();
    return slot == null
        ? null
        : new SlotCommand.WithdrawSlot(
            slot.id(), any(WithdrawReason.class), ownerOf(slot.service()), null);
  }

  private @Nullable Command hold() {
    Slot slot = slot();
    return slot == null ? null : new SlotCommand.HoldSlot(slot.id(), anyone());
  }

  private @Nullable Command option() {
    Slot slot = slot();
    Hold hold = slot == null ? null : any(slot.holds());
    return slot == null
        ? null
        : new SlotCommand.TakeOption(
            slot.id(), hold == null ? null : hold.id(), hold == null ? anyone() : hold.by());
  }

  private @Nullable Command releaseHold() {
    Slot held = any(region().slots().slots().stream().filter(s -> !s.holds().isEmpty()).toList());
    Hold hold = held == null ? null : any(held.holds());
    return held == null || hold == null
        ? null
        : new SlotCommand.ReleaseHold(held.id(), hold.id(), hold.by());
  }

  private @Nullable Command refer() {
    Slot slot = any(region().slots().slots().stream().filter(s -> s.free() > 0).toList());
    return slot == null
        ? null
        : new SlotCommand.ReferToSlot(
            slot.id(), null, request(), ReferrerType.GP, person(), organization(2 + upTo(2)));
  }

  private @Nullable Command claim() {
    WaitingPosition position = position();
    Slot slot = position == null ? null : any(region().slots().of(position.service()));
    return position == null || slot == null
        ? null
        : new SlotCommand.ClaimSlot(slot.id(), null, position.id(), ownerOf(slot.service()));
  }

  private @Nullable Command releaseClaim() {
    Slot slot = claimed();
    Claim claim = slot == null ? null : any(slot.claims());
    return slot == null || claim == null
        ? null
        : new SlotCommand.ReleaseClaim(
            slot.id(), claim.id(), any(ReleaseReason.class), ownerOf(slot.service()));
  }

  private @Nullable Command move() {
    Slot slot =
        any(
            region().slots().slots().stream()
                .filter(s -> !s.claims().isEmpty() && !s.started())
                .toList());
    Claim claim = slot == null ? null : any(slot.claims());
    Slot to =
        slot == null
            ? null
            : any(
                region().slots().of(slot.service()).stream()
                    .filter(s -> s.kind() == slot.kind())
                    .filter(s -> s.free() > 0 || upTo(4) == 0)
                    .toList());
    return slot == null || claim == null || to == null
        ? null
        : new SlotCommand.MoveClaim(slot.id(), claim.id(), to.id(), ownerOf(slot.service()));
  }

  private @Nullable Command outcome() {
    Slot slot = claimed();
    Claim claim = slot == null ? null : any(slot.claims());
    return slot == null || claim == null
        ? null
        : new SlotCommand.RecordOutcome(
            slot.id(), claim.id(), any(Outcome.class), ownerOf(slot.service()));
  }

  private Command makeReferral() {
    HealthcareService service = service();
    OrganizationId practice = organization(2 + upTo(2));
    boolean elsewhere = random.nextBoolean();
    return new WaitingCommand.MakeReferral(
        service.id(),
        request(),
        ReferrerType.GP,
        elsewhere && random.nextBoolean() ? null : practice,
        today().minusDays(upTo(5)),
        person(),
        elsewhere ? service.organization() : practice);
  }

  private @Nullable Command refuse() {
    Referral referral = any(region().waiting().referrals());
    return referral == null
        ? null
        : new WaitingCommand.RefuseReferral(
            referral.id(), any(RefusalReason.class), ownerOf(referral.service()));
  }

  private @Nullable Command withdrawReferral() {
    Referral referral = any(region().waiting().referrals());
    return referral == null || referral.by() == null
        ? null
        : new WaitingCommand.WithdrawReferral(referral.id(), referral.by());
  }

  private @Nullable Command receiveLetter() {
    Referral referral = any(region().waiting().referrals());
    return referral == null
        ? null
        : new WaitingCommand.ReceiveLetter(referral.id(), ownerOf(referral.service()));
  }

  private Command register() {
    HealthcareService service = service();
    boolean treatment = random.nextInt(3) == 0;
    int waited = upTo(100);
    return new WaitingCommand.RegisterPosition(
        service.id(),
        person(),
        treatment ? WaitPhase.TREATMENT : WaitPhase.INTAKE,
        request(),
        today().minusDays(waited),
        treatment ? today().minusDays(upTo(waited + 1)) : null,
        service.organization());
  }

  private @Nullable Command reprioritise() {
    WaitingPosition position = position();
    return position == null
        ? null
        : new WaitingCommand.ReprioritisePosition(
            position.id(), pick(URGENCIES), ownerOf(position.service()), null);
  }

  private @Nullable Command startTreatment() {
    WaitingPosition position = position();
    return position == null
        ? null
        : new WaitingCommand.StartTreatment(
            position.id(), today().minusDays(upTo(3)), ownerOf(position.service()));
  }

  private @Nullable Command close() {
    WaitingPosition position = position();
    return position == null
        ? null
        : new WaitingCommand.ClosePosition(
            position.id(), any(CloseReason.class), ownerOf(position.service()), null);
  }

  private Command confirm() {
    HealthcareService service = service();
    return new PartnerCommand.ConfirmService(service.id(), service.organization());
  }

  private Command report() {
    HealthcareService service = service();
    Map<WaitPhase, HealthcareService.ReportedWait> waits = new EnumMap<>(WaitPhase.class);
    waits.put(
        any(WaitPhase.class), new HealthcareService.ReportedWait(upTo(100), today(), null, null));
    return new PartnerCommand.ReportWaits(service.id(), waits, service.organization());
  }

  private Command stop() {
    HealthcareService service = service();
    boolean whole = random.nextBoolean();
    return new PartnerCommand.AnnounceStop(
        new AdmissionStop.Scope(
            whole ? null : service.id(), null, Set.of(), Set.of(), Set.of("VGZ")),
        any(StopReason.class),
        today().plusDays(upTo(5)),
        random.nextBoolean() ? null : today().plusDays(5 + upTo(10)),
        null,
        service.organization());
  }

  private @Nullable Command lift() {
    AdmissionStop stop = any(region().partners().stops());
    return stop == null ? null : new PartnerCommand.LiftStop(stop.id(), stop.organization(), null);
  }

  /** Seldom: names change, a service is no longer offered, the region agrees otherwise. */
  private @Nullable Command changePartners() {
    HealthcareService service = service();
    return switch (upTo(12)) {
      case 0 -> new PartnerCommand.ConfigureRegion(config("Test " + upTo(9), 2 + upTo(8)));
      case 1 -> {
        Organization changed = pick(List.copyOf(region().partners().organizations()));
        yield new PartnerCommand.RegisterOrganization(
            changed.id(), details("Naam " + upTo(99), changed.details().kind()), null);
      }
      case 2 -> {
        Location changed = pick(List.copyOf(region().partners().locations()));
        yield new PartnerCommand.RegisterLocation(
            changed.id(), changed.organization(), location("Plek " + upTo(99)), null);
      }
      case 3, 4, 5 ->
          new PartnerCommand.RegisterHealthcareService(
              service.id(),
              service.location(),
              service("Aanbod " + upTo(99), service.details().category(), upTo(4) > 0),
              service.organization(),
              null);
      default -> null;
    };
  }
}
