package nl.doorstroom.domain;

import static nl.doorstroom.domain.CrossingWords.FRIESLAND;
import static nl.doorstroom.domain.TableWords.ANNE;
import static nl.doorstroom.domain.TableWords.BEA;
import static nl.doorstroom.domain.TableWords.CAS;
import static nl.doorstroom.domain.Words.ANN;
import static nl.doorstroom.domain.Words.GRONINGEN;
import static nl.doorstroom.domain.Words.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerEvent.DayStarted;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.RegionConfigured;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.transfers.Arrival;
import nl.doorstroom.domain.transfers.ArrivalState;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Crossing;
import nl.doorstroom.domain.transfers.CrossingCommand.AcceptArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.AskOutside;
import nl.doorstroom.domain.transfers.CrossingCommand.DeclineArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.EndCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.TakeArrivalOver;
import nl.doorstroom.domain.transfers.CrossingCommand.WithdrawOutside;
import nl.doorstroom.domain.transfers.CrossingEnd;
import nl.doorstroom.domain.transfers.CrossingState;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Escalation;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationRefusal;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.Passage;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand.AnswerEscalation;
import nl.doorstroom.domain.transfers.TransferCommand.AskConsent;
import nl.doorstroom.domain.transfers.TransferCommand.ChoosePlace;
import nl.doorstroom.domain.transfers.TransferCommand.EndTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.EscalateTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ScreenTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.StayInPlace;
import nl.doorstroom.domain.transfers.TransferCommand.WithdrawConsent;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * Two regions at random, each of which one can leave for the other, and what carries between them:
 * it may stop at any step, look at what is old, lose an answer, or say again what it ever said.
 */
final class CrossingWalk {

  private static final Duration SOME_HOURS = Duration.ofHours(3);

  /** What was ever carried to a region. */
  private record Carried(RegionId to, Command command) {}

  private final Random random;
  private final Map<RegionId, Region> regions = new HashMap<>();
  private final List<Carried> carried = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private Instant now = NOON;
  private int slots = 100;

  CrossingWalk(long seed) {
    random = new Random(seed);
    for (RegionId id : List.of(GRONINGEN, FRIESLAND)) {
      regions.put(id, new Region(id));
      network(id).forEach(event -> apply(id, event));
    }
    apply(
        GRONINGEN,
        new PositionRegistered(
            new PositionId("groningen-z"),
            service(GRONINGEN),
            ANN,
            WaitPhase.INTAKE,
            Words.request(),
            Words.MONDAY.minusDays(20),
            null,
            null));
  }

  private static OrganizationId organization(RegionId region) {
    return new OrganizationId(region.value() + "-1");
  }

  private static HealthcareServiceId service(RegionId region) {
    return new HealthcareServiceId(region.value() + "-3");
  }

  private static List<Event> network(RegionId id) {
    LocationId location = new LocationId(id.value() + "-2");
    return List.of(
        new RegionConfigured(Words.config()),
        new DayStarted(Words.MONDAY),
        new OrganizationRegistered(
            organization(id), Words.organization("Een aanbieder", OrganizationKind.GGZ_CORE)),
        new LocationRegistered(location, organization(id), Words.location("Een plek")),
        new HealthcareServiceRegistered(
            service(id), organization(id), location, Words.service("Stemming en angst")));
  }

  Region region(RegionId id) {
    return Objects.requireNonNull(regions.get(id), id.value());
  }

  List<Fact> facts() {
    return facts;
  }

  private void apply(RegionId id, Event event) {
    Region region = region(id);
    Fact fact =
        new Fact(
            region.position() + 1,
            now,
            ANNE,
            new CommandId("walk-" + (region.position() + 1)),
            RequestDigest.NONE,
            event);
    region.apply(fact);
    facts.add(fact);
  }

  /** Whether it was accepted. */
  private boolean submit(RegionId id, Command command) {
    if (region(id).decide(command, now) instanceof Decision.Accepted accepted) {
      accepted.events().forEach(event -> apply(id, event));
      return true;
    }
    return false;
  }

  void step() {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> work();
      case 3, 4, 5, 6 -> carry(1 + random.nextInt(2));
      case 7 -> repeat();
      case 8 -> restart();
      default ->
          pass(SOME_HOURS.multipliedBy(1 + random.nextInt(random.nextInt(12) == 0 ? 200 : 3)));
    }
    check();
  }

  private void pass(Duration time) {
    now = now.plus(time);
    for (RegionId id : List.of(GRONINGEN, FRIESLAND)) {
      for (Command due = region(id).due(now); due != null; due = region(id).due(now)) {
        assertThat(submit(id, due)).as("%s", due).isTrue();
        check();
      }
    }
  }

  /** What a snapshot holds is all that is known. */
  private void restart() {
    for (RegionId id : List.of(GRONINGEN, FRIESLAND)) {
      regions.put(id, Region.restore(region(id).state()));
    }
  }

  /** Late, and once more: what was carried before changes nothing that was settled. */
  private void repeat() {
    if (!carried.isEmpty()) {
      Carried again = carried.get(random.nextInt(carried.size()));
      submit(again.to(), again.command());
    }
  }

  /** Takes up to {@code steps} steps of each crossing, from what both regions know. */
  private void carry(int steps) {
    for (int i = 0; i < steps; i++) {
      for (RegionId from : List.of(GRONINGEN, FRIESLAND)) {
        RegionId to = from.equals(GRONINGEN) ? FRIESLAND : GRONINGEN;
        for (Transfer transfer : region(from).transfers().crossing()) {
          Crossing crossing = Objects.requireNonNull(transfer.crossing(), "crossing");
          Arrival arrival = region(to).arrivals().arrival(crossing.id());
          take(from, transfer, crossing, Passage.next(from, transfer.id(), crossing, arrival));
        }
        for (Arrival arrival : region(to).arrivals().running()) {
          Transfer transfer = region(from).transfers().transfer(arrival.transfer());
          Crossing crossing = transfer == null ? null : transfer.crossing(arrival.id());
          if (transfer == null || crossing == null) {
            take(from, null, null, Passage.calledOff(to, arrival));
          } else {
            take(from, transfer, crossing, Passage.next(from, transfer.id(), crossing, arrival));
          }
        }
      }
    }
  }

  private void take(
      RegionId from,
      @Nullable Transfer transfer,
      @Nullable Crossing crossing,
      Passage.@Nullable Step step) {
    if (step == null) {
      return;
    }
    carried.add(new Carried(step.region(), step.command()));
    if (!submit(step.region(), step.command())) {
      assertThat(step.mayRefuse()).as("%s", step).isTrue();
      if (transfer != null && crossing != null) {
        EndCrossing end =
            new EndCrossing(transfer.id(), crossing.id(), CrossingEnd.NOT_ADMITTED, "CLOSED");
        carried.add(new Carried(from, end));
        submit(from, end);
      }
    }
    check();
  }

  private void work() {
    for (RegionId id : List.of(GRONINGEN, FRIESLAND)) {
      region(id).waiting().positions().stream()
          .filter(WaitingPosition::isOpen)
          .toList()
          .forEach(p -> workFor(id, p));
      List.copyOf(region(id).arrivals().arrivals()).forEach(a -> answer(id, a));
      for (Transfer leaving : region(id).transfers().crossing()) {
        if (random.nextInt(6) == 0) {
          aside(id, leaving, organization(id), LocalDate.ofInstant(now, Words.AMSTERDAM));
        }
      }
    }
  }

  private void workFor(RegionId id, WaitingPosition position) {
    Transfer transfer = region(id).transfers().of(position.id());
    OrganizationId by = organization(id);
    if (transfer == null) {
      submit(id, new ProposeTransfer(position.id(), Destination.GGZ, null, by, ANNE));
      return;
    }
    LocalDate today = LocalDate.ofInstant(now, Words.AMSTERDAM);
    Set<ConsentScope> scopes = Set.of(ConsentScope.REGION, ConsentScope.OUTSIDE_REGION);
    if (random.nextInt(12) == 0) {
      aside(id, transfer, by, today);
      return;
    }
    switch (transfer.stage()) {
      case CANDIDATE ->
          submit(id, new ScreenTransfer(transfer.id(), ScreeningOutcome.TRANSFER, by, BEA));
      case SCREENED -> submit(id, new AskConsent(transfer.id(), scopes, by, ANNE));
      case CONSENT_ASKED ->
          submit(id, new GiveConsent(transfer.id(), scopes, today, today.plusDays(90), by));
      case CONSENTED, OFFERED -> climb(id, transfer, by);
      case ACCEPTED -> submit(id, new ChoosePlace(transfer.id(), ANNE, today, by));
      case CHOSEN, CONFIRMED, BOOKED, HANDED_OVER, DONE, CLOSED -> {}
    }
  }

  private void aside(RegionId id, Transfer t, OrganizationId by, LocalDate today) {
    Crossing crossing = t.crossing();
    switch (random.nextInt(4)) {
      case 0 -> submit(id, new WithdrawConsent(t.id(), today, by));
      case 1 -> submit(id, new StayInPlace(t.id(), ANNE, today, by));
      case 2 -> submit(id, new EndTransfer(t.id(), TransferEnd.WITHDRAWN, by, ANNE));
      default -> {
        if (crossing != null) {
          submit(id, new WithdrawOutside(t.id(), crossing.id(), by));
        }
      }
    }
  }

  private void climb(RegionId id, Transfer t, OrganizationId by) {
    Escalation last = t.escalation();
    if (last != null && last.step() == EscalationStep.OUTSIDE) {
      RegionId to = id.equals(GRONINGEN) ? FRIESLAND : GRONINGEN;
      submit(id, new AskOutside(t.id(), to, service(to), by));
    } else if (last != null && !last.isSpent()) {
      submit(
          id,
          new AnswerEscalation(
              t.id(),
              last.step(),
              EscalationOutcome.NOT_POSSIBLE,
              null,
              null,
              null,
              EscalationRefusal.OTHER,
              by,
              ANNE));
    } else {
      EscalationStep next = EscalationStep.after(last == null ? null : last.step());
      if (next != null) {
        submit(id, new EscalateTransfer(t.id(), next, by, ANNE));
      }
    }
  }

  private void answer(RegionId id, Arrival arrival) {
    OrganizationId by = organization(id);
    switch (arrival.state()) {
      case ASKED -> {
        if (random.nextInt(5) == 0) {
          submit(id, new DeclineArrival(arrival.id(), "geen-plek", by, CAS));
        } else {
          submit(id, new AcceptArrival(arrival.id(), place(id), by, CAS));
        }
      }
      case ACCEPTED -> {
        if (arrival.slot() != null && random.nextInt(6) == 0) {
          submit(id, new WithdrawSlot(arrival.slot(), WithdrawReason.OTHER, by, null));
        }
      }
      case CONFIRMED ->
          submit(
              id,
              new TakeArrivalOver(
                  arrival.id(), LocalDate.ofInstant(now, Words.AMSTERDAM), by, CAS));
      case TAKEN, ENDED -> {}
    }
  }

  private SlotId place(RegionId id) {
    SlotId slot = new SlotId(new Ids(id).of(++slots));
    Instant start = now.plus(Duration.ofHours(2 + random.nextInt(200)));
    apply(
        id,
        new SlotPublished(
            slot,
            service(id),
            null,
            SlotKind.INTAKE,
            start,
            start.plus(Duration.ofHours(1)),
            1,
            Allotment.TRANSFER_TABLE,
            Delivery.ON_SITE));
    return slot;
  }

  private List<WaitingPosition> lists() {
    return Stream.of(GRONINGEN, FRIESLAND)
        .flatMap(id -> region(id).waiting().positions().stream())
        .filter(p -> p.isOpen() && p.person().equals(ANN))
        .toList();
  }

  /** On one list; or on two, and then both regions say that she is on the way. */
  private void check() {
    int onTheWay = 0;
    for (RegionId id : List.of(GRONINGEN, FRIESLAND)) {
      for (Arrival arrival : region(id).arrivals().running()) {
        Transfer there = region(arrival.from()).transfers().transfer(arrival.transfer());
        Crossing crossing = there == null ? null : there.crossing(arrival.id());
        boolean both =
            arrival.state() == ArrivalState.TAKEN
                && crossing != null
                && crossing.state() == CrossingState.DEPARTING;
        onTheWay += both ? 1 : 0;
      }
    }
    assertThat(lists()).hasSize(1 + onTheWay);
    assertThat(onTheWay).isLessThanOrEqualTo(1);
    assertThat(lists()).allMatch(p -> p.since().equals(Words.MONDAY.minusDays(20)));
  }

  /** Carries all there is to carry: then she is on one list, and no place is kept for nobody. */
  void rest() {
    carry(20);
    assertThat(lists()).hasSize(1);
    for (RegionId id : List.of(GRONINGEN, FRIESLAND)) {
      assertThat(region(id).transfers().crossing())
          .noneMatch(t -> t.isOnTheWay())
          .allMatch(t -> t.stage() != TransferStage.DONE);
      long kept =
          region(id).arrivals().running().stream()
              .filter(a -> a.state() == ArrivalState.ACCEPTED)
              .count();
      assertThat(region(id).slots().slots().stream().mapToInt(CrossingWalk::kept).sum())
          .isEqualTo((int) kept);
      assertThat(region(id).arrivals().running()).noneMatch(a -> a.state() == ArrivalState.TAKEN);
    }
  }

  private static int kept(Slot slot) {
    return slot.holds().size();
  }

  /** Says again all that was ever said: nothing comes of it any more. */
  void repeatAll() {
    List<RegionState> before = List.of(region(GRONINGEN).state(), region(FRIESLAND).state());
    for (Carried again : List.copyOf(carried)) {
      submit(again.to(), again.command());
      check();
    }
    carry(20);
    List<RegionState> after = List.of(region(GRONINGEN).state(), region(FRIESLAND).state());
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).positions()).isEqualTo(before.get(i).positions());
      assertThat(after.get(i).slots()).isEqualTo(before.get(i).slots());
    }
  }

  /** After all is forgotten that is to be. */
  void monthsLater() {
    pass(Duration.ofDays(130));
  }
}
