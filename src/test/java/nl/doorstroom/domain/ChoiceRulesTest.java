package nl.doorstroom.domain;

import static nl.doorstroom.domain.TableWords.*;
import static nl.doorstroom.domain.Words.*;
import static nl.doorstroom.domain.Words.organization;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.transfers.ChangeNeed;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Due;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SocialQuestion;
import nl.doorstroom.domain.transfers.TransferCommand.AcceptAsk;
import nl.doorstroom.domain.transfers.TransferCommand.AskConsent;
import nl.doorstroom.domain.transfers.TransferCommand.AskReceivers;
import nl.doorstroom.domain.transfers.TransferCommand.BookTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ChoosePlace;
import nl.doorstroom.domain.transfers.TransferCommand.ConfirmChange;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ScreenTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.StayInPlace;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent.ChangeConfirmed;
import nl.doorstroom.domain.transfers.TransferEvent.ChangeNotConfirmed;
import nl.doorstroom.domain.transfers.TransferEvent.ClientChose;
import nl.doorstroom.domain.transfers.TransferEvent.ClientStayed;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChoiceRulesTest {

  private static final HealthcareServiceId OTHER_HELP = new HealthcareServiceId(next(30));
  private static final OrganizationId CITY = new OrganizationId(next(31));

  private static TransferEnd ended(Scenario scenario) {
    return Objects.requireNonNull(transfer(scenario).ending(), "ending").why();
  }

  @Nested
  class Saying_yes {

    @Test
    void leads_to_booking_with_who_called_and_when() {
      Scenario chosen =
          in(TransferStage.ACCEPTED)
              .when(choose())
              .thenOnce(new ClientChose(TRANSFER, ANNE, MONDAY, null, null, IN_8));

      assertThat(transfer(chosen).due())
          .isEqualTo(
              new Due(
                  Due.Who.RECEIVER,
                  Set.of(DE_WIERDE),
                  Due.Act.BOOK,
                  IN_8,
                  Due.Then.OVERDUE,
                  false));
      assertThat(transfer(chosen.at(IN_8)).overdue()).isTrue();
      assertThat(placeIn(chosen).holds()).hasSize(1);
    }

    @Test
    void is_told_by_the_holder_once_there_is_a_place() {
      waiting().when(choose()).thenRejected(Reason.NOT_FOUND, "transfer");
      in(TransferStage.OFFERED).when(choose()).thenRejected(Reason.TRANSFER_STAGE, "transfer");
      in(TransferStage.ACCEPTED)
          .when(new ChoosePlace(TRANSFER, CAS, MONDAY, DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.ACCEPTED)
          .when(new ChoosePlace(TRANSFER, ANNE, MONDAY.plusDays(1), DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "on");
      in(TransferStage.ACCEPTED)
          .when(new ChoosePlace(TRANSFER, ANNE, MONDAY.minusDays(1), DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "on");
    }
  }

  @Nested
  class Saying_no {

    private final StayInPlace stay = new StayInPlace(TRANSFER, ANNE, MONDAY, DE_BRUGWACHTER);

    @Test
    void costs_nothing_at_any_moment() {
      for (TransferStage stage :
          List.of(
              TransferStage.CANDIDATE,
              TransferStage.SCREENED,
              TransferStage.CONSENT_ASKED,
              TransferStage.CONSENTED,
              TransferStage.OFFERED,
              TransferStage.ACCEPTED,
              TransferStage.CHOSEN)) {
        Scenario scenario = in(stage);
        Object before = positionIn(scenario, WAITS);
        scenario.when(stay).thenOnce(new ClientStayed(TRANSFER, ANNE, MONDAY, null));

        assertThat(ended(scenario)).isEqualTo(TransferEnd.CLIENT_STAYS);
        assertThat(positionIn(scenario, WAITS)).isEqualTo(before);
        assertThat(placeIn(scenario).free()).isEqualTo(1);
      }
    }

    @Test
    void brings_who_had_moved_back() {
      Scenario back = in(TransferStage.BOOKED).after(stay);

      assertThat(positionIn(back, position(8)).since()).isEqualTo(MONDAY.minusDays(20));
      assertThat(positionIn(back, position(6)).isOpen()).isFalse();
      assertThat(placeIn(back).free()).isEqualTo(1);
    }

    @Test
    void is_told_while_it_runs() {
      in(TransferStage.DONE).when(stay).thenRejected(Reason.TRANSFER_STAGE, "transfer");
      waiting().when(stay).thenRejected(Reason.NOT_FOUND, "transfer");
      in(TransferStage.OFFERED)
          .when(new StayInPlace(TRANSFER, CAS, MONDAY, DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
      in(TransferStage.OFFERED)
          .when(new StayInPlace(TRANSFER, ANNE, MONDAY.plusDays(1), DE_BRUGWACHTER))
          .thenRejected(Reason.INVALID, "on");
    }
  }

  /** Someone referred by De Brink, put to another kind of help, with a place that was accepted. */
  private static Scenario accepted(
      Destination destination,
      ConsentScope scope,
      ServiceCategory category,
      Echelon echelon,
      boolean referred) {
    SocialQuestion social = destination == Destination.SOCIAL_DOMAIN ? asksSupport() : null;
    Scenario scenario =
        waiting()
            .and(
                offer(30, category, echelon),
                partner(31, OrganizationKind.MUNICIPALITY),
                published(slot(32), OTHER_HELP, SlotKind.INTAKE, 1, Allotment.TRANSFER_TABLE),
                published(slot(36)))
            .and(referred(slot(36), BOB, 33));
    PositionId who = referred ? position(34) : WAITS;
    scenario.after(new ProposeTransfer(who, destination, social, DE_BRUGWACHTER, ANNE));
    var id = scenario.region().transfers().transfers().iterator().next().id();
    scenario
        .after(new ScreenTransfer(id, ScreeningOutcome.TRANSFER, DE_BRUGWACHTER, BEA))
        .after(new AskConsent(id, Set.of(scope), DE_BRUGWACHTER, ANNE))
        .after(new GiveConsent(id, Set.of(scope), MONDAY, UNTIL, DE_BRUGWACHTER))
        .after(new AskReceivers(id, Set.of(OTHER_HELP), DE_BRUGWACHTER));
    var asked = scenario.region().transfers().transfers().iterator().next().asks().get(0).id();
    return scenario.after(new AcceptAsk(id, asked, slot(32), DE_WIERDE, CAS));
  }

  private static TransferId idOf(Scenario scenario) {
    return scenario.region().transfers().transfers().iterator().next().id();
  }

  private static Scenario chosen(Scenario accepted) {
    return accepted.after(new ChoosePlace(idOf(accepted), ANNE, MONDAY, DE_BRUGWACHTER));
  }

  private static Scenario toBasic(boolean referred) {
    return accepted(
        Destination.BASIC_GGZ,
        ConsentScope.REGION,
        ServiceCategory.GGZ_TREATMENT,
        Echelon.BASIC,
        referred);
  }

  private static Scenario toSupport() {
    return accepted(
        Destination.SOCIAL_DOMAIN,
        ConsentScope.SOCIAL_DOMAIN,
        ServiceCategory.WMO_SUPPORT,
        Echelon.SOCIAL_DOMAIN,
        false);
  }

  private static ConfirmChange confirm(Scenario scenario, boolean yes, OrganizationId by) {
    return new ConfirmChange(idOf(scenario), yes, MONDAY, by, DIRK);
  }

  @Nested
  class Confirming {

    @Test
    void a_new_referral_is_for_the_huisarts_who_referred() {
      Scenario accepted = toBasic(true);
      Scenario chosen =
          accepted
              .when(new ChoosePlace(idOf(accepted), ANNE, MONDAY, DE_BRUGWACHTER))
              .then(
                  new ClientChose(
                      idOf(accepted), ANNE, MONDAY, ChangeNeed.REFERRAL, DE_BRINK, IN_24));
      assertThat(whoMust(chosen))
          .isEqualTo(
              new Due(
                  Due.Who.REFERRER,
                  Set.of(DE_BRINK),
                  Due.Act.CONFIRM_CHANGE,
                  IN_24,
                  Due.Then.OVERDUE,
                  false));

      chosen.when(confirm(chosen, true, DE_ES)).thenRejected(Reason.NOT_YOURS, "by");
      chosen
          .when(new BookTransfer(idOf(chosen), DE_WIERDE, CAS))
          .thenRejected(Reason.TRANSFER_STAGE, "transfer");
      chosen
          .when(confirm(chosen, true, DE_BRINK))
          .thenOnce(new ChangeConfirmed(idOf(chosen), DE_BRINK, DIRK, MONDAY, IN_8));
      assertThat(Objects.requireNonNull(whoMust(chosen), "due").act()).isEqualTo(Due.Act.BOOK);
    }

    private @Nullable Due whoMust(Scenario scenario) {
      return scenario.region().transfers().transfers().iterator().next().due();
    }

    @Test
    void is_for_no_other_huisarts_when_nobody_referred_through_the_exchange() {
      Scenario chosen = chosen(toBasic(false));
      chosen.when(confirm(chosen, true, DE_WIERDE)).thenRejected(Reason.NOT_YOURS, "by");
      chosen.when(confirm(chosen, true, DE_ES)).thenRejected(Reason.NOT_YOURS, "by");
    }

    @Test
    void is_for_the_holder_to_ask_of_a_huisarts_who_is_not_known_here() {
      Scenario chosen = chosen(toBasic(false));
      assertThat(whoMust(chosen))
          .isEqualTo(
              new Due(
                  Due.Who.HOLDER,
                  Set.of(DE_BRUGWACHTER),
                  Due.Act.CONFIRM_CHANGE,
                  IN_24,
                  Due.Then.OVERDUE,
                  false));
      chosen
          .when(confirm(chosen, true, DE_BRUGWACHTER))
          .then(new ChangeConfirmed(idOf(chosen), DE_BRUGWACHTER, DIRK, MONDAY, IN_8));
      Scenario known = chosen(toBasic(true));
      known.when(confirm(known, true, DE_BRUGWACHTER)).thenRejected(Reason.NOT_YOURS, "by");
    }

    @Test
    void an_indication_is_for_the_gemeente() {
      Scenario chosen = chosen(toSupport());
      chosen.when(confirm(chosen, true, DE_ES)).thenRejected(Reason.NOT_YOURS, "by");
      chosen
          .when(confirm(chosen, true, CITY))
          .then(new ChangeConfirmed(idOf(chosen), CITY, DIRK, MONDAY, IN_8));
    }

    @Test
    void an_indication_is_for_the_clients_own_gemeente_where_that_takes_part() {
      OrganizationId own = new OrganizationId(next(70));
      Scenario chosen =
          chosen(toSupport())
              .and(
                  new OrganizationRegistered(
                      own, organization("Gemeente Groningen", OrganizationKind.MUNICIPALITY)));
      chosen.when(confirm(chosen, true, CITY)).thenRejected(Reason.NOT_YOURS, "by");
      chosen
          .when(confirm(chosen, true, own))
          .then(new ChangeConfirmed(idOf(chosen), own, DIRK, MONDAY, IN_8));
    }

    @Test
    void not_doing_so_ends_it_and_frees_the_place() {
      Scenario chosen = chosen(toSupport());
      chosen
          .when(confirm(chosen, false, CITY))
          .thenOnce(new ChangeNotConfirmed(idOf(chosen), CITY, DIRK, MONDAY));

      assertThat(Objects.requireNonNull(chosen.region().slots().slot(slot(32)), "slot").free())
          .isEqualTo(1);
      assertThat(positionIn(chosen, WAITS).isOpen()).isTrue();
      chosen.when(confirm(chosen, true, CITY)).thenRejected(Reason.TRANSFER_STAGE, "transfer");
    }

    @Test
    void shows_as_too_late_when_nobody_does() {
      Scenario late = chosen(toSupport()).at(IN_24);
      assertThat(late.region().transfers().transfers().iterator().next().overdue()).isTrue();
    }

    @Test
    void is_refused_where_nothing_waits_for_it() {
      waiting()
          .when(new ConfirmChange(TRANSFER, true, MONDAY, DE_ES, DIRK))
          .thenRejected(Reason.NOT_FOUND, "transfer");
      in(TransferStage.CHOSEN)
          .when(new ConfirmChange(TRANSFER, true, MONDAY, DE_ES, DIRK))
          .thenRejected(Reason.TRANSFER_STAGE, "transfer");
      in(TransferStage.CHOSEN)
          .when(new ConfirmChange(TRANSFER, true, MONDAY, new OrganizationId("nobody"), DIRK))
          .thenRejected(Reason.NOT_FOUND, "by");
      Scenario chosen = chosen(toSupport());
      chosen
          .when(new ConfirmChange(idOf(chosen), true, MONDAY.plusDays(1), CITY, DIRK))
          .thenRejected(Reason.INVALID, "on");
    }
  }
}
