package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.TableWords.*;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.transfers.MediationAdvice;
import nl.doorstroom.domain.transfers.MediationCommand.AnswerMediation;
import nl.doorstroom.domain.transfers.MediationCommand.AskMediation;
import nl.doorstroom.domain.transfers.MediationCommand.PassMediation;
import nl.doorstroom.domain.transfers.MediationCommand.WithdrawMediation;
import nl.doorstroom.domain.transfers.MediationEvent.MediationAnswered;
import nl.doorstroom.domain.transfers.MediationEvent.MediationAsked;
import nl.doorstroom.domain.transfers.MediationEvent.MediationWithdrawn;
import nl.doorstroom.domain.transfers.MediationId;
import nl.doorstroom.domain.transfers.MediationRequest;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MediationRulesTest {

  private static final MediationId QUESTION = new MediationId(next(1));
  private static final AskMediation ASKS = new AskMediation(request(), DE_BRINK, DIRK);
  private static final WithdrawMediation WITHDRAW = new WithdrawMediation(QUESTION, DE_BRINK);

  private static AnswerMediation answer(
      MediationAdvice advice, @Nullable HealthcareServiceId service) {
    return new AnswerMediation(QUESTION, advice, service, DE_WIERDE, CAS);
  }

  private static MediationRequest question(Scenario scenario) {
    return Objects.requireNonNull(
        scenario.region().mediations().request(QUESTION), QUESTION.value());
  }

  @Nested
  class Asking {

    @Test
    void has_a_term_in_working_hours_and_shows_when_that_passed() {
      Scenario asked =
          given().when(ASKS).then(new MediationAsked(QUESTION, request(), DE_BRINK, DIRK, IN_16));
      asked.when(new PassMediation(QUESTION)).thenRejected(Reason.INVALID, "request");
      asked.at(IN_16);

      assertThat(question(asked).overdue()).isTrue();
      assertThat(question(asked).isOpen()).isTrue();
      asked.when(new PassMediation(QUESTION)).thenAlreadySo();
      assertThat(asked.when(answer(MediationAdvice.CONSULTATION, null)).events()).hasSize(1);
    }

    @Test
    void speaks_the_codes_of_the_region_and_never_of_crisis() {
      given()
          .when(new AskMediation(request(Urgency.CRISIS), DE_BRINK, DIRK))
          .thenRejected(Reason.CRISIS, "request.urgency");
      given()
          .when(new AskMediation(request(), new OrganizationId("nobody"), DIRK))
          .thenRejected(Reason.NOT_FOUND, "by");
    }
  }

  @Nested
  class Answering {

    @Test
    void names_a_service_or_an_advice_and_the_time_it_took() {
      given()
          .after(ASKS)
          .at(at(MONDAY, 14, 0))
          .when(answer(MediationAdvice.REFER_TO_SERVICE, WIERDE_TEAM))
          .thenOnce(
              new MediationAnswered(
                  QUESTION, MediationAdvice.REFER_TO_SERVICE, WIERDE_TEAM, DE_WIERDE, CAS, 120));
    }

    @Test
    void is_by_another_than_who_asked() {
      given()
          .after(ASKS)
          .when(new AnswerMediation(QUESTION, MediationAdvice.CONSULTATION, null, DE_BRINK, CAS))
          .thenRejected(Reason.FOUR_EYES, "by");
      given()
          .after(ASKS)
          .when(new AnswerMediation(QUESTION, MediationAdvice.CONSULTATION, null, DE_WIERDE, DIRK))
          .thenRejected(Reason.FOUR_EYES, "by");
    }

    @Test
    void refuses_what_is_not_whole_or_has_ended() {
      Scenario asked = given().after(ASKS);
      asked
          .when(answer(MediationAdvice.REFER_TO_SERVICE, null))
          .thenRejected(Reason.INVALID, "service");
      asked
          .when(answer(MediationAdvice.CONSULTATION, WIERDE_TEAM))
          .thenRejected(Reason.INVALID, "service");
      asked
          .when(answer(MediationAdvice.REFER_TO_SERVICE, new HealthcareServiceId("nowhere")))
          .thenRejected(Reason.NOT_FOUND, "service");
      given()
          .after(ASKS)
          .and(new HealthcareServiceChanged(WIERDE_TEAM, service("x", Set.of(), Map.of(), false)))
          .when(answer(MediationAdvice.REFER_TO_SERVICE, WIERDE_TEAM))
          .thenRejected(Reason.SERVICE_CLOSED, "service");
      asked
          .when(
              new AnswerMediation(
                  QUESTION, MediationAdvice.CONSULTATION, null, new OrganizationId("nobody"), CAS))
          .thenRejected(Reason.NOT_FOUND, "by");
      given()
          .when(answer(MediationAdvice.CONSULTATION, null))
          .thenRejected(Reason.NOT_FOUND, "request");
      asked
          .after(WITHDRAW)
          .when(answer(MediationAdvice.CONSULTATION, null))
          .thenRejected(Reason.ASK_ENDED, "request");
    }

    @Test
    void is_remembered_for_two_months() {
      Scenario answered = given().after(ASKS).after(answer(MediationAdvice.CONSULTATION, null));
      assertThat(answered.at(at(MONDAY.plusDays(63), 9, 0)).region().mediations().requests())
          .isEmpty();
    }
  }

  @Nested
  class Withdrawing {

    @Test
    void is_for_who_asked_while_it_is_open() {
      given().after(ASKS).when(WITHDRAW).thenOnce(new MediationWithdrawn(QUESTION));
      given()
          .after(ASKS)
          .when(new WithdrawMediation(QUESTION, DE_ES))
          .thenRejected(Reason.NOT_YOURS, "by");
      given()
          .after(ASKS)
          .after(answer(MediationAdvice.CONSULTATION, null))
          .when(WITHDRAW)
          .thenRejected(Reason.ASK_ENDED, "request");
      given().when(WITHDRAW).thenRejected(Reason.NOT_FOUND, "request");
    }
  }
}
