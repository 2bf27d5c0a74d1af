package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.TableWords.*;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Due;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SocialQuestion;
import nl.doorstroom.domain.transfers.Subject;
import nl.doorstroom.domain.transfers.TransferCommand.PassTerm;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTreatment;
import nl.doorstroom.domain.transfers.TransferCommand.ScreenTransfer;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent.TransferProposed;
import nl.doorstroom.domain.transfers.TransferEvent.TransferScreened;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferKind;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Standing;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand.ClosePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.KeepPosition;
import nl.doorstroom.domain.waiting.WaitingCommand.ReprioritisePosition;
import nl.doorstroom.domain.waiting.WaitingEvent.ClosingDismissed;
import nl.doorstroom.domain.waiting.WaitingEvent.ClosingProposed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScreeningRulesTest {

  private static Subject ann() {
    return new Subject(
        TransferKind.WAITING,
        DE_BRUGWACHTER,
        MOOD_TEAM,
        WAITS,
        ANN,
        request(),
        MONDAY.minusDays(20));
  }

  @Nested
  class Proposing {

    @Test
    void makes_who_waits_a_candidate_that_someone_else_must_screen() {
      Scenario proposed =
          waiting()
              .when(propose())
              .thenOnce(
                  new TransferProposed(
                      TRANSFER, ann(), Destination.GGZ, null, DE_BRUGWACHTER, ANNE, IN_40));

      assertThat(transfer(proposed).due())
          .isEqualTo(
              new Due(Due.Who.TABLE, Set.of(), Due.Act.SCREEN, IN_40, Due.Then.OVERDUE, false));
      assertThat(proposed.region().transfers().of(WAITS)).isEqualTo(transfer(proposed));
    }

    @Test
    void is_for_the_holder_or_who_answers_for_it() {
      ProposeTransfer byOther = new ProposeTransfer(WAITS, Destination.GGZ, null, DE_WIERDE, CAS);
      waiting().when(byOther).thenRejected(Reason.NOT_YOURS, "by");
      waiting()
          .and(represented(DE_BRUGWACHTER, DE_WIERDE))
          .when(byOther)
          .then(
              new TransferProposed(TRANSFER, ann(), Destination.GGZ, null, DE_WIERDE, CAS, IN_40));
    }

    @Test
    void asks_an_open_position_with_no_other_transfer() {
      given().when(propose()).thenRejected(Reason.NOT_FOUND, "position");
      waiting()
          .and(new PositionClosed(WAITS, CloseReason.OTHER, MONDAY))
          .when(propose())
          .thenRejected(Reason.POSITION_CLOSED, "position");
      in(TransferStage.SCREENED).when(propose()).thenRejected(Reason.ALREADY_EXISTS, "position");
    }

    @Test
    void tells_the_social_domain_what_is_asked_and_nobody_else() {
      SocialQuestion social = asksSupport();
      waiting()
          .when(new ProposeTransfer(WAITS, Destination.SOCIAL_DOMAIN, social, DE_BRUGWACHTER, ANNE))
          .then(
              new TransferProposed(
                  TRANSFER, ann(), Destination.SOCIAL_DOMAIN, social, DE_BRUGWACHTER, ANNE, IN_40));
      refusesSocial(Destination.SOCIAL_DOMAIN, null, "social");
      refusesSocial(Destination.GGZ, social, "social");
      refusesSocial(
          Destination.SOCIAL_DOMAIN,
          new SocialQuestion(Set.of(), "18-64", "Groningen"),
          "social.support");
      refusesSocial(
          Destination.SOCIAL_DOMAIN,
          new SocialQuestion(Set.of(ServiceCategory.GGZ_TREATMENT), "18-64", "Groningen"),
          "social.support");
      refusesSocial(
          Destination.SOCIAL_DOMAIN,
          new SocialQuestion(Set.of(ServiceCategory.WORK), "5-9", "Groningen"),
          "social.ageClass");
      refusesSocial(
          Destination.SOCIAL_DOMAIN,
          new SocialQuestion(Set.of(ServiceCategory.WORK), "18-64", " "),
          "social.municipality");
    }

    private void refusesSocial(
        Destination destination, @Nullable SocialQuestion social, String field) {
      waiting()
          .when(new ProposeTransfer(WAITS, destination, social, DE_BRUGWACHTER, ANNE))
          .thenRejected(Reason.INVALID, field);
    }

    @Test
    void takes_along_the_urgency_as_it_becomes() {
      Scenario proposed =
          in(TransferStage.CANDIDATE)
              .after(new ReprioritisePosition(WAITS, Urgency.HIGH, DE_BRUGWACHTER, null));

      assertThat(transfer(proposed).subject().request().urgency()).isEqualTo(Urgency.HIGH);
    }

    @Test
    void shows_as_too_late_when_nobody_screens() {
      Scenario late = in(TransferStage.CANDIDATE).at(IN_40);

      assertThat(transfer(late).overdue()).isTrue();
      assertThat(transfer(late).stage()).isEqualTo(TransferStage.CANDIDATE);
      late.when(new PassTerm(TRANSFER)).thenAlreadySo();
    }

    @Test
    void ends_when_the_position_is_closed_meanwhile() {
      Scenario closed =
          in(TransferStage.CANDIDATE)
              .after(new ClosePosition(WAITS, CloseReason.DECEASED, DE_BRUGWACHTER, null));

      assertThat(transfer(closed).ending()).isNotNull();
      assertThat(Objects.requireNonNull(transfer(closed).ending(), "ending").why())
          .isEqualTo(TransferEnd.POSITION_CLOSED);
    }
  }

  @Nested
  class Proposing_someone_in_treatment {

    private final ProposeTreatment stepDown =
        new ProposeTreatment(
            TransferKind.STEP_DOWN,
            MOOD_TEAM,
            ANN,
            request(),
            Destination.GGZ,
            null,
            DE_BRUGWACHTER,
            ANNE);

    @Test
    void has_no_position_and_counts_apart() {
      given()
          .when(stepDown)
          .then(
              new TransferProposed(
                  new TransferId(next(1)),
                  new Subject(
                      TransferKind.STEP_DOWN,
                      DE_BRUGWACHTER,
                      MOOD_TEAM,
                      null,
                      ANN,
                      request(),
                      MONDAY),
                  Destination.GGZ,
                  null,
                  DE_BRUGWACHTER,
                  ANNE,
                  IN_40));
      given().after(stepDown).when(stepDown).thenRejected(Reason.ALREADY_EXISTS, "person");
    }

    @Test
    void refuses_what_it_cannot_be() {
      refuses(kind(TransferKind.WAITING, MOOD_TEAM, Urgency.REGULAR), Reason.INVALID, "kind");
      refuses(
          kind(TransferKind.OUTFLOW, MOOD_TEAM, Urgency.CRISIS), Reason.CRISIS, "request.urgency");
      refuses(kind(TransferKind.STEP_UP, WIERDE_TEAM, Urgency.REGULAR), Reason.NOT_YOURS, "by");
      refuses(
          kind(TransferKind.STEP_UP, new HealthcareServiceId("nowhere"), Urgency.REGULAR),
          Reason.NOT_FOUND,
          "service");
    }

    private ProposeTreatment kind(TransferKind kind, HealthcareServiceId service, Urgency urgency) {
      return new ProposeTreatment(
          kind, service, ANN, request(urgency), Destination.GGZ, null, DE_BRUGWACHTER, ANNE);
    }

    private void refuses(ProposeTreatment command, Reason reason, String field) {
      given().when(command).thenRejected(reason, field);
    }
  }

  @Nested
  class Screening {

    @Test
    void by_another_person_lets_it_go_on() {
      Scenario screened =
          in(TransferStage.CANDIDATE)
              .when(screen(ScreeningOutcome.TRANSFER))
              .thenOnce(
                  new TransferScreened(
                      TRANSFER, ScreeningOutcome.TRANSFER, DE_BRUGWACHTER, BEA, null, IN_24));

      assertThat(transfer(screened).stage()).isEqualTo(TransferStage.SCREENED);
      assertThat(transfer(screened.at(IN_24)).overdue()).isTrue();
    }

    @Test
    void is_never_by_who_proposed_it() {
      in(TransferStage.CANDIDATE)
          .when(new ScreenTransfer(TRANSFER, ScreeningOutcome.TRANSFER, DE_BRUGWACHTER, ANNE))
          .thenRejected(Reason.FOUR_EYES, "actor");
      in(TransferStage.CANDIDATE)
          .and(screenedElsewhere())
          .when(new ScreenTransfer(TRANSFER, ScreeningOutcome.TRANSFER, DE_WIERDE, ANNE))
          .thenRejected(Reason.FOUR_EYES, "actor");
    }

    @Test
    void from_outside_rests_on_a_basis_that_the_region_laid_down() {
      ScreenTransfer outside =
          new ScreenTransfer(TRANSFER, ScreeningOutcome.TRANSFER, DE_WIERDE, CAS);
      in(TransferStage.CANDIDATE).when(outside).thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.CANDIDATE)
          .and(screenedElsewhere())
          .when(outside)
          .then(
              new TransferScreened(
                  TRANSFER, ScreeningOutcome.TRANSFER, DE_WIERDE, CAS, "convenant", IN_24));
      in(TransferStage.CANDIDATE)
          .and(screenedElsewhere())
          .when(screen(ScreeningOutcome.TRANSFER))
          .thenRejected(Reason.FOUR_EYES, "by");
    }

    @Test
    void may_end_it_there() {
      ends(ScreeningOutcome.STAYS, TransferEnd.STAYS);
      ends(ScreeningOutcome.SOCIAL_DOMAIN, TransferEnd.SOCIAL_DOMAIN);
      ends(ScreeningOutcome.DUPLICATE, TransferEnd.DUPLICATE);
      ends(ScreeningOutcome.NO_LONGER_WAITING, TransferEnd.NO_LONGER_WAITING);
    }

    private void ends(ScreeningOutcome outcome, TransferEnd why) {
      Scenario screened = in(TransferStage.CANDIDATE).after(screen(outcome));

      assertThat(transfer(screened).stage()).isEqualTo(TransferStage.CLOSED);
      assertThat(Objects.requireNonNull(transfer(screened).ending(), "ending").why())
          .isEqualTo(why);
      assertThat(transfer(screened).due()).isNull();
      assertThat(positionIn(screened, WAITS).isOpen()).isTrue();
    }

    @Test
    void proposes_to_the_holder_to_close_who_waits_no_longer() {
      Scenario screened =
          in(TransferStage.CANDIDATE)
              .when(screen(ScreeningOutcome.DUPLICATE))
              .then(
                  new TransferScreened(
                      TRANSFER, ScreeningOutcome.DUPLICATE, DE_BRUGWACHTER, BEA, null, null),
                  new ClosingProposed(WAITS, CloseReason.DUPLICATE, MONDAY));
      assertThat(positionIn(screened, WAITS).standing().closing())
          .isEqualTo(new Standing.Closing(CloseReason.DUPLICATE, MONDAY));

      screened.when(new KeepPosition(WAITS, DE_WIERDE)).thenRejected(Reason.NOT_YOURS, "by");
      screened.when(new KeepPosition(WAITS, DE_BRUGWACHTER)).thenOnce(new ClosingDismissed(WAITS));
      screened
          .after(new ClosePosition(WAITS, CloseReason.DUPLICATE, DE_BRUGWACHTER, null))
          .when(new KeepPosition(WAITS, DE_BRUGWACHTER))
          .thenRejected(Reason.POSITION_CLOSED, "position");
      given()
          .when(new KeepPosition(WAITS, DE_BRUGWACHTER))
          .thenRejected(Reason.NOT_FOUND, "position");
    }

    @Test
    void is_for_candidates() {
      given().when(screen(ScreeningOutcome.TRANSFER)).thenRejected(Reason.NOT_FOUND, "transfer");
      in(TransferStage.CANDIDATE)
          .when(
              new ScreenTransfer(
                  TRANSFER, ScreeningOutcome.TRANSFER, new OrganizationId("nobody"), BEA))
          .thenRejected(Reason.NOT_FOUND, "by");
      in(TransferStage.CONSENTED)
          .when(screen(ScreeningOutcome.STAYS))
          .thenRejected(Reason.TRANSFER_STAGE, "transfer");
    }
  }
}
