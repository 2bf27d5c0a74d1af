package nl.doorstroom.domain;

import static nl.doorstroom.domain.TableWords.*;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.transfers.Consent;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Due;
import nl.doorstroom.domain.transfers.TransferCommand.AskConsent;
import nl.doorstroom.domain.transfers.TransferCommand.ExpireConsent;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferCommand.RefuseConsent;
import nl.doorstroom.domain.transfers.TransferCommand.WithdrawConsent;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentAsked;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentGiven;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentRefused;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentWithdrawn;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsentRulesTest {

  private static final WithdrawConsent WITHDRAW =
      new WithdrawConsent(TRANSFER, MONDAY, DE_BRUGWACHTER);

  private static TransferEnd ended(Scenario scenario) {
    return Objects.requireNonNull(transfer(scenario).ending(), "ending").why();
  }

  @Nested
  class Asking {

    @Test
    void is_for_the_holder_once_screened() {
      Scenario asked =
          in(TransferStage.SCREENED)
              .when(askConsent())
              .thenOnce(
                  new ConsentAsked(
                      TRANSFER, Set.of(ConsentScope.REGION, ConsentScope.ONLINE), ANNE, IN_80));
      assertThat(transfer(asked).due())
          .isEqualTo(
              new Due(
                  Due.Who.HOLDER,
                  Set.of(DE_BRUGWACHTER),
                  Due.Act.RECORD_CONSENT,
                  IN_80,
                  Due.Then.OVERDUE,
                  false));

      in(TransferStage.CANDIDATE)
          .when(askConsent())
          .thenRejected(Reason.TRANSFER_STAGE, "transfer");
      waiting().when(askConsent()).thenRejected(Reason.NOT_FOUND, "transfer");
      in(TransferStage.SCREENED)
          .when(new AskConsent(TRANSFER, Set.of(ConsentScope.REGION), DE_WIERDE, CAS))
          .thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.SCREENED)
          .when(new AskConsent(TRANSFER, Set.of(ConsentScope.ONLINE), DE_BRUGWACHTER, ANNE))
          .thenRejected(Reason.INVALID, "scopes");
    }

    @Test
    void shows_as_too_late_without_an_answer() {
      assertThat(transfer(in(TransferStage.CONSENT_ASKED).at(IN_80)).overdue()).isTrue();
    }
  }

  @Nested
  class Giving {

    @Test
    void lets_receivers_be_asked_until_its_last_day_has_passed() {
      Scenario given =
          in(TransferStage.CONSENT_ASKED)
              .when(giveConsent())
              .thenOnce(
                  new ConsentGiven(
                      TRANSFER,
                      Set.of(ConsentScope.REGION),
                      MONDAY,
                      UNTIL,
                      at(UNTIL.plusDays(1), 0, 0),
                      IN_24));

      assertThat(transfer(given).stage()).isEqualTo(TransferStage.CONSENTED);
      assertThat(transfer(given.at(IN_24)).overdue()).isTrue();
    }

    @Test
    void may_be_done_again_for_longer_or_for_more() {
      Scenario longer =
          in(TransferStage.OFFERED)
              .when(
                  new GiveConsent(
                      TRANSFER,
                      Set.of(ConsentScope.REGION, ConsentScope.ONLINE),
                      MONDAY,
                      UNTIL.plusDays(7),
                      DE_BRUGWACHTER))
              .thenOnce(
                  new ConsentGiven(
                      TRANSFER,
                      Set.of(ConsentScope.REGION, ConsentScope.ONLINE),
                      MONDAY,
                      UNTIL.plusDays(7),
                      at(UNTIL.plusDays(8), 0, 0),
                      null));
      assertThat(transfer(longer).stage()).isEqualTo(TransferStage.OFFERED);
    }

    @Test
    void refuses_days_and_scopes_that_do_not_fit() {
      refuses(given(MONDAY.plusDays(1), UNTIL, ConsentScope.REGION), "on");
      refuses(given(MONDAY.minusDays(1), UNTIL, ConsentScope.REGION), "on");
      refuses(given(MONDAY, MONDAY.minusDays(1), ConsentScope.REGION), "until");
      refuses(given(MONDAY, MONDAY.plusDays(183), ConsentScope.REGION), "until");
      refuses(given(MONDAY, UNTIL, ConsentScope.SOCIAL_DOMAIN), "scopes");
      in(TransferStage.SCREENED)
          .when(giveConsent())
          .thenRejected(Reason.TRANSFER_STAGE, "transfer");
      in(TransferStage.DONE).when(giveConsent()).thenRejected(Reason.TRANSFER_STAGE, "transfer");
    }

    private GiveConsent given(LocalDate on, LocalDate until, ConsentScope scope) {
      return new GiveConsent(TRANSFER, Set.of(scope), on, until, DE_BRUGWACHTER);
    }

    private void refuses(GiveConsent command, String field) {
      in(TransferStage.CONSENT_ASKED).when(command).thenRejected(Reason.INVALID, field);
    }
  }

  @Nested
  class Refusing {

    private final RefuseConsent refuse = new RefuseConsent(TRANSFER, MONDAY, DE_BRUGWACHTER);

    @Test
    void ends_it_and_costs_nothing() {
      Scenario asked = in(TransferStage.CONSENT_ASKED);
      Object before = positionIn(asked, WAITS);
      Scenario refused = asked.when(refuse).thenOnce(new ConsentRefused(TRANSFER, MONDAY));

      assertThat(ended(refused)).isEqualTo(TransferEnd.CONSENT_REFUSED);
      assertThat(positionIn(refused, WAITS)).isEqualTo(before);
    }

    @Test
    void answers_a_question() {
      in(TransferStage.SCREENED).when(refuse).thenRejected(Reason.TRANSFER_STAGE, "transfer");
      in(TransferStage.CONSENTED).when(refuse).thenRejected(Reason.TRANSFER_STAGE, "transfer");
      in(TransferStage.CONSENT_ASKED)
          .when(new RefuseConsent(TRANSFER, MONDAY, DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.CONSENT_ASKED)
          .when(new RefuseConsent(TRANSFER, MONDAY.plusDays(1), DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "on");
      waiting().when(refuse).thenRejected(Reason.NOT_FOUND, "transfer");
    }
  }

  @Nested
  class Withdrawing {

    @Test
    void ends_it_at_whatever_stage_before_the_move_and_frees_the_place() {
      for (TransferStage stage :
          Set.of(
              TransferStage.CONSENTED,
              TransferStage.OFFERED,
              TransferStage.ACCEPTED,
              TransferStage.CHOSEN)) {
        Scenario withdrawn =
            in(stage).when(WITHDRAW).thenOnce(new ConsentWithdrawn(TRANSFER, MONDAY, null));

        assertThat(ended(withdrawn)).isEqualTo(TransferEnd.CONSENT_WITHDRAWN);
        assertThat(transfer(withdrawn).openAsks()).isEmpty();
        assertThat(placeIn(withdrawn).free()).isEqualTo(1);
        assertThat(positionIn(withdrawn, WAITS).isOpen()).isTrue();
      }
    }

    @Test
    void brings_who_had_moved_back_since_the_same_day() {
      for (TransferStage stage : Set.of(TransferStage.BOOKED, TransferStage.HANDED_OVER)) {
        Scenario withdrawn =
            in(stage)
                .when(WITHDRAW)
                .thenOnce(
                    new ConsentWithdrawn(TRANSFER, MONDAY, position(8)),
                    new ClaimReleased(PLACE, claim(7), position(6), ReleaseReason.POSITION_CLOSED),
                    new PositionClosed(position(6), CloseReason.REFERRED_BACK, MONDAY),
                    new PositionRegistered(
                        position(8),
                        MOOD_TEAM,
                        ANN,
                        WaitPhase.INTAKE,
                        request(),
                        MONDAY.minusDays(20),
                        null,
                        null));

        assertThat(ended(withdrawn)).isEqualTo(TransferEnd.CONSENT_WITHDRAWN);
        assertThat(withdrawn.region().transfers().naming(position(8)))
            .containsExactly(transfer(withdrawn));
      }
    }

    @Test
    void is_told_by_holder_or_receiver_of_what_was_given() {
      in(TransferStage.ACCEPTED)
          .when(new WithdrawConsent(TRANSFER, MONDAY, DE_WIERDE))
          .then(new ConsentWithdrawn(TRANSFER, MONDAY, null));
      in(TransferStage.OFFERED)
          .when(new WithdrawConsent(TRANSFER, MONDAY, DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.CONSENT_ASKED)
          .when(WITHDRAW)
          .thenRejected(Reason.TRANSFER_STAGE, "transfer");
      in(TransferStage.DONE).when(WITHDRAW).thenRejected(Reason.TRANSFER_STAGE, "transfer");
      in(TransferStage.CONSENTED)
          .when(new WithdrawConsent(TRANSFER, MONDAY.plusDays(1), DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "on");
      waiting().when(WITHDRAW).thenRejected(Reason.NOT_FOUND, "transfer");
    }
  }

  @Nested
  class Expiring {

    @Test
    void ends_what_had_not_moved() {
      Scenario expired =
          in(TransferStage.CONSENT_ASKED)
              .after(giveConsent(MONDAY))
              .at(at(MONDAY.plusDays(1), 0, 0));

      assertThat(ended(expired)).isEqualTo(TransferEnd.CONSENT_EXPIRED);
      assertThat(Objects.requireNonNull(transfer(expired).consent(), "consent").state())
          .isEqualTo(Consent.State.EXPIRED);
      assertThat(positionIn(expired, WAITS).isOpen()).isTrue();
      expired.when(new ExpireConsent(TRANSFER)).thenAlreadySo();
    }

    @Test
    void waits_for_a_new_one_where_someone_had_moved() {
      Scenario expired =
          in(TransferStage.HANDED_OVER).after(giveConsent(MONDAY)).at(at(MONDAY.plusDays(1), 9, 0));
      assertThat(transfer(expired).stage()).isEqualTo(TransferStage.HANDED_OVER);
      expired.when(takeOver()).thenRejected(Reason.CONSENT_REQUIRED, "transfer");

      Scenario done = expired.after(giveConsent()).after(takeOver());
      assertThat(transfer(done).stage()).isEqualTo(TransferStage.DONE);
    }

    @Test
    void does_not_come_early() {
      in(TransferStage.CONSENTED)
          .when(new ExpireConsent(TRANSFER))
          .thenRejected(Reason.INVALID, "transfer");
      waiting().when(new ExpireConsent(TRANSFER)).thenAlreadySo();
    }
  }
}
