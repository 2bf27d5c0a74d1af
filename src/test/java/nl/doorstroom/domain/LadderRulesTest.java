package nl.doorstroom.domain;

import static nl.doorstroom.domain.TableWords.*;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationRefusal;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.TransferCommand.AnswerEscalation;
import nl.doorstroom.domain.transfers.TransferCommand.EscalateTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferCommand.PassEscalation;
import nl.doorstroom.domain.transfers.TransferEvent.EscalationAnswered;
import nl.doorstroom.domain.transfers.TransferEvent.TransferEscalated;
import nl.doorstroom.domain.transfers.TransferStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LadderRulesTest {

  private static final OrganizationId INSURER = new OrganizationId(next(20));

  private static EscalateTransfer step(EscalationStep step) {
    return new EscalateTransfer(TRANSFER, step, DE_BRUGWACHTER, ANNE);
  }

  private static AnswerEscalation nothing(EscalationStep step) {
    return new AnswerEscalation(
        TRANSFER,
        step,
        EscalationOutcome.NOT_POSSIBLE,
        null,
        null,
        null,
        EscalationRefusal.NO_CAPACITY,
        DE_BRUGWACHTER,
        ANNE);
  }

  private static AnswerEscalation bought(
      @Nullable Integer places, @Nullable LocalDate from, @Nullable LocalDate until) {
    return new AnswerEscalation(
        TRANSFER,
        EscalationStep.INSURER,
        EscalationOutcome.EXTRA_BOUGHT,
        places,
        from,
        until,
        null,
        INSURER,
        DIRK);
  }

  /** Nothing was found up to the insurer, who is asked. */
  private static Scenario atInsurer() {
    Scenario scenario =
        in(TransferStage.CONSENTED)
            .and(partner(20, OrganizationKind.INSURER))
            .after(
                new GiveConsent(
                    TRANSFER,
                    Set.of(ConsentScope.REGION, ConsentScope.OUTSIDE_REGION),
                    MONDAY,
                    UNTIL,
                    DE_BRUGWACHTER));
    for (EscalationStep step :
        Set.of(EscalationStep.LOCAL, EscalationStep.REGION, EscalationStep.OUTSIDE).stream()
            .sorted()
            .toList()) {
      scenario.after(step(step)).after(nothing(step));
    }
    return scenario.after(step(EscalationStep.INSURER));
  }

  @Nested
  class Taking_a_step {

    @Test
    void gives_it_a_term_and_says_when_it_passed() {
      Scenario escalated =
          in(TransferStage.CONSENTED)
              .when(step(EscalationStep.LOCAL))
              .thenOnce(new TransferEscalated(TRANSFER, EscalationStep.LOCAL, ANNE, IN_40));
      escalated.when(new PassEscalation(TRANSFER)).thenRejected(Reason.INVALID, "transfer");
      escalated.at(IN_40);

      assertThat(transfer(escalated).escalations()).singleElement().matches(e -> e.overdue());
      escalated.when(new PassEscalation(TRANSFER)).thenAlreadySo();
      assertThat(escalated.when(step(EscalationStep.REGION)).events()).hasSize(1);
    }

    @Test
    void goes_one_after_the_other() {
      Scenario consented = in(TransferStage.CONSENTED);
      consented.when(step(EscalationStep.REGION)).thenRejected(Reason.INVALID, "step");
      consented
          .after(step(EscalationStep.LOCAL))
          .when(step(EscalationStep.REGION))
          .thenRejected(Reason.INVALID, "step");
      consented.after(nothing(EscalationStep.LOCAL)).after(step(EscalationStep.REGION));
      consented
          .after(nothing(EscalationStep.REGION))
          .when(step(EscalationStep.OUTSIDE))
          .thenRejected(Reason.CONSENT_REQUIRED, "transfer");
      in(TransferStage.SCREENED)
          .when(step(EscalationStep.LOCAL))
          .thenRejected(Reason.TRANSFER_STAGE, "transfer");
      in(TransferStage.CONSENTED)
          .when(new EscalateTransfer(TRANSFER, EscalationStep.LOCAL, DE_WIERDE, CAS))
          .thenRejected(Reason.NOT_YOURS, "by");
      waiting().when(step(EscalationStep.LOCAL)).thenRejected(Reason.NOT_FOUND, "transfer");
    }
  }

  @Nested
  class Answering {

    @Test
    void by_an_insurer_may_bring_extra_places() {
      atInsurer()
          .when(bought(6, MONDAY.plusDays(14), MONDAY.plusDays(90)))
          .thenOnce(
              new EscalationAnswered(
                  TRANSFER,
                  EscalationStep.INSURER,
                  EscalationOutcome.EXTRA_BOUGHT,
                  6,
                  MONDAY.plusDays(14),
                  MONDAY.plusDays(90),
                  null,
                  INSURER,
                  DIRK));
    }

    @Test
    void may_be_that_it_mediated() {
      AnswerEscalation mediated =
          new AnswerEscalation(
              TRANSFER,
              EscalationStep.INSURER,
              EscalationOutcome.MEDIATED,
              null,
              null,
              null,
              null,
              INSURER,
              DIRK);
      assertThat(atInsurer().when(mediated).events()).hasSize(1);
      atInsurer()
          .after(mediated)
          .when(bought(6, MONDAY, null))
          .thenRejected(Reason.ASK_ENDED, "step");
    }

    @Test
    void refuses_what_is_not_whole_or_not_theirs() {
      refuses(bought(null, MONDAY, null), "places");
      refuses(bought(6, null, null), "places");
      refuses(bought(0, MONDAY, null), "places");
      refuses(bought(6, MONDAY, MONDAY.minusDays(1)), "until");
      refuses(answer(EscalationStep.LOCAL, EscalationOutcome.EXTRA_BOUGHT, null), "outcome");
      refuses(answer(EscalationStep.LOCAL, EscalationOutcome.NOT_POSSIBLE, null), "reason");
      refuses(
          answer(EscalationStep.LOCAL, EscalationOutcome.MEDIATED, EscalationRefusal.OTHER),
          "reason");
      atInsurer().when(nothing(EscalationStep.INSURER)).thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.CONSENTED)
          .when(nothing(EscalationStep.LOCAL))
          .thenRejected(Reason.ASK_ENDED, "step");
      waiting().when(nothing(EscalationStep.LOCAL)).thenRejected(Reason.NOT_FOUND, "transfer");
      in(TransferStage.CONSENTED)
          .when(bought(6, MONDAY, null))
          .thenRejected(Reason.NOT_FOUND, "by");
    }

    @Test
    void is_for_the_insurer_that_insures_them_where_it_takes_part() {
      OrganizationId theirs = new OrganizationId(next(21));
      Scenario asked =
          atInsurer()
              .and(
                  new OrganizationRegistered(
                      theirs, organization("Menzis zorgbemiddeling", OrganizationKind.INSURER)));
      asked.when(bought(6, MONDAY, null)).thenRejected(Reason.NOT_YOURS, "by");
      asked
          .when(
              new AnswerEscalation(
                  TRANSFER,
                  EscalationStep.INSURER,
                  EscalationOutcome.MEDIATED,
                  null,
                  null,
                  null,
                  null,
                  theirs,
                  DIRK))
          .thenOnce(
              new EscalationAnswered(
                  TRANSFER,
                  EscalationStep.INSURER,
                  EscalationOutcome.MEDIATED,
                  null,
                  null,
                  null,
                  null,
                  theirs,
                  DIRK));
    }

    private AnswerEscalation answer(
        EscalationStep step, EscalationOutcome outcome, @Nullable EscalationRefusal reason) {
      return new AnswerEscalation(
          TRANSFER, step, outcome, null, null, null, reason, DE_BRUGWACHTER, ANNE);
    }

    private void refuses(AnswerEscalation command, String field) {
      atInsurer().when(command).thenRejected(Reason.INVALID, field);
    }
  }
}
