package nl.doorstroom.domain;

import static nl.doorstroom.domain.TableWords.*;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Decision.Accepted;
import nl.doorstroom.domain.meetings.Meeting;
import nl.doorstroom.domain.meetings.MeetingCase;
import nl.doorstroom.domain.meetings.MeetingCommand.ArrangeCall;
import nl.doorstroom.domain.meetings.MeetingCommand.CloseMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.DecideCase;
import nl.doorstroom.domain.meetings.MeetingCommand.FixAgenda;
import nl.doorstroom.domain.meetings.MeetingCommand.OpenMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.PlanMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.PutOnTable;
import nl.doorstroom.domain.meetings.MeetingDecision;
import nl.doorstroom.domain.meetings.MeetingState;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Hold;
import nl.doorstroom.domain.slots.HoldKind;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SendBackReason;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand.AcceptAsk;
import nl.doorstroom.domain.transfers.TransferCommand.AskConsent;
import nl.doorstroom.domain.transfers.TransferCommand.AskReceivers;
import nl.doorstroom.domain.transfers.TransferCommand.BookTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ChoosePlace;
import nl.doorstroom.domain.transfers.TransferCommand.ConfirmChange;
import nl.doorstroom.domain.transfers.TransferCommand.DeclineAsk;
import nl.doorstroom.domain.transfers.TransferCommand.EndTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferCommand.HandOverTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.RefuseConsent;
import nl.doorstroom.domain.transfers.TransferCommand.ScreenTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.SendBack;
import nl.doorstroom.domain.transfers.TransferCommand.StayInPlace;
import nl.doorstroom.domain.transfers.TransferCommand.TakeResponsibility;
import nl.doorstroom.domain.transfers.TransferCommand.WithdrawConsent;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand.ClosePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.ReprioritisePosition;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * A table of five organisations (two practices, three providers) at which people in three roles
 * (holder, receiver, huisarts) do as they please: a step is three numbers that pick who does what
 * to which transfer. After each one everything that must always hold is looked at.
 */
final class TableWalk {

  /** The numbers pick among what there is, modulo how much there is. */
  record Step(int what, int one, int two) {}

  private static final OrganizationId DE_LINDE = new OrganizationId(Words.next(1));
  private static final HealthcareServiceId BASIC_TEAM = new HealthcareServiceId(Words.next(2));
  private static final HealthcareServiceId LINDE_TEAM = new HealthcareServiceId(Words.next(3));
  private static final List<HealthcareServiceId> SERVICES =
      List.of(MOOD_TEAM, WIERDE_TEAM, BASIC_TEAM, LINDE_TEAM);
  private static final List<OrganizationId> EVERYONE =
      List.of(DE_BRINK, DE_ES, DE_BRUGWACHTER, DE_WIERDE, DE_LINDE);
  private static final List<ActorToken> ACTORS = List.of(ANNE, BEA, CAS, DIRK);
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(20),
          Duration.ofDays(4));
  private static final int PEOPLE = 8;

  private record Wait(LocalDate since, Urgency urgency) {}

  private final Region region = new Region(GRONINGEN);
  private final List<Fact> facts = new ArrayList<>();

  /** Who must wait somewhere: once, since the same day, as urgent as was last said. */
  private final Map<PersonToken, Wait> people = new HashMap<>();

  private Instant now = NOON;
  private int commands;

  TableWalk(boolean elsewhere) {
    apply(network());
    if (elsewhere) {
      apply(List.of(screenedElsewhere()));
    }
    apply(
        List.of(
            new OrganizationRegistered(
                DE_LINDE, organization("De Linde", OrganizationKind.GGZ_OTHER)),
            offer(2, ServiceCategory.GGZ_TREATMENT, Echelon.BASIC),
            lindeTeam()));
    for (int i = 0; i < PEOPLE; i++) {
      register(i);
      apply(List.of(free(4 + 2 * i, i)));
    }
  }

  private static HealthcareServiceRegistered lindeTeam() {
    var offered = offer(3, ServiceCategory.GGZ_TREATMENT, Echelon.SPECIALISED);
    return new HealthcareServiceRegistered(
        LINDE_TEAM, DE_LINDE, offered.location(), offered.details());
  }

  private static Event free(int id, int number) {
    return published(
        slot(id),
        pick(SERVICES, number),
        number % 5 == 4 ? SlotKind.TREATMENT_START : SlotKind.INTAKE,
        1 + number % 2,
        Allotment.TRANSFER_TABLE,
        NOON.plus(Duration.ofDays(7 + 3L * number)));
  }

  private void register(int number) {
    PersonToken person = new PersonToken("person-" + number);
    Urgency urgency = number % 2 == 0 ? Urgency.HIGH : Urgency.REGULAR;
    LocalDate since = MONDAY.minusDays(number);
    boolean treated = number % 4 == 3;
    people.put(person, new Wait(since, urgency));
    apply(
        List.of(
            new PositionRegistered(
                position(5 + 2 * number),
                pick(SERVICES, number),
                person,
                treated ? WaitPhase.TREATMENT : WaitPhase.INTAKE,
                request(urgency),
                since,
                treated ? since : null,
                null)));
  }

  Region region() {
    return region;
  }

  List<Fact> facts() {
    return facts;
  }

  Instant now() {
    return now;
  }

  void take(Step step) {
    if (step.what() % 5 == 0) {
      now = now.plus(pick(WAITS, step.one()));
    }
    while (region.due(now) != null) {
      Decision decision = decided(Objects.requireNonNull(region.due(now), "due"));
      assertThat(((Accepted) decision).events()).isNotEmpty();
      apply(((Accepted) decision).events());
      alwaysHolds();
    }
    Command command = command(step);
    if (command != null && decided(command) instanceof Accepted accepted) {
      accepted.events().forEach(this::isAllowed);
      apply(accepted.events());
      if (command instanceof ClosePosition close && !accepted.events().isEmpty()) {
        people.remove(known(close.position()).person());
      }
      if (command instanceof ReprioritisePosition changed) {
        WaitingPosition position = known(changed.position());
        people.computeIfPresent(
            position.person(), (p, wait) -> new Wait(wait.since(), changed.urgency()));
      }
    }
    alwaysHolds();
  }

  private Decision decided(Command command) {
    RegionState before = region.state();
    Decision decision = region.decide(command, now);
    assertThat(region.decide(command, now)).isEqualTo(decision);
    assertThat(region.state()).isEqualTo(before);
    return decision;
  }

  private void apply(List<? extends Event> events) {
    commands++;
    for (Event event : events) {
      Fact fact =
          new Fact(
              region.position() + 1,
              now,
              ANNE,
              new CommandId("command-" + commands),
              RequestDigest.NONE,
              event);
      region.apply(fact);
      facts.add(fact);
    }
  }

  /** Invariants 4 and 5, at the moment itself. */
  private void isAllowed(Event event) {
    if (event instanceof TransferEvent.TransferScreened e) {
      Transfer t = transfer(e);
      assertThat(e.actor()).isNotEqualTo(t.proposal().actor());
      boolean elsewhere =
          Objects.requireNonNull(region.partners().config(), "config").table().screenedElsewhere();
      assertThat(e.by().equals(t.subject().holder())).isEqualTo(!elsewhere);
      assertThat(e.basis() != null).isEqualTo(elsewhere);
    }
    if (event instanceof TransferEvent.TransferBooked
        || event instanceof TransferEvent.TransferCompleted) {
      Transfer t = transfer((TransferEvent) event);
      assertThat(t.accepted()).isNotNull();
      assertThat(t.choice()).isNotNull();
      assertThat(
              Objects.requireNonNull(t.consent(), "consent").covers(t.destination().scope(), now))
          .isTrue();
    }
  }

  private Transfer transfer(TransferEvent e) {
    return Objects.requireNonNull(region.transfers().transfer(e.transfer()), "transfer");
  }

  private void alwaysHolds() {
    Map<PersonToken, List<WaitingPosition>> open = new HashMap<>();
    for (WaitingPosition p : region.waiting().positions()) {
      if (p.isOpen()) {
        open.computeIfAbsent(p.person(), x -> new ArrayList<>()).add(p);
      }
    }
    assertThat(open.keySet()).isEqualTo(people.keySet());
    open.forEach(
        (person, positions) -> {
          assertThat(positions).hasSize(1);
          WaitingPosition p = positions.get(0);
          assertThat(new Wait(p.since(), p.request().urgency())).isEqualTo(people.get(person));
        });
    for (Slot slot : region.slots().slots()) {
      assertThat(slot.holds().size() + slot.claims().size()).isLessThanOrEqualTo(slot.capacity());
      assertThat(slot.holds().stream().filter(h -> h.kind() == HoldKind.TRANSFER).map(Hold::id))
          .containsExactlyInAnyOrderElementsOf(
              region.transfers().keeping(slot.id()).stream()
                  .map(t -> Objects.requireNonNull(t.accepted(), "accepted").hold())
                  .toList());
    }
    for (Meeting m : region.meetings().meetings()) {
      assertThat(m.cases()).hasSizeLessThanOrEqualTo(6).doesNotHaveDuplicates();
      assertThat(m.onTable() == null || m.of(m.onTable()) != null).isTrue();
      assertThat(m.cases().stream().filter(MeetingCase::lacksCall))
          .as("only the case on the table waits for who calls")
          .allMatch(c -> c.transfer().equals(m.onTable()) || m.closedAt() != null);
    }
    for (Transfer t : region.transfers().transfers()) {
      assertThat(t.due() != null).as("someone must act on %s", t).isEqualTo(t.isRunning());
      if (t.isRunning()) {
        assertThat(t.overdue() || t.dueAt() != null).isTrue();
        assertThat(known(Objects.requireNonNull(t.waitsOn(), "position")).isOpen()).isTrue();
      }
    }
  }

  private @Nullable Command command(Step step) {
    return switch (Math.floorMod(step.what(), 20)) {
      case 0 -> null;
      case 1, 2 -> propose(step);
      case 3 -> urgency(step);
      case 4 -> aside(step);
      case 6 -> withdrawPlace(step);
      case 7, 8, 9 -> meet(step);
      default -> next(step);
    };
  }

  /** The table meets: what comes next, or about the case on the table. */
  private @Nullable Command meet(Step step) {
    List<Meeting> ahead =
        region.meetings().meetings().stream().filter(m -> m.state().isAhead()).toList();
    if (ahead.isEmpty()) {
      return new PlanMeeting(now.plus(Duration.ofMinutes(30)), pick(EVERYONE, step.one()), ANNE);
    }
    Meeting m = ahead.get(0);
    if (m.state() != MeetingState.OPEN) {
      return m.state() == MeetingState.PLANNED
          ? new FixAgenda(m.id(), m.chair())
          : new OpenMeeting(m.id(), m.chair(), ANNE);
    }
    MeetingCase about = m.onTable() == null ? null : m.of(m.onTable());
    if (m.cases().isEmpty() || step.one() % 30 == 0) {
      return new CloseMeeting(m.id(), m.chair());
    }
    if (about == null || (about.verdict() != null && !about.lacksCall())) {
      return new PutOnTable(m.id(), pick(m.cases(), step.one()).transfer(), m.chair());
    }
    return about.lacksCall() ? call(m, about, step) : decide(m, about, step);
  }

  private @Nullable Command call(Meeting m, MeetingCase about, Step step) {
    Transfer t = region.transfers().transfer(about.transfer());
    return t == null
        ? null
        : new ArrangeCall(
            m.id(),
            t.id(),
            step.two() % 5 == 0 ? pick(EVERYONE, step.one()) : t.subject().holder(),
            LocalDate.ofInstant(now, AMSTERDAM).plusDays(1),
            m.chair());
  }

  private static Command decide(Meeting m, MeetingCase about, Step step) {
    MeetingDecision decision = pick(List.of(MeetingDecision.values()), step.two());
    return new DecideCase(
        m.id(),
        about.transfer(),
        decision,
        decision == MeetingDecision.PUT_TO ? Set.of(pick(SERVICES, step.one())) : Set.of(),
        m.chair(),
        ANNE);
  }

  private @Nullable Command propose(Step step) {
    List<WaitingPosition> open = open();
    if (open.isEmpty()) {
      return null;
    }
    WaitingPosition p = pick(open, step.one());
    return new ProposeTransfer(
        p.id(),
        step.two() % 3 == 0 ? Destination.BASIC_GGZ : Destination.GGZ,
        null,
        owner(p.service()),
        pick(ACTORS, step.two()));
  }

  private @Nullable Command urgency(Step step) {
    List<WaitingPosition> open = open();
    if (open.isEmpty()) {
      return null;
    }
    WaitingPosition p = pick(open, step.one());
    return step.two() % 40 == 0
        ? new ClosePosition(p.id(), CloseReason.DECEASED, owner(p.service()), null)
        : new ReprioritisePosition(
            p.id(),
            step.two() % 2 == 0 ? Urgency.HIGH : Urgency.PRIORITY,
            owner(p.service()),
            null);
  }

  private @Nullable Command withdrawPlace(Step step) {
    List<SlotId> kept =
        region.slots().slots().stream()
            .filter(s -> !s.holds().isEmpty() && step.two() % 4 == 0)
            .map(Slot::id)
            .sorted(Comparator.comparing(SlotId::value))
            .toList();
    if (kept.isEmpty()) {
      return null;
    }
    Slot slot = Objects.requireNonNull(region.slots().slot(pick(kept, step.one())), "slot");
    return new WithdrawSlot(slot.id(), WithdrawReason.OTHER, owner(slot.service()), null);
  }

  private @Nullable Transfer some(Step step) {
    List<Transfer> running =
        region.transfers().transfers().stream()
            .filter(t -> t.isRunning() || step.two() % 13 == 0)
            .toList();
    return running.isEmpty() ? null : pick(running, step.one());
  }

  private @Nullable Command aside(Step step) {
    Transfer t = some(step);
    if (t == null) {
      return null;
    }
    OrganizationId by = step.two() % 7 == 0 ? pick(EVERYONE, step.two()) : t.subject().holder();
    return switch (step.two() % 4) {
      case 0 -> new WithdrawConsent(t.id(), today(), by);
      case 1 -> new StayInPlace(t.id(), ANNE, today(), by);
      case 2 -> new EndTransfer(t.id(), TransferEnd.NO_RECEIVER, by, ANNE);
      default -> new SendBack(t.id(), SendBackReason.OTHER, receiver(t), CAS);
    };
  }

  private @Nullable Command next(Step step) {
    Transfer t = some(step);
    return t == null ? null : next(t, step);
  }

  private @Nullable Command next(Transfer t, Step step) {
    OrganizationId anyone = pick(EVERYONE, step.two());
    OrganizationId holder = step.two() % 9 == 0 ? anyone : t.subject().holder();
    OrganizationId receiver = step.two() % 9 == 1 ? anyone : receiver(t);
    return switch (t.stage()) {
      case CANDIDATE ->
          new ScreenTransfer(
              t.id(),
              step.two() % 8 == 0 ? ScreeningOutcome.STAYS : ScreeningOutcome.TRANSFER,
              step.two() % 2 == 0 ? holder : anyone,
              pick(ACTORS, step.one() + step.two()));
      case SCREENED -> new AskConsent(t.id(), Set.of(ConsentScope.REGION), holder, ANNE);
      case CONSENT_ASKED ->
          step.two() % 8 == 0
              ? new RefuseConsent(t.id(), today(), holder)
              : new GiveConsent(
                  t.id(),
                  Set.of(ConsentScope.REGION),
                  today(),
                  today().plusDays(step.two() % 30),
                  holder);
      case CONSENTED ->
          new AskReceivers(
              t.id(),
              Set.copyOf(List.of(pick(SERVICES, step.two()), pick(SERVICES, step.one()))),
              holder);
      case OFFERED -> answer(t, step);
      case ACCEPTED -> new ChoosePlace(t.id(), ANNE, today(), holder);
      case CHOSEN ->
          t.choice() != null && t.choice().needs() != null && step.two() % 3 > 0
              ? new ConfirmChange(
                  t.id(),
                  step.two() % 5 > 0,
                  today(),
                  t.choice().confirmer() == null && step.two() % 7 > 0 ? holder : DE_ES,
                  DIRK)
              : new BookTransfer(t.id(), receiver, CAS);
      case CONFIRMED -> new BookTransfer(t.id(), receiver, CAS);
      case BOOKED -> new HandOverTransfer(t.id(), ANNE, CAS, today(), holder);
      case HANDED_OVER ->
          step.two() % 6 == 0
              ? new GiveConsent(
                  t.id(),
                  Set.of(ConsentScope.REGION),
                  today(),
                  today().plusDays(20),
                  t.subject().holder())
              : new TakeResponsibility(t.id(), today(), receiver, CAS);
      case DONE, CLOSED -> new SendBack(t.id(), SendBackReason.OTHER, receiver, CAS);
    };
  }

  private @Nullable Command answer(Transfer t, Step step) {
    Ask ask = pick(t.openAsks(), step.two());
    if (step.two() % 5 == 0) {
      return new DeclineAsk(t.id(), ask.id(), "geen-plek", ask.receiver(), CAS);
    }
    List<SlotId> free =
        region.slots().of(ask.service()).stream().filter(s -> s.free() > 0).map(Slot::id).toList();
    return free.isEmpty()
        ? null
        : new AcceptAsk(t.id(), ask.id(), pick(free, step.one()), ask.receiver(), CAS);
  }

  private List<WaitingPosition> open() {
    return region.waiting().positions().stream()
        .filter(WaitingPosition::isOpen)
        .sorted(Comparator.comparing(p -> p.id().value()))
        .toList();
  }

  private WaitingPosition known(PositionId id) {
    return Objects.requireNonNull(region.waiting().position(id), id.value());
  }

  private static OrganizationId receiver(Transfer t) {
    Ask accepted = t.accepted();
    return accepted == null ? DE_WIERDE : accepted.receiver();
  }

  private OrganizationId owner(HealthcareServiceId service) {
    return Objects.requireNonNull(region.partners().service(service), "service").organization();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, AMSTERDAM);
  }

  private static <T> T pick(List<T> things, int number) {
    return things.get(Math.floorMod(number, things.size()));
  }
}
