package nl.doorstroom.domain;

import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.Decision.Accepted;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.Hold;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.HoldKind;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotBlock;
import nl.doorstroom.domain.slots.SlotCommand.ClaimSlot;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotCommand.MoveClaim;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotCommand.RecordOutcome;
import nl.doorstroom.domain.slots.SlotCommand.ReferToSlot;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseClaim;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseHold;
import nl.doorstroom.domain.slots.SlotCommand.TakeOption;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferralId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.RefusalReason;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand.ClosePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.ReceiveLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.RefuseReferral;
import nl.doorstroom.domain.waiting.WaitingCommand.RegisterPosition;
import nl.doorstroom.domain.waiting.WaitingCommand.WithdrawReferral;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * A walk through what can happen: each step is a number that picks a command about what is there.
 * After each one everything that must always hold is looked at.
 */
final class Walk {

  /** What a step does. Time passes with {@code WAIT}; the rest are commands. */
  enum Kind {
    WAIT,
    PUBLISH,
    WITHDRAW,
    HOLD,
    OPTION,
    GIVE_BACK,
    REFER,
    REGISTER,
    CLAIM,
    RELEASE,
    MOVE,
    OUTCOME,
    LETTER,
    REFUSE,
    TAKE_BACK,
    CLOSE,
    PLAN
  }

  /** The numbers pick among what there is, modulo how much there is. */
  record Step(Kind kind, int one, int two, int three) {}

  private static final List<OrganizationId> PRACTICES = List.of(DE_BRINK, DE_ES);
  private static final List<OrganizationId> EVERYONE =
      List.of(DE_BRINK, DE_ES, DE_BRUGWACHTER, DE_WIERDE);
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(3),
          Duration.ofMinutes(3),
          Duration.ofMinutes(11),
          Duration.ofMinutes(11),
          Duration.ofHours(5),
          Duration.ofHours(5),
          Duration.ofHours(30),
          Duration.ofMinutes(20),
          Duration.ofMinutes(1));

  /** Long enough for what has ended to be forgotten. */
  private static final Duration MONTHS = Duration.ofDays(70);

  /** How many places and people there are to begin with. */
  private static final int BEGINNING = 8;

  /** Few, so that many want the same one. */
  private static final int WANTED = 5;

  private final Region region = new Region(GRONINGEN);
  private final List<Fact> facts = new ArrayList<>();
  private final WalkPlanning planning = new WalkPlanning(region);
  private Instant now = NOON;
  private int commands;

  Walk() {
    apply(network());
    apply(
        List.of(
            PlanningWords.room(2), PlanningWords.planned(PlanningWords.offeringAndConfirming())));
    for (int i = 0; i < BEGINNING; i++) {
      take(new Step(Kind.PUBLISH, i, 41 * i + 30, i));
      take(new Step(Kind.REGISTER, i, i, i));
    }
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
    if (step.kind() == Kind.WAIT) {
      now = now.plus(step.two() % 40 == 0 ? MONTHS : pick(WAITS, step.one()));
    }
    while (region.due(now) != null) {
      Decision decision = decided(Objects.requireNonNull(region.due(now), "due"));
      assertThat(((Accepted) decision).events()).isNotEmpty();
      apply(((Accepted) decision).events());
      holdsHave(now);
    }
    Command command = command(step);
    if (command != null && decided(command) instanceof Accepted accepted) {
      accepted.events().stream()
          .filter(SlotClaimed.class::isInstance)
          .map(SlotClaimed.class::cast)
          .forEach(this::isTheirs);
      apply(accepted.events());
    }
    holdsHave(now);
  }

  /** Deciding changes nothing, and the same again decides the same. */
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
              new ActorToken("ann"),
              new CommandId("command-" + commands),
              RequestDigest.NONE,
              event);
      region.apply(fact);
      facts.add(fact);
    }
  }

  /** Who claims uses its own running hold if it has one, and else a unit that is free. */
  private void isTheirs(SlotClaimed claimed) {
    Slot slot = Objects.requireNonNull(region.slots().slot(claimed.slot()), "slot");
    Hold hold = claimed.hold() == null ? null : slot.hold(claimed.hold());
    if (claimed.hold() == null) {
      assertThat(slot.free()).isPositive();
      assertThat(slot.holds())
          .noneMatch(h -> h.kind() != HoldKind.OFFER && h.by().equals(claimed.by()));
    } else {
      assertThat(hold).isNotNull();
      assertThat(Objects.requireNonNull(hold, "hold").by()).isEqualTo(claimed.by());
      assertThat(hold.until()).isAfter(now);
    }
  }

  private void holdsHave(Instant instant) {
    for (Slot slot : region.slots().slots()) {
      assertThat(slot.holds().size() + slot.claims().size()).isLessThanOrEqualTo(slot.capacity());
      assertThat(slot.holds().stream().filter(h -> h.kind() != HoldKind.OFFER))
          .extracting(Hold::by)
          .doesNotHaveDuplicates();
      assertThat(slot.holds().stream().filter(h -> h.kind() == HoldKind.OFFER).map(Hold::id))
          .containsExactlyInAnyOrderElementsOf(
              region.offers().of(slot.id()).stream()
                  .filter(Offering::isRunning)
                  .map(Offering::hold)
                  .toList());
      isUntouchedWhileBlocked(slot);
      if (region.due(instant) == null) {
        assertThat(slot.holds()).allMatch(h -> h.until().isAfter(instant));
      }
      for (Claim claim : slot.claims()) {
        WaitingPosition position = region.waiting().position(claim.position());
        if (claim.outcome() == null && position != null && position.isOpen()) {
          assertThat(position.booking())
              .isEqualTo(
                  new WaitingPosition.Booking(
                      slot.id(), claim.id(), slot.start(), claim.confirmBy(), claim.toMove()));
        }
      }
    }
    for (WaitingPosition position : region.waiting().positions()) {
      if (position.booking() != null) {
        assertThat(position.isOpen()).isTrue();
        Slot slot = region.slots().slot(position.booking().slot());
        assertThat(slot).isNotNull();
        assertThat(Objects.requireNonNull(slot, "slot").claim(position.booking().claim()))
            .isNotNull();
      }
    }
  }

  /** What is being undone was claimed by nobody since; what was cleared is only to move. */
  private static void isUntouchedWhileBlocked(Slot slot) {
    if (slot.blocked() == SlotBlock.CLEARED) {
      assertThat(slot.claims()).allMatch(Claim::toMove);
    } else {
      assertThat(slot.claims()).noneMatch(Claim::toMove);
    }
    if (slot.blocked() != null) {
      assertThat(slot.free()).isZero();
    }
  }

  private @Nullable Command command(Step step) {
    return switch (step.kind()) {
      case WAIT -> null;
      case PUBLISH -> publish(step);
      case WITHDRAW -> {
        Slot slot = slot(step.one());
        yield slot == null
            ? null
            : new WithdrawSlot(slot.id(), WithdrawReason.OTHER, owner(slot), null);
      }
      case HOLD -> {
        Slot slot = slot(step.one());
        yield slot == null ? null : new HoldSlot(slot.id(), anyone(slot, step));
      }
      case OPTION -> {
        Slot slot = slot(step.one());
        OrganizationId by = slot == null ? DE_BRINK : anyone(slot, step);
        yield slot == null ? null : new TakeOption(slot.id(), hold(slot, step, by), by);
      }
      case GIVE_BACK -> {
        Slot slot = slot(step.one());
        OrganizationId by = pick(EVERYONE, step.two());
        HoldId hold = slot == null ? null : hold(slot, step, by);
        yield slot == null || hold == null ? null : new ReleaseHold(slot.id(), hold, by);
      }
      case REFER -> refer(step);
      case REGISTER ->
          new RegisterPosition(
              pick(List.of(MOOD_TEAM, WIERDE_TEAM), step.one()),
              person(step.two()),
              step.three() % 2 == 0 ? WaitPhase.INTAKE : WaitPhase.TREATMENT,
              request(urgency(step.three())),
              MONDAY,
              step.three() % 2 == 0 ? null : MONDAY,
              pick(List.of(DE_BRUGWACHTER, DE_WIERDE), step.one()));
      case CLAIM -> claimFor(step);
      case RELEASE, MOVE, OUTCOME -> aboutClaim(step);
      case LETTER, REFUSE, TAKE_BACK -> aboutReferral(step);
      case PLAN -> planning.command(step, now);
      case CLOSE -> {
        PositionId position = position(step.one());
        yield position == null
            ? null
            : new ClosePosition(
                position,
                CloseReason.OTHER,
                pick(List.of(DE_BRUGWACHTER, DE_WIERDE), step.two()),
                null);
      }
    };
  }

  private Command publish(Step step) {
    HealthcareServiceId service = pick(List.of(MOOD_TEAM, WIERDE_TEAM), step.one());
    Instant start = now.plus(Duration.ofHours(1 + Math.floorMod(step.two(), 200)));
    return new PublishSlots(
        List.of(
            new SlotDraft(
                    service,
                    null,
                    pick(
                        List.of(SlotKind.INTAKE, SlotKind.INTAKE, SlotKind.TREATMENT_START),
                        step.three()),
                    start,
                    start.plus(Duration.ofHours(1)),
                    1 + Math.floorMod(step.three(), 3),
                    pick(
                        List.of(
                            Allotment.NEW_REFERRAL,
                            Allotment.OWN_WAITING_LIST,
                            Allotment.NEW_REFERRAL,
                            Allotment.OWN_WAITING_LIST,
                            Allotment.HIGH_URGENCY),
                        step.two()),
                    Delivery.ON_SITE)
                .overriding(OverrideReason.OTHER)),
        pick(List.of(DE_BRUGWACHTER, DE_WIERDE), step.one()));
  }

  private @Nullable Command refer(Step step) {
    Slot slot = slot(step.one());
    OrganizationId by = pick(PRACTICES, step.two());
    return slot == null
        ? null
        : new ReferToSlot(
            slot.id(),
            hold(slot, step, by),
            request(urgency(step.three())),
            ReferrerType.GP,
            person(step.two() + step.three()),
            by);
  }

  private @Nullable Command claimFor(Step step) {
    Slot slot = slot(step.one());
    if (slot == null) {
      return null;
    }
    List<PositionId> waiting =
        sorted(
            region.waiting().of(slot.service()).stream()
                .filter(p -> p.phase() == slot.kind().ends() && p.booking() == null)
                .map(WaitingPosition::id)
                .toList());
    PositionId position =
        waiting.isEmpty() || step.three() % 6 == 0
            ? position(step.two())
            : pick(waiting, step.two());
    if (position == null) {
      return null;
    }
    OrganizationId by = step.three() % 4 == 0 ? anyone(slot, step) : owner(slot);
    return new ClaimSlot(slot.id(), hold(slot, step, by), position, by);
  }

  private @Nullable Command aboutClaim(Step step) {
    List<Slot> claimed = slots().stream().filter(s -> !s.claims().isEmpty()).toList();
    if (claimed.isEmpty()) {
      return null;
    }
    Slot slot = pick(claimed, step.one());
    ClaimId claim = pick(slot.claims(), step.two()).id();
    if (step.kind() == Kind.RELEASE) {
      return new ReleaseClaim(slot.id(), claim, ReleaseReason.OTHER, pick(EVERYONE, step.three()));
    }
    List<Slot> alike =
        slots().stream()
            .filter(s -> s.service().equals(slot.service()) && s.kind() == slot.kind())
            .toList();
    SlotId other = pick(step.three() % 9 == 0 ? slots() : alike, step.three()).id();
    return step.kind() == Kind.MOVE
        ? new MoveClaim(slot.id(), claim, other, owner(slot))
        : new RecordOutcome(
            slot.id(), claim, pick(List.of(Outcome.values()), step.three()), owner(slot));
  }

  private @Nullable Command aboutReferral(Step step) {
    List<ReferralId> referrals =
        sorted(region.waiting().referrals().stream().map(r -> r.id()).toList());
    if (referrals.isEmpty()) {
      return null;
    }
    ReferralId referral = pick(referrals, step.one());
    OrganizationId provider = pick(List.of(DE_BRUGWACHTER, DE_WIERDE), step.two());
    if (step.kind() == Kind.LETTER) {
      return new ReceiveLetter(referral, provider);
    }
    return step.kind() == Kind.REFUSE
        ? new RefuseReferral(referral, RefusalReason.TOO_LIGHT, provider)
        : new WithdrawReferral(referral, pick(PRACTICES, step.two()));
  }

  private @Nullable HoldId hold(Slot slot, Step step, OrganizationId by) {
    if (step.three() % 5 == 0) {
      return slot.holds().isEmpty() ? null : pick(slot.holds(), step.three()).id();
    }
    return slot.holds().stream()
        .filter(h -> h.by().equals(by) && step.three() % 5 != 1)
        .map(Hold::id)
        .findFirst()
        .orElse(null);
  }

  private List<Slot> slots() {
    return region.slots().slots().stream()
        .sorted(Comparator.comparing(s -> s.id().value()))
        .toList();
  }

  private @Nullable Slot slot(int number) {
    List<Slot> open = slots().stream().filter(s -> !s.started() && !s.withdrawn()).toList();
    List<Slot> all =
        number % 11 == 0 || open.isEmpty()
            ? slots()
            : open.subList(0, Math.min(open.size(), WANTED));
    return all.isEmpty() ? null : pick(all, number);
  }

  private @Nullable PositionId position(int number) {
    List<PositionId> ids = sorted(region.waiting().positions().stream().map(p -> p.id()).toList());
    return ids.isEmpty() ? null : pick(ids, number);
  }

  private OrganizationId anyone(Slot slot, Step step) {
    return slot.allotment() == Allotment.OWN_WAITING_LIST && step.three() % 4 != 0
        ? owner(slot)
        : pick(EVERYONE, step.two());
  }

  private OrganizationId owner(Slot slot) {
    return slot.service().equals(MOOD_TEAM) ? DE_BRUGWACHTER : DE_WIERDE;
  }

  private static PersonToken person(int number) {
    return new PersonToken("person-" + Math.floorMod(number, 200));
  }

  private static Urgency urgency(int number) {
    return number % 2 == 0 ? Urgency.HIGH : Urgency.REGULAR;
  }

  private static <T extends Id> List<T> sorted(Collection<T> ids) {
    return ids.stream().sorted(Comparator.comparing(Id::value)).toList();
  }

  private static <T> T pick(List<T> things, int number) {
    return things.get(Math.floorMod(number, things.size()));
  }
}
