package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Scenario.nothing;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.RegionConfigured;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.RegionConfig.Nature;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.SlotCommand.ClaimSlot;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotCommand.ReferToSlot;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseClaim;
import nl.doorstroom.domain.slots.SlotCommand.TakeOption;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.OptionTaken;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand.WithdrawReferral;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RejectionTest {

  /** The writer's reasons, and one that no rule of places needs yet. */
  private static final Set<Reason> NOT_OF_THE_RULES =
      EnumSet.of(Reason.REGION_BUSY, Reason.KEY_REUSED);

  private record Refused(Scenario scenario, Command command) {}

  @Test
  void every_reason_of_the_rules_is_reached() {
    Set<Reason> reached =
        Stream.of(ofPlaces(), ofPeople(), ofPartners())
            .flatMap(List::stream)
            .map(r -> r.scenario.region().decide(r.command, r.scenario.now()))
            .map(decision -> ((Decision.Rejected) decision).rejection().reason())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Reason.class)));
    assertThat(reached)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.copyOf(NOT_OF_THE_RULES)));
  }

  @Test
  void only_what_passes_by_itself_is_worth_a_second_try() {
    assertThat(Stream.of(Reason.values()).filter(r -> new Rejection(r, null, "x").retryable()))
        .containsExactlyInAnyOrder(
            Reason.SLOT_TAKEN,
            Reason.OPTION_LIMIT,
            Reason.ADMISSION_STOPPED,
            Reason.REGION_BUSY,
            Reason.REGION_NOT_CONFIGURED);
  }

  private static List<Refused> ofPlaces() {
    Command hold = new HoldSlot(SLOT, DE_BRINK);
    Instant until = Words.at(MONDAY.plusDays(1), 12, 0);
    return List.of(
        new Refused(given(), hold),
        new Refused(given(published(SLOT), new SlotStarted(SLOT)), hold),
        new Refused(given(published(SLOT), new SlotWithdrawn(SLOT, WithdrawReason.OTHER)), hold),
        new Refused(given(published(SLOT), new SlotHeld(SLOT, hold(2), DE_ES, until)), hold),
        new Refused(given(published(SLOT, SlotKind.INTAKE, Allotment.TRANSFER_TABLE)), hold),
        new Refused(
            given(
                published(SLOT),
                published(slot(2)),
                published(slot(3)),
                new OptionTaken(slot(2), hold(4), null, DE_BRINK, until),
                new OptionTaken(slot(3), hold(5), null, DE_BRINK, until)),
            new TakeOption(SLOT, null, DE_BRINK)),
        new Refused(
            given(published(SLOT)).and(referred(SLOT, ANN, 2)),
            new WithdrawSlot(SLOT, WithdrawReason.OTHER, DE_BRUGWACHTER, null)),
        new Refused(
            given(published(SLOT)), new WithdrawSlot(SLOT, WithdrawReason.OTHER, DE_WIERDE, null)),
        new Refused(
            given(published(SLOT)),
            new WithdrawSlot(SLOT, WithdrawReason.OTHER, DE_BRUGWACHTER, 1L)),
        new Refused(given(), publish(1, NOON)),
        new Refused(given(), publish(1, Words.at(MONDAY.plusDays(60), 9, 0))),
        new Refused(given(), publish(1_001, Words.at(MONDAY.plusDays(6), 9, 0))),
        new Refused(given(), publish(0, NOON)));
  }

  private static List<Refused> ofPeople() {
    Scenario booked = given(published(SLOT)).and(referred(SLOT, ANN, 2));
    Scenario released =
        given(published(SLOT))
            .and(referred(SLOT, ANN, 2))
            .and(new ClaimReleased(SLOT, claim(4), position(3), ReleaseReason.OTHER));
    Scenario closed =
        given(published(SLOT), waits(position(2), ANN))
            .and(new PositionClosed(position(2), CloseReason.OTHER, MONDAY));
    Scenario held =
        given(published(SLOT), new SlotHeld(SLOT, hold(2), DE_BRINK, NOON.plusSeconds(9)));
    return List.of(
        new Refused(given(), refer(request(Urgency.CRISIS), null)),
        new Refused(given(published(SLOT)), refer(request(Urgency.REGULAR, "12-17", null), null)),
        new Refused(held, refer(request(), null)),
        new Refused(
            given(published(SLOT), new SlotHeld(SLOT, hold(2), DE_BRINK, NOON)),
            refer(request(), hold(2))),
        new Refused(booked.and(published(slot(5))), refer(slot(5), request(), null)),
        new Refused(booked, new ClaimSlot(slot(5), null, position(3), DE_BRINK)),
        new Refused(released, new ReleaseClaim(SLOT, claim(4), ReleaseReason.OTHER, DE_BRINK)),
        new Refused(closed, new ClaimSlot(SLOT, null, position(2), DE_BRUGWACHTER)),
        new Refused(
            given(published(SLOT))
                .and(referred(SLOT, ANN, 2))
                .and(new PositionClosed(position(3), CloseReason.OTHER, MONDAY)),
            new WithdrawReferral(referral(2), DE_BRINK)));
  }

  private static List<Refused> ofPartners() {
    return List.of(
        new Refused(nothing(), new HoldSlot(SLOT, DE_BRINK)),
        new Refused(
            nothing()
                .and(
                    new RegionConfigured(
                        config(Nature.ARCHIVE, Map.of(Allotment.NEW_REFERRAL, 100)))),
            new HoldSlot(SLOT, DE_BRINK)),
        new Refused(
            given(
                published(SLOT),
                new HealthcareServiceChanged(MOOD_TEAM, service("x", Set.of(), Map.of(), false))),
            new HoldSlot(SLOT, DE_BRINK)),
        new Refused(
            given(
                published(SLOT),
                new StopAnnounced(
                    new AdmissionStop(
                        new AdmissionStopId("stop"),
                        DE_BRUGWACHTER,
                        new AdmissionStop.Scope(null, null, Set.of(), Set.of(), Set.of()),
                        StopReason.OTHER,
                        MONDAY,
                        MONDAY,
                        null,
                        null,
                        0))),
            new HoldSlot(SLOT, DE_BRINK)));
  }

  private static ReferToSlot refer(Request request, @Nullable HoldId hold) {
    return refer(SLOT, request, hold);
  }

  private static ReferToSlot refer(SlotId slot, Request request, @Nullable HoldId hold) {
    return new ReferToSlot(slot, hold, request, ReferrerType.GP, ANN, DE_BRINK);
  }

  private static PublishSlots publish(int count, Instant start) {
    return new PublishSlots(
        Collections.nCopies(
            count,
            new SlotDraft(
                MOOD_TEAM,
                null,
                SlotKind.INTAKE,
                start,
                start.plusSeconds(3600),
                1,
                null,
                Delivery.ON_SITE)),
        DE_BRUGWACHTER);
  }
}
