package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.SlotCommand.ClaimSlot;
import nl.doorstroom.domain.slots.SlotCommand.MoveClaim;
import nl.doorstroom.domain.slots.SlotCommand.ReferToSlot;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseClaim;
import nl.doorstroom.domain.slots.SlotEvent.ClaimMoved;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeRecorded;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterAwaited;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterReceived;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralMade;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimRulesTest {

  private static final Instant IN_TEN_MINUTES = NOON.plusSeconds(600);

  private static ReferToSlot refer(@Nullable HoldId hold, Request request) {
    return new ReferToSlot(SLOT, hold, request, ReferrerType.GP, ANN, DE_BRINK);
  }

  private static ReferToSlot refer() {
    return refer(null, request());
  }

  private static SlotHeld held(OrganizationId by) {
    return new SlotHeld(SLOT, hold(2), by, IN_TEN_MINUTES);
  }

  @Nested
  class Referring_to_a_slot {

    @Test
    void makes_a_referral_a_wait_and_a_claim_that_depend_on_the_letter() {
      given(published(SLOT)).when(refer()).thenOnce(referred(SLOT, ANN, 2).toArray(Event[]::new));
    }

    @Test
    void uses_the_hold_up() {
      Scenario referred =
          given(published(SLOT), held(DE_BRINK))
              .when(refer(hold(2), request()))
              .then(
                  referralMade(3),
                  positionRegistered(4, 3),
                  new SlotClaimed(SLOT, claim(5), hold(2), position(4), DE_BRINK),
                  new LetterAwaited(
                      referral(3),
                      Words.at(MONDAY.plusDays(3), 9, 0),
                      Words.at(MONDAY.plusDays(7), 9, 0)));
      assertThat(referred.region().slots().slot(SLOT))
          .satisfies(
              slot -> {
                assertThat(slot.holds()).isEmpty();
                assertThat(slot.claims()).hasSize(1);
              });
    }

    @Test
    void waits_for_the_letter_no_longer_than_until_the_place() {
      Instant wednesday = Words.at(MONDAY.plusDays(2), 14, 0);
      List<Event> events = given(publishedAt(SLOT, wednesday)).when(refer()).events();
      assertThat(events.get(3)).isEqualTo(new LetterAwaited(referral(2), wednesday, wednesday));
    }

    @Test
    void refuses_a_crisis_with_the_route_of_the_part_of_the_region() {
      Rejection inTown =
          given()
              .when(refer(null, request(Urgency.CRISIS)))
              .thenRejected(Reason.CRISIS, "request.urgency");
      assertThat(inTown.detail()).contains("Crisisdienst 050-1234567 (24 uur)");
      var north =
          new Request(
              CareQuestion.MOOD, Urgency.CRISIS, "18-64", null, "Eemsdelta", Complexity.NONE);
      assertThat(
              given()
                  .when(refer(null, north))
                  .thenRejected(Reason.CRISIS, "request.urgency")
                  .detail())
          .contains("Huisartsenpost Delfzijl 0596-123456", "Crisisdienst Noord");
    }

    @Test
    void speaks_the_codes_of_the_region() {
      refuses(request(Urgency.REGULAR, "0-99", null), Reason.INVALID, "request.ageClass");
      refuses(request(Urgency.REGULAR, "18-64", "none"), Reason.INVALID, "request.insurer");
      refuses(request(Urgency.REGULAR, "12-17", "3311"), Reason.INVALID, "request.insurer");
      var nowhere =
          new Request(CareQuestion.MOOD, Urgency.REGULAR, "18-64", null, " ", Complexity.NONE);
      refuses(nowhere, Reason.INVALID, "request.municipality");
    }

    @Test
    void refuses_whom_the_service_is_not_for() {
      refuses(request(Urgency.REGULAR, "12-17", null), Reason.NOT_ELIGIBLE, "request.ageClass");
      refuses(request(Urgency.REGULAR, "18-64", "7119"), Reason.NOT_ELIGIBLE, "request.insurer");
    }

    @Test
    void lets_everyone_come_where_the_service_names_no_ages() {
      given(
              published(SLOT),
              new HealthcareServiceChanged(MOOD_TEAM, service("Jong", Set.of(), Map.of(), true)))
          .after(refer(null, request(Urgency.REGULAR, "12-17", null)));
    }

    @Test
    void lets_someone_come_whose_insurer_is_not_known() {
      given(published(SLOT)).after(refer(null, request(Urgency.REGULAR, "65+", null)));
    }

    @Test
    void is_refused_where_a_stop_covers_the_request() {
      Scenario stopped = given(published(SLOT), stop(Set.of(CareQuestion.MOOD), Set.of("3311")));
      assertThat(stopped.when(refer()).thenRejected(Reason.ADMISSION_STOPPED, "service").detail())
          .contains("BUDGET_CEILING", "further notice", "zorgbemiddeling");
      stopped.after(refer(null, request(Urgency.REGULAR, "18-64", null)));
    }

    @Test
    void is_possible_where_a_stop_covers_others() {
      given(published(SLOT), stop(Set.of(CareQuestion.ADDICTION), Set.of())).after(refer());
    }

    @Test
    void is_refused_at_a_service_that_is_no_longer_offered() {
      given(
              published(SLOT),
              new HealthcareServiceChanged(MOOD_TEAM, service("x", Set.of(), Map.of(), false)))
          .when(refer())
          .thenRejected(Reason.SERVICE_CLOSED, "service");
    }

    @Test
    void needs_the_hold_that_the_practice_has() {
      given(published(SLOT), held(DE_BRINK))
          .when(refer())
          .thenRejected(Reason.HOLD_REQUIRED, "hold");
    }

    @Test
    void is_refused_while_someone_else_holds_all_of_it() {
      given(published(SLOT), held(DE_ES)).when(refer()).thenRejected(Reason.SLOT_TAKEN, "slot");
    }

    @Test
    void is_refused_with_the_hold_of_someone_else() {
      given(published(SLOT), held(DE_ES))
          .when(refer(hold(2), request()))
          .thenRejected(Reason.NOT_YOURS, "by");
    }

    @Test
    void is_refused_with_a_hold_that_has_passed() {
      given(published(SLOT), held(DE_BRINK))
          .at(IN_TEN_MINUTES)
          .when(refer(hold(2), request()))
          .thenRejected(Reason.HOLD_EXPIRED, "hold");
    }

    @Test
    void is_refused_with_a_hold_that_never_was() {
      given(published(SLOT)).when(refer(hold(9), request())).thenRejected(Reason.NOT_FOUND, "hold");
    }

    @Test
    void takes_places_for_high_urgency_only_with_high_urgency() {
      Scenario high = given(published(SLOT, SlotKind.INTAKE, Allotment.HIGH_URGENCY));
      high.when(refer()).thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
      high.after(refer(null, request(Urgency.HIGH)));
    }

    @ParameterizedTest
    @EnumSource(names = {"OWN_WAITING_LIST", "TRANSFER_TABLE", "TALK_FOLLOW_UP"})
    void takes_no_places_for_others(Allotment allotment) {
      given(published(SLOT, SlotKind.INTAKE, allotment))
          .when(refer(null, request(Urgency.HIGH)))
          .thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
    }

    @Test
    void counts_a_person_once() {
      given(published(SLOT), waits(position(2), ANN))
          .when(refer())
          .thenRejected(Reason.ALREADY_EXISTS, "person");
      given(published(SLOT), published(slot(2)))
          .and(referred(slot(2), ANN, 3))
          .when(refer())
          .thenRejected(Reason.ALREADY_EXISTS, "person");
    }

    @Test
    void refuses_what_is_not_there() {
      given().when(refer()).thenRejected(Reason.NOT_FOUND, "slot");
      given(published(SLOT))
          .when(
              new ReferToSlot(
                  SLOT, null, request(), ReferrerType.GP, ANN, new OrganizationId("nobody")))
          .thenRejected(Reason.NOT_FOUND, "by");
      given(published(SLOT), new SlotStarted(SLOT))
          .when(refer())
          .thenRejected(Reason.SLOT_STARTED, "slot");
      given(published(SLOT), new SlotWithdrawn(SLOT, WithdrawReason.OTHER))
          .when(refer())
          .thenRejected(Reason.SLOT_WITHDRAWN, "slot");
    }

    @Test
    void is_not_for_who_offers_the_place() {
      given(published(SLOT))
          .when(
              new ReferToSlot(SLOT, null, request(), ReferrerType.OWN_PATIENT, ANN, DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "by");
    }

    private void refuses(Request request, Reason reason, String field) {
      given(published(SLOT)).when(refer(null, request)).thenRejected(reason, field);
    }

    private StopAnnounced stop(Set<CareQuestion> careQuestions, Set<String> insurers) {
      return new StopAnnounced(
          new AdmissionStop(
              new AdmissionStopId(next(2)),
              DE_BRUGWACHTER,
              new AdmissionStop.Scope(null, HEREPLEIN, careQuestions, Set.of("18-64"), insurers),
              StopReason.BUDGET_CEILING,
              MONDAY,
              MONDAY,
              null,
              null,
              0));
    }
  }

  @Nested
  class Claiming_for_someone_who_waits {

    private static ClaimSlot claimFor(PositionId position, OrganizationId by) {
      return new ClaimSlot(SLOT, null, position, by);
    }

    @Test
    void takes_a_place_of_the_own_waiting_list() {
      Scenario claimed =
          given(
                  published(SLOT, SlotKind.INTAKE, Allotment.OWN_WAITING_LIST),
                  waits(position(2), ANN))
              .when(claimFor(position(2), DE_BRUGWACHTER))
              .thenOnce(new SlotClaimed(SLOT, claim(3), null, position(2), DE_BRUGWACHTER));
      assertThat(claimed.region().waiting().position(position(2)))
          .satisfies(
              p -> {
                assertThat(p.booking()).isNotNull();
                assertThat(p.since()).isEqualTo(MONDAY.minusDays(20));
              });
    }

    @Test
    void takes_a_start_of_treatment_after_the_intake() {
      given(
              published(SLOT, SlotKind.TREATMENT_START, Allotment.OWN_WAITING_LIST),
              waits(position(2), ANN, WaitPhase.TREATMENT, Urgency.REGULAR))
          .when(claimFor(position(2), DE_BRUGWACHTER))
          .then(new SlotClaimed(SLOT, claim(3), null, position(2), DE_BRUGWACHTER));
    }

    @Test
    void takes_what_the_person_waits_for() {
      given(
              published(SLOT, SlotKind.TREATMENT_START, Allotment.OWN_WAITING_LIST),
              waits(position(2), ANN))
          .when(claimFor(position(2), DE_BRUGWACHTER))
          .thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
      given(
              published(SLOT, SlotKind.EXPLORATORY, Allotment.OWN_WAITING_LIST),
              waits(position(2), ANN))
          .when(claimFor(position(2), DE_BRUGWACHTER))
          .thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
    }

    @Test
    void leaves_places_for_new_referrals_to_who_was_referred() {
      given(published(SLOT), waits(position(2), ANN))
          .when(claimFor(position(2), DE_BRUGWACHTER))
          .thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
      given(published(SLOT), referralMade(2), positionRegistered(3, 2))
          .when(claimFor(position(3), DE_BRUGWACHTER))
          .then(
              new SlotClaimed(SLOT, claim(4), null, position(3), DE_BRUGWACHTER),
              new LetterAwaited(
                  referral(2),
                  Words.at(MONDAY.plusDays(3), 9, 0),
                  Words.at(MONDAY.plusDays(7), 9, 0)));
    }

    @Test
    void waits_for_no_letter_that_is_in() {
      given(
              published(SLOT),
              referralMade(2),
              positionRegistered(3, 2),
              new LetterReceived(referral(2)))
          .when(claimFor(position(3), DE_BRINK))
          .then(new SlotClaimed(SLOT, claim(4), null, position(3), DE_BRINK));
    }

    @Test
    void leaves_places_for_high_urgency_to_high_urgency() {
      var place = published(SLOT, SlotKind.INTAKE, Allotment.HIGH_URGENCY);
      given(place, waits(position(2), ANN))
          .when(claimFor(position(2), DE_BRUGWACHTER))
          .thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
      given(place, waits(position(2), ANN, WaitPhase.INTAKE, Urgency.HIGH))
          .when(claimFor(position(2), DE_BRUGWACHTER))
          .then(new SlotClaimed(SLOT, claim(3), null, position(2), DE_BRUGWACHTER));
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSFER_TABLE", "TALK_FOLLOW_UP"})
    void leaves_other_places_alone(Allotment allotment) {
      given(
              published(SLOT, SlotKind.INTAKE, allotment),
              waits(position(2), ANN, WaitPhase.INTAKE, Urgency.HIGH))
          .when(claimFor(position(2), DE_BRUGWACHTER))
          .thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
    }

    @Test
    void lets_a_practice_claim_for_its_own_referral_only() {
      Scenario referred = given(published(SLOT), referralMade(2), positionRegistered(3, 2));
      referred.when(claimFor(position(3), DE_ES)).thenRejected(Reason.NOT_YOURS, "by");
      referred.after(claimFor(position(3), DE_BRINK));
      given(
              published(SLOT, SlotKind.INTAKE, Allotment.OWN_WAITING_LIST),
              referralMade(2),
              positionRegistered(3, 2))
          .when(claimFor(position(3), DE_BRINK))
          .thenRejected(Reason.ALLOTMENT_MISMATCH, "slot");
    }

    @Test
    void gives_a_person_one_place_at_a_time() {
      given(
              published(SLOT, SlotKind.INTAKE, Allotment.OWN_WAITING_LIST),
              published(slot(2), SlotKind.INTAKE, Allotment.OWN_WAITING_LIST),
              waits(position(3), ANN),
              new SlotClaimed(slot(2), claim(4), null, position(3), DE_BRUGWACHTER))
          .when(claimFor(position(3), DE_BRUGWACHTER))
          .thenRejected(Reason.ALREADY_CLAIMED, "position");
    }

    @Test
    void needs_the_hold_of_the_planner_where_there_is_one() {
      Scenario held =
          given(
              published(SLOT, SlotKind.INTAKE, Allotment.OWN_WAITING_LIST),
              held(DE_BRUGWACHTER),
              waits(position(3), ANN));
      held.when(claimFor(position(3), DE_BRUGWACHTER)).thenRejected(Reason.HOLD_REQUIRED, "hold");
      held.when(new ClaimSlot(SLOT, hold(2), position(3), DE_BRUGWACHTER))
          .then(new SlotClaimed(SLOT, claim(4), hold(2), position(3), DE_BRUGWACHTER));
    }

    @Test
    void refuses_what_cannot_be() {
      var place = published(SLOT, SlotKind.INTAKE, Allotment.OWN_WAITING_LIST);
      given().when(claimFor(position(2), DE_BRUGWACHTER)).thenRejected(Reason.NOT_FOUND, "slot");
      given(place)
          .when(claimFor(position(2), DE_BRUGWACHTER))
          .thenRejected(Reason.NOT_FOUND, "position");
      given(
              published(SLOT, WIERDE_TEAM, SlotKind.INTAKE, 1, Allotment.OWN_WAITING_LIST),
              waits(position(2), ANN))
          .when(claimFor(position(2), DE_WIERDE))
          .thenRejected(Reason.NOT_ELIGIBLE, "position");
      given(
              place,
              waits(position(2), ANN),
              new PositionClosed(position(2), CloseReason.WITHDREW, MONDAY))
          .when(claimFor(position(2), DE_BRUGWACHTER))
          .thenRejected(Reason.POSITION_CLOSED, "position");
      given(place, waits(position(2), ANN), new SlotStarted(SLOT))
          .when(claimFor(position(2), DE_BRUGWACHTER))
          .thenRejected(Reason.SLOT_STARTED, "slot");
      given(
              place,
              waits(position(2), ANN),
              waits(position(3), BOB),
              new SlotClaimed(SLOT, claim(4), null, position(2), DE_BRUGWACHTER))
          .when(claimFor(position(3), DE_BRUGWACHTER))
          .thenRejected(Reason.SLOT_TAKEN, "slot");
    }
  }

  @Nested
  class Giving_a_place_back {

    private static ReleaseClaim release(ReleaseReason reason, OrganizationId by) {
      return new ReleaseClaim(SLOT, claim(4), reason, by);
    }

    private static Scenario claimed() {
      return given(published(SLOT)).and(referred(SLOT, ANN, 2));
    }

    @Test
    void frees_it_and_the_person_waits_on_since_the_same_day() {
      Scenario released =
          claimed()
              .when(release(ReleaseReason.CLIENT_DECLINED, DE_BRINK))
              .then(new ClaimReleased(SLOT, claim(4), position(3), ReleaseReason.CLIENT_DECLINED));
      assertThat(released.region().waiting().position(position(3)))
          .satisfies(
              p -> {
                assertThat(p.booking()).isNull();
                assertThat(p.since()).isEqualTo(MONDAY);
              });
      assertThat(released.region().slots().slot(SLOT))
          .satisfies(slot -> assertThat(slot.free()).isOne());
      released
          .when(release(ReleaseReason.CLIENT_DECLINED, DE_BRINK))
          .thenRejected(Reason.CLAIM_ENDED, "claim");
    }

    @Test
    void no_longer_waits_for_the_letter() {
      Scenario released =
          claimed().and(new ClaimReleased(SLOT, claim(4), position(3), ReleaseReason.OTHER));
      assertThat(released.region().waiting().referral(referral(2)))
          .satisfies(
              r -> {
                assertThat(r.letterWarnAt()).isNull();
                assertThat(r.letterDueAt()).isNull();
              });
    }

    @Test
    void is_for_who_has_to_do_with_it() {
      claimed().after(release(ReleaseReason.PROVIDER_WITHDREW, DE_BRUGWACHTER));
      claimed()
          .when(release(ReleaseReason.REFERRER_WITHDREW, DE_ES))
          .thenRejected(Reason.NOT_YOURS, "by");
    }

    @ParameterizedTest
    @EnumSource(names = {"LETTER_MISSING", "POSITION_CLOSED"})
    void leaves_reasons_of_the_rules_to_the_rules(ReleaseReason reason) {
      claimed().when(release(reason, DE_BRINK)).thenRejected(Reason.INVALID, "reason");
    }

    @Test
    void refuses_what_is_over_or_never_was() {
      given().when(release(ReleaseReason.OTHER, DE_BRINK)).thenRejected(Reason.NOT_FOUND, "slot");
      claimed()
          .when(new ReleaseClaim(SLOT, new ClaimId("none"), ReleaseReason.OTHER, DE_BRINK))
          .thenRejected(Reason.NOT_FOUND, "claim");
      claimed()
          .and(new SlotStarted(SLOT))
          .when(release(ReleaseReason.OTHER, DE_BRINK))
          .thenRejected(Reason.SLOT_STARTED, "slot");
      claimed()
          .and(
              new SlotStarted(SLOT),
              new OutcomeRecorded(SLOT, claim(4), position(3), Outcome.NO_SHOW))
          .when(release(ReleaseReason.OTHER, DE_BRINK))
          .thenRejected(Reason.CLAIM_ENDED, "claim");
    }
  }

  @Nested
  class Moving_a_claim {

    private static final Instant LATER = Words.at(MONDAY.plusDays(9), 10, 0);
    private static final Instant EARLIER = Words.at(MONDAY.plusDays(4), 10, 0);

    private static MoveClaim move(OrganizationId by) {
      return new MoveClaim(SLOT, claim(5), slot(2), by);
    }

    private static Scenario claimed(Event other) {
      return given(published(SLOT), other).and(referred(SLOT, ANN, 3));
    }

    @Test
    void keeps_everything_but_the_place() {
      Scenario moved =
          claimed(publishedAt(slot(2), LATER))
              .when(move(DE_BRINK))
              .thenOnce(new ClaimMoved(SLOT, slot(2), claim(5), position(4)));
      assertThat(moved.region().waiting().position(position(4)))
          .satisfies(
              p -> {
                assertThat(p.since()).isEqualTo(MONDAY);
                assertThat(p.booking())
                    .isEqualTo(new WaitingPosition.Booking(slot(2), claim(5), LATER));
              });
      assertThat(moved.region().slots().slot(SLOT))
          .satisfies(slot -> assertThat(slot.free()).isOne());
    }

    @Test
    void to_an_earlier_place_wants_the_letter_earlier() {
      claimed(publishedAt(slot(2), EARLIER))
          .when(move(DE_BRUGWACHTER))
          .then(
              new ClaimMoved(SLOT, slot(2), claim(5), position(4)),
              new LetterAwaited(referral(3), Words.at(MONDAY.plusDays(3), 9, 0), EARLIER));
    }

    @Test
    void to_the_same_place_is_already_so() {
      claimed(publishedAt(slot(2), LATER))
          .when(new MoveClaim(SLOT, claim(5), SLOT, DE_BRINK))
          .thenAlreadySo();
    }

    @Test
    void stays_within_the_service_and_the_kind() {
      claimed(published(slot(2), WIERDE_TEAM, SlotKind.INTAKE, 1, Allotment.NEW_REFERRAL))
          .when(move(DE_BRUGWACHTER))
          .thenRejected(Reason.ALLOTMENT_MISMATCH, "to");
      claimed(published(slot(2), SlotKind.CONSULTATION, Allotment.NEW_REFERRAL))
          .when(move(DE_BRUGWACHTER))
          .thenRejected(Reason.ALLOTMENT_MISMATCH, "to");
      claimed(published(slot(2), SlotKind.INTAKE, Allotment.OWN_WAITING_LIST))
          .when(move(DE_BRINK))
          .thenRejected(Reason.ALLOTMENT_MISMATCH, "to");
    }

    @Test
    void refuses_a_place_that_is_taken() {
      claimed(publishedAt(slot(2), LATER))
          .and(new SlotHeld(slot(2), hold(6), DE_ES, IN_TEN_MINUTES))
          .when(move(DE_BRINK))
          .thenRejected(Reason.SLOT_TAKEN, "to");
    }

    @Test
    void refuses_what_is_over_or_never_was() {
      given().when(move(DE_BRINK)).thenRejected(Reason.NOT_FOUND, "slot");
      given(published(SLOT)).when(move(DE_BRINK)).thenRejected(Reason.NOT_FOUND, "to");
      given(published(SLOT), publishedAt(slot(2), LATER))
          .when(new MoveClaim(SLOT, new ClaimId("none"), slot(2), DE_BRINK))
          .thenRejected(Reason.NOT_FOUND, "claim");
      claimed(publishedAt(slot(2), LATER))
          .and(new ClaimReleased(SLOT, claim(5), position(4), ReleaseReason.OTHER))
          .when(move(DE_BRINK))
          .thenRejected(Reason.CLAIM_ENDED, "claim");
      claimed(publishedAt(slot(2), LATER)).when(move(DE_ES)).thenRejected(Reason.NOT_YOURS, "by");
      claimed(publishedAt(slot(2), LATER))
          .and(new SlotStarted(slot(2)))
          .when(move(DE_BRINK))
          .thenRejected(Reason.SLOT_STARTED, "to");
      claimed(publishedAt(slot(2), LATER))
          .and(new SlotWithdrawn(slot(2), WithdrawReason.OTHER))
          .when(move(DE_BRINK))
          .thenRejected(Reason.SLOT_WITHDRAWN, "to");
    }
  }

  private static ReferralMade referralMade(int id) {
    return new ReferralMade(
        referral(id),
        code(id),
        DE_BRINK,
        ReferrerType.GP,
        MOOD_TEAM,
        request(),
        MONDAY,
        position(id + 1));
  }

  private static PositionRegistered positionRegistered(int id, int referral) {
    return new PositionRegistered(
        position(id),
        MOOD_TEAM,
        ANN,
        WaitPhase.INTAKE,
        request(),
        MONDAY,
        null,
        referral(referral));
  }
}
