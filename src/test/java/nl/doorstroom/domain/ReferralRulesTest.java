package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.SlotCommand.ClaimSlot;
import nl.doorstroom.domain.slots.SlotCommand.ReferToSlot;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeRecorded;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.RefusalReason;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand.FreeForLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.MakeReferral;
import nl.doorstroom.domain.waiting.WaitingCommand.ReceiveLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.RefuseReferral;
import nl.doorstroom.domain.waiting.WaitingCommand.WarnLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.WithdrawReferral;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeHeld;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterAwaited;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterOverdue;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterReceived;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralMade;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralRefused;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralWithdrawn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferralRulesTest {

  private static final LocalDate FRIDAY = MONDAY.minusDays(3);

  private static MakeReferral make(
      @Nullable OrganizationId practice, LocalDate madeOn, OrganizationId by) {
    return new MakeReferral(MOOD_TEAM, request(), ReferrerType.GP, practice, madeOn, ANN, by);
  }

  private static ReferralMade made(@Nullable OrganizationId practice, LocalDate madeOn) {
    return new ReferralMade(
        referral(1), code(1), practice, ReferrerType.GP, MOOD_TEAM, request(), madeOn, position(2));
  }

  private static PositionRegistered waiting(LocalDate since) {
    return new PositionRegistered(
        position(2), MOOD_TEAM, ANN, WaitPhase.INTAKE, request(), since, null, referral(1));
  }

  /** De Brink referred Ann without a place. */
  private static Scenario referred() {
    return given(made(DE_BRINK, MONDAY), waiting(MONDAY));
  }

  /** De Brink referred Ann to the place that starts a week from Monday. */
  private static Scenario booked() {
    return given(published(SLOT)).and(Words.referred(SLOT, ANN, 2));
  }

  private static Referral referralOf(Scenario scenario) {
    return Objects.requireNonNull(scenario.region().waiting().referral(referral(2)), "referral");
  }

  @Nested
  class Referring_without_a_place {

    @Test
    void puts_someone_on_the_list_from_today() {
      given().when(make(null, FRIDAY, DE_BRINK)).thenOnce(made(DE_BRINK, FRIDAY), waiting(MONDAY));
      given().when(make(DE_BRINK, MONDAY, DE_BRINK)).then(made(DE_BRINK, MONDAY), waiting(MONDAY));
    }

    @Test
    void elsewhere_is_registered_by_the_service_with_the_letter_in_hand() {
      given()
          .when(make(DE_BRINK, FRIDAY, DE_BRUGWACHTER))
          .thenOnce(made(DE_BRINK, FRIDAY), waiting(FRIDAY), new LetterReceived(referral(1)));
    }

    @Test
    void by_someone_outside_the_network_is_registered_too() {
      given()
          .when(make(null, FRIDAY, DE_BRUGWACHTER))
          .thenOnce(made(null, FRIDAY), waiting(FRIDAY));
    }

    @Test
    void counts_once_wherever_it_was_made() {
      referred().when(make(DE_BRINK, FRIDAY, DE_BRUGWACHTER)).thenAlreadySo();
      referred()
          .when(make(DE_ES, FRIDAY, DE_BRUGWACHTER))
          .thenRejected(Reason.ALREADY_EXISTS, "person");
      given(waits(position(1), ANN))
          .when(make(null, MONDAY, DE_BRINK))
          .thenRejected(Reason.ALREADY_EXISTS, "person");
    }

    @Test
    void in_the_name_of_another_practice_is_refused() {
      given().when(make(DE_ES, MONDAY, DE_BRINK)).thenRejected(Reason.NOT_YOURS, "by");
    }

    @Test
    void is_refused_under_a_stop_but_registered_by_the_service() {
      Scenario stopped =
          given(
              new StopAnnounced(
                  new AdmissionStop(
                      new AdmissionStopId("stop"),
                      DE_BRUGWACHTER,
                      new AdmissionStop.Scope(null, null, Set.of(), Set.of(), Set.of()),
                      StopReason.CLOSING,
                      MONDAY,
                      MONDAY,
                      null,
                      null,
                      0)));
      stopped.when(make(null, MONDAY, DE_BRINK)).thenRejected(Reason.ADMISSION_STOPPED, "service");
      stopped.after(make(DE_BRINK, FRIDAY, DE_BRUGWACHTER));
    }

    @Test
    void is_refused_at_a_service_that_is_no_longer_offered() {
      Scenario closed =
          given(new HealthcareServiceChanged(MOOD_TEAM, service("x", Set.of(), Map.of(), false)));
      closed.when(make(null, MONDAY, DE_BRINK)).thenRejected(Reason.SERVICE_CLOSED, "service");
      closed
          .when(make(null, MONDAY, DE_BRUGWACHTER))
          .thenRejected(Reason.SERVICE_CLOSED, "service");
    }

    @Test
    void refuses_whom_the_service_is_not_for_and_crises() {
      given()
          .when(
              new MakeReferral(
                  MOOD_TEAM,
                  request(Urgency.REGULAR, "12-17", null),
                  ReferrerType.GP,
                  null,
                  MONDAY,
                  ANN,
                  DE_BRINK))
          .thenRejected(Reason.NOT_ELIGIBLE, "request.ageClass");
      given()
          .when(
              new MakeReferral(
                  MOOD_TEAM,
                  request(Urgency.CRISIS),
                  ReferrerType.GP,
                  null,
                  MONDAY,
                  ANN,
                  DE_BRUGWACHTER))
          .thenRejected(Reason.CRISIS, "request.urgency");
    }

    @Test
    void refuses_what_is_not_there() {
      OrganizationId nobody = new OrganizationId("nobody");
      given().when(make(null, MONDAY.plusDays(1), DE_BRINK)).thenRejected(Reason.INVALID, "madeOn");
      given().when(make(null, MONDAY, nobody)).thenRejected(Reason.NOT_FOUND, "by");
      given().when(make(nobody, MONDAY, DE_BRINK)).thenRejected(Reason.NOT_FOUND, "practice");
      given()
          .when(
              new MakeReferral(
                  new HealthcareServiceId("none"),
                  request(),
                  ReferrerType.GP,
                  null,
                  MONDAY,
                  ANN,
                  DE_BRINK))
          .thenRejected(Reason.NOT_FOUND, "service");
    }
  }

  @Nested
  class Refusing_a_referral {

    private static RefuseReferral refuse(OrganizationId by) {
      return new RefuseReferral(referral(2), RefusalReason.TOO_HEAVY, by);
    }

    @Test
    void closes_the_position_and_frees_the_place() {
      Scenario refused =
          booked()
              .when(refuse(DE_BRUGWACHTER))
              .thenOnce(
                  new ReferralRefused(referral(2), RefusalReason.TOO_HEAVY),
                  new ClaimReleased(SLOT, claim(4), position(3), ReleaseReason.PROVIDER_WITHDREW),
                  new PositionClosed(position(3), CloseReason.REFUSED, MONDAY));
      assertThat(referralOf(refused).refused()).isEqualTo(RefusalReason.TOO_HEAVY);
      refused
          .when(new RefuseReferral(referral(2), RefusalReason.TOO_LIGHT, DE_BRUGWACHTER))
          .thenRejected(Reason.REFERRAL_ENDED, "referral");
    }

    @Test
    void is_for_the_service_and_before_the_intake() {
      given().when(refuse(DE_BRUGWACHTER)).thenRejected(Reason.NOT_FOUND, "referral");
      booked().when(refuse(DE_BRINK)).thenRejected(Reason.NOT_YOURS, "by");
      booked()
          .and(new IntakeHeld(position(3), MONDAY))
          .when(refuse(DE_BRUGWACHTER))
          .thenRejected(Reason.REFERRAL_ENDED, "referral");
    }
  }

  @Nested
  class Withdrawing_a_referral {

    private static WithdrawReferral withdraw(OrganizationId by) {
      return new WithdrawReferral(referral(2), by);
    }

    @Test
    void closes_the_position_and_frees_the_place() {
      booked()
          .when(withdraw(DE_BRINK))
          .thenOnce(
              new ReferralWithdrawn(referral(2)),
              new ClaimReleased(SLOT, claim(4), position(3), ReleaseReason.REFERRER_WITHDREW),
              new PositionClosed(position(3), CloseReason.WITHDREW, MONDAY));
    }

    @Test
    void leaves_a_place_that_has_started_for_its_outcome() {
      booked()
          .and(new SlotStarted(SLOT))
          .when(withdraw(DE_BRINK))
          .then(
              new ReferralWithdrawn(referral(2)),
              new PositionClosed(position(3), CloseReason.WITHDREW, MONDAY));
    }

    @Test
    void is_for_who_referred_and_while_it_runs() {
      given().when(withdraw(DE_BRINK)).thenRejected(Reason.NOT_FOUND, "referral");
      booked().when(withdraw(DE_ES)).thenRejected(Reason.NOT_YOURS, "by");
      booked()
          .and(new PositionClosed(position(3), CloseReason.DECEASED, MONDAY))
          .when(withdraw(DE_BRINK))
          .thenRejected(Reason.REFERRAL_ENDED, "referral");
    }
  }

  @Nested
  class The_letter {

    private static final Instant WARNING = Words.at(MONDAY.plusDays(3), 9, 0);
    private static final Instant DUE = Words.at(MONDAY.plusDays(7), 9, 0);

    @Test
    void that_comes_in_ends_the_wait_for_it() {
      Scenario received =
          booked()
              .when(new ReceiveLetter(referral(2), DE_BRUGWACHTER))
              .thenOnce(new LetterReceived(referral(2)));
      assertThat(referralOf(received).letterReceivedAt()).isEqualTo(NOON);
      assertThat(referralOf(received).letterDueAt()).isNull();
      assertThat(received.at(DUE).region().slots().slot(SLOT))
          .satisfies(slot -> assertThat(slot.claims()).hasSize(1));
    }

    @Test
    void is_received_by_the_service_while_the_person_waits() {
      given()
          .when(new ReceiveLetter(referral(2), DE_BRUGWACHTER))
          .thenRejected(Reason.NOT_FOUND, "referral");
      booked().when(new ReceiveLetter(referral(2), DE_BRINK)).thenRejected(Reason.NOT_YOURS, "by");
      booked()
          .and(new PositionClosed(position(3), CloseReason.WITHDREW, MONDAY))
          .when(new ReceiveLetter(referral(2), DE_BRUGWACHTER))
          .thenRejected(Reason.REFERRAL_ENDED, "referral");
    }

    @Test
    void is_missed_at_the_term_of_the_region() {
      Scenario missed = booked();
      missed.when(new WarnLetter(referral(2))).thenRejected(Reason.INVALID, "referral");
      missed.at(WARNING.minusMillis(1));
      assertThat(referralOf(missed).letterOverdue()).isFalse();
      assertThat(missed.region().due(WARNING)).isEqualTo(new WarnLetter(referral(2)));
      missed.at(WARNING).when(new WarnLetter(referral(2))).thenAlreadySo();
      assertThat(referralOf(missed).letterOverdue()).isTrue();
    }

    @Test
    void that_does_not_come_frees_the_place_and_the_person_waits_on() {
      Scenario freed = booked();
      freed.when(new FreeForLetter(referral(2))).thenRejected(Reason.INVALID, "referral");
      freed.at(DUE.minusMillis(1));
      assertThat(freed.region().due(DUE)).isEqualTo(new FreeForLetter(referral(2)));
      assertThat(freed.region().decide(new FreeForLetter(referral(2)), DUE))
          .isEqualTo(
              Decision.accept(
                  new ClaimReleased(SLOT, claim(4), position(3), ReleaseReason.LETTER_MISSING)));
      freed.at(DUE).when(new FreeForLetter(referral(2))).thenAlreadySo();
      assertThat(freed.region().waiting().position(position(3)))
          .satisfies(
              p -> {
                assertThat(p.isOpen()).isTrue();
                assertThat(p.booking()).isNull();
              });
    }

    @Test
    void is_waited_for_anew_with_a_new_place() {
      Instant later = Words.at(MONDAY.plusDays(30), 10, 0);
      Scenario again =
          booked()
              .at(DUE)
              .and(publishedAt(slot(5), later))
              .when(new ClaimSlot(slot(5), null, position(3), DE_BRINK))
              .then(
                  new SlotClaimed(slot(5), claim(6), null, position(3), DE_BRINK),
                  new LetterAwaited(
                      referral(2),
                      Words.at(MONDAY.plusDays(10), 9, 0),
                      Words.at(MONDAY.plusDays(14), 9, 0)));
      assertThat(referralOf(again).letterOverdue()).isFalse();
      again.at(Words.at(MONDAY.plusDays(10), 9, 0));
      assertThat(referralOf(again).letterOverdue()).isTrue();
    }

    @Test
    void runs_over_holidays_and_weekends() {
      Instant thursdayBeforeEaster = Words.at(LocalDate.of(2026, 4, 2), 10, 0);
      given()
          .at(thursdayBeforeEaster)
          .and(publishedAt(SLOT, Words.at(LocalDate.of(2026, 5, 20), 10, 0)))
          .after(new ReferToSlot(SLOT, null, request(), ReferrerType.GP, ANN, DE_BRINK))
          .at(thursdayBeforeEaster)
          .region()
          .waiting()
          .referrals()
          .forEach(
              r -> {
                assertThat(r.letterWarnAt()).isEqualTo("2026-04-08T07:00:00Z");
                assertThat(r.letterDueAt()).isEqualTo("2026-04-10T07:00:00Z");
              });
    }

    @Test
    void frees_no_place_once_it_has_started() {
      Instant wednesday = Words.at(MONDAY.plusDays(2), 14, 0);
      Scenario started =
          given(publishedAt(SLOT, wednesday))
              .after(new ReferToSlot(SLOT, null, request(), ReferrerType.GP, ANN, DE_BRINK))
              .at(wednesday);
      assertThat(started.region().slots().slot(SLOT))
          .satisfies(slot -> assertThat(slot.claims()).hasSize(1));
      assertThat(referralOf(started).letterOverdue()).isTrue();
      assertThat(referralOf(started).letterDueAt()).isNull();
      started.and(new OutcomeRecorded(SLOT, claim(4), position(3), Outcome.ATTENDED));
    }

    @Test
    void of_what_is_gone_is_not_missed() {
      given().when(new WarnLetter(referral(2))).thenAlreadySo();
      given().when(new FreeForLetter(referral(2))).thenAlreadySo();
      booked()
          .and(new LetterOverdue(referral(2)))
          .when(new WarnLetter(referral(2)))
          .thenAlreadySo();
    }
  }
}
