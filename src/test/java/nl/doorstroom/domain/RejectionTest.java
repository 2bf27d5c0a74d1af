package nl.doorstroom.domain;

import static nl.doorstroom.domain.PlanningWords.published;
import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Scenario.nothing;
import static nl.doorstroom.domain.Words.ANN;
import static nl.doorstroom.domain.Words.DE_BRINK;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.DE_ES;
import static nl.doorstroom.domain.Words.DE_WIERDE;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.MOOD_TEAM;
import static nl.doorstroom.domain.Words.NOON;
import static nl.doorstroom.domain.Words.SLOT;
import static nl.doorstroom.domain.Words.claim;
import static nl.doorstroom.domain.Words.config;
import static nl.doorstroom.domain.Words.hold;
import static nl.doorstroom.domain.Words.next;
import static nl.doorstroom.domain.Words.position;
import static nl.doorstroom.domain.Words.published;
import static nl.doorstroom.domain.Words.referral;
import static nl.doorstroom.domain.Words.referred;
import static nl.doorstroom.domain.Words.request;
import static nl.doorstroom.domain.Words.service;
import static nl.doorstroom.domain.Words.slot;
import static nl.doorstroom.domain.Words.waits;
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
import nl.doorstroom.domain.imports.ImportCommand.FinishImport;
import nl.doorstroom.domain.imports.ImportCommand.UndoImport;
import nl.doorstroom.domain.imports.ImportCommand.UpdateSlots;
import nl.doorstroom.domain.imports.ImportEvent.ImportOpened;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.ImportKind;
import nl.doorstroom.domain.imports.SlotItem;
import nl.doorstroom.domain.meetings.MeetingCommand.CloseMeeting;
import nl.doorstroom.domain.meetings.MeetingCommand.PlanMeeting;
import nl.doorstroom.domain.meetings.MeetingId;
import nl.doorstroom.domain.offers.OfferAnswer;
import nl.doorstroom.domain.offers.OfferCommand.AnswerOffer;
import nl.doorstroom.domain.offers.OfferCommand.StartOffering;
import nl.doorstroom.domain.offers.OfferCommand.StopOffering;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.RegionConfigured;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.RegionConfig.Nature;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.SlotCommand.ClaimSlot;
import nl.doorstroom.domain.slots.SlotCommand.DeclineClaim;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotCommand.ReferToSlot;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseClaim;
import nl.doorstroom.domain.slots.SlotCommand.TakeOption;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToMove;
import nl.doorstroom.domain.slots.SlotEvent.OptionTaken;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.TransferCommand.DeclineAsk;
import nl.doorstroom.domain.transfers.TransferCommand.ScreenTransfer;
import nl.doorstroom.domain.transfers.TransferStage;
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

  /** The writer's reasons. */
  private static final Set<Reason> NOT_OF_THE_RULES =
      EnumSet.of(Reason.REGION_BUSY, Reason.KEY_REUSED);

  private record Refused(Scenario scenario, Command command) {}

  @Test
  void every_reason_of_the_rules_is_reached() {
    Set<Reason> reached =
        Stream.of(ofPlaces(), ofPeople(), ofPartners(), ofPlanning(), ofTransfers(), ofMeetings())
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

  private static List<Refused> ofMeetings() {
    Scenario planned =
        given().after(new PlanMeeting(Words.at(MONDAY, 16, 0), DE_BRINK, new ActorToken("ann")));
    MeetingId meeting = new MeetingId(Words.next(1));
    return List.of(new Refused(planned, new CloseMeeting(meeting, DE_BRINK)));
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

  private static List<Refused> ofPlanning() {
    ImportId under = new ImportId(next(1));
    UndoImport undo = new UndoImport(under, DE_BRUGWACHTER);
    UpdateSlots update =
        new UpdateSlots(
            under,
            List.of(
                new SlotItem.Put(
                    PlanningWords.draft("a", PlanningWords.TEN, Allotment.NEW_REFERRAL))),
            DE_BRUGWACHTER);
    Scenario claimed = given(published(SLOT)).and(referred(SLOT, ANN, 2));
    Scenario ended =
        given(new ImportOpened(under, DE_BRUGWACHTER, ImportKind.CSV))
            .after(new FinishImport(under, false, DE_BRUGWACHTER))
            .at(Words.at(MONDAY.plusDays(2), 12, 0));
    Scenario offered =
        given(published(SLOT, SlotKind.INTAKE, Allotment.OWN_WAITING_LIST), waits(position(2), ANN))
            .after(new StartOffering(SLOT, 1, 4, DE_BRUGWACHTER))
            .after(new StopOffering(PlanningWords.offering(3), DE_BRUGWACHTER));
    return List.of(
        new Refused(given(), publish(1, Words.at(MONDAY.plusDays(1), 22, 0))),
        new Refused(
            given(
                PlanningWords.room(1),
                PlanningWords.published(
                    slot(2), PlanningWords.inRoom("a", PlanningWords.TEN), null)),
            new PublishSlots(
                List.of(PlanningWords.inRoom("b", PlanningWords.TEN)), DE_BRUGWACHTER)),
        new Refused(
            given(
                new SlotPublished(
                    SLOT,
                    MOOD_TEAM,
                    null,
                    SlotKind.INTAKE,
                    PlanningWords.TEN,
                    PlanningWords.TEN.plusSeconds(60),
                    1,
                    Allotment.NEW_REFERRAL,
                    Delivery.ON_SITE,
                    null,
                    new Restriction(Set.of(DE_ES), Set.of(), Set.of(), Set.of(), Set.of()),
                    List.of(),
                    null,
                    false,
                    null)),
            new HoldSlot(SLOT, DE_BRINK)),
        new Refused(
            given(published(SLOT))
                .and(referred(SLOT, ANN, 2))
                .and(new ClaimToMove(SLOT, claim(4), position(3))),
            new HoldSlot(SLOT, DE_ES)),
        new Refused(claimed, new DeclineClaim(SLOT, claim(4), DeclineReason.OTHER, DE_BRUGWACHTER)),
        new Refused(
            given(new ImportOpened(under, DE_BRUGWACHTER, ImportKind.CSV))
                .after(update)
                .and(referred(slot(2), ANN, 3)),
            undo),
        new Refused(ended, update),
        new Refused(ended, undo),
        new Refused(
            offered,
            new AnswerOffer(
                PlanningWords.offering(3),
                PlanningWords.offer(5),
                OfferAnswer.YES,
                DE_BRUGWACHTER)));
  }

  private static List<Refused> ofTransfers() {
    return List.of(
        new Refused(
            TableWords.in(TransferStage.CANDIDATE),
            new ScreenTransfer(
                TableWords.TRANSFER, ScreeningOutcome.STAYS, DE_BRUGWACHTER, TableWords.ANNE)),
        new Refused(TableWords.in(TransferStage.OFFERED), TableWords.takeOver()),
        new Refused(TableWords.in(TransferStage.OFFERED), TableWords.book()),
        new Refused(TableWords.in(TransferStage.DONE), TableWords.askConsent()),
        new Refused(
            TableWords.in(TransferStage.HANDED_OVER)
                .after(TableWords.giveConsent(MONDAY))
                .at(Words.at(MONDAY.plusDays(1), 9, 0)),
            TableWords.takeOver()),
        new Refused(
            TableWords.in(TransferStage.ACCEPTED),
            new DeclineAsk(
                TableWords.TRANSFER, TableWords.ASK, "geen-plek", DE_WIERDE, TableWords.CAS)));
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
