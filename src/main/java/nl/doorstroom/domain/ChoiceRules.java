package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Meant;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.TableTerm;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.ChangeNeed;
import nl.doorstroom.domain.transfers.Choice;
import nl.doorstroom.domain.transfers.Confirmation;
import nl.doorstroom.domain.transfers.Crossing;
import nl.doorstroom.domain.transfers.CrossingState;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand.ChoosePlace;
import nl.doorstroom.domain.transfers.TransferCommand.ConfirmChange;
import nl.doorstroom.domain.transfers.TransferCommand.StayInPlace;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent.ChangeConfirmed;
import nl.doorstroom.domain.transfers.TransferEvent.ChangeNotConfirmed;
import nl.doorstroom.domain.transfers.TransferEvent.ClientChose;
import nl.doorstroom.domain.transfers.TransferEvent.ClientStayed;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.Referral;
import org.jspecify.annotations.Nullable;

/**
 * The client's own choice, in which a yes costs as little as a no, and who else must agree to it.
 */
final class ChoiceRules {

  private final Turn turn;
  private final Table table;
  private final Returning returning;
  private final Departures departures;

  ChoiceRules(Turn turn, Table table, Returning returning) {
    this.turn = turn;
    this.table = table;
    this.returning = returning;
    this.departures = new Departures(turn, table);
  }

  Decision decide(ChoosePlace c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Decision refusal = table.holds(transfer, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (isChosen(transfer.choice(), c)) {
      return Decision.accept();
    }
    Decision late = first(Table.in(transfer, TransferStage.ACCEPTED), table.consented(transfer));
    if (late != null) {
      return late;
    }
    Crossing crossing = transfer.crossing();
    if (crossing != null && crossing.state() == CrossingState.ACCEPTED) {
      return chosen(transfer, crossing, c);
    }
    Ask accepted = Objects.requireNonNull(transfer.accepted(), "accepted");
    Decision days =
        table.between("on", c.on(), Objects.requireNonNull(accepted.answeredAt(), "answeredAt"));
    if (days != null) {
      return days;
    }
    ChangeNeed needs = needs(transfer, turn.service(accepted.service()));
    return Decision.accept(
        new ClientChose(
            transfer.id(),
            c.calledBy(),
            c.on(),
            needs,
            needs == ChangeNeed.REFERRAL ? practice(transfer) : null,
            table.due(needs == null ? TableTerm.BOOK : TableTerm.CONFIRM)));
  }

  /** Of a place in another region: where nobody else must agree, they depart. */
  private Decision chosen(Transfer transfer, Crossing crossing, ChoosePlace c) {
    Decision late =
        first(
            departures.mayDepart(transfer, crossing),
            table.between(
                "on", c.on(), Objects.requireNonNull(crossing.answeredAt(), "answeredAt")));
    if (late != null) {
      return late;
    }
    boolean referred = table.agreed().referredAnew().contains(transfer.destination());
    List<Event> events = new ArrayList<>();
    events.add(
        new ClientChose(
            transfer.id(),
            c.calledBy(),
            c.on(),
            referred ? ChangeNeed.REFERRAL : null,
            referred ? practice(transfer) : null,
            table.due(referred ? TableTerm.CONFIRM : TableTerm.BOOK)));
    if (!referred) {
      events.add(departures.departing(transfer, crossing));
    }
    return Decision.accept(events);
  }

  private static boolean isChosen(@Nullable Choice choice, ChoosePlace c) {
    return choice != null && choice.calledBy().equals(c.calledBy()) && choice.on().equals(c.on());
  }

  private @Nullable ChangeNeed needs(Transfer transfer, HealthcareService receiver) {
    if (table.agreed().referredAnew().contains(transfer.destination())) {
      return ChangeNeed.REFERRAL;
    }
    return table.agreed().indicated().contains(receiver.details().category())
        ? ChangeNeed.INDICATION
        : null;
  }

  /** Who referred to the holder; null when not known. */
  private @Nullable OrganizationId practice(Transfer transfer) {
    Referral referral =
        transfer.subject().position() == null
            ? null
            : turn.waiting().referralOf(turn.waiting().position(transfer.subject().position()));
    return referral == null ? null : referral.by();
  }

  Decision decide(StayInPlace c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Decision refusal = first(table.holdsOrReceives(transfer, c.by()), table.notLater("on", c.on()));
    if (refusal != null) {
      return refusal;
    }
    if (Returning.hasEnded(transfer, TransferEnd.CLIENT_STAYS)) {
      return Decision.accept();
    }
    Decision over = first(Table.running(transfer), Table.here(transfer));
    return over == null
        ? returning.ending(
            transfer, restored -> new ClientStayed(transfer.id(), c.calledBy(), c.on(), restored))
        : over;
  }

  Decision decide(ConfirmChange c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Organization by = turn.partners().organization(c.by());
    if (by == null) {
      return notFound("by", c.by());
    }
    Choice choice = transfer.choice();
    if (choice == null || choice.needs() == null) {
      return refuse(
          Reason.TRANSFER_STAGE,
          "transfer",
          transfer.id().value() + " " + transfer.stage(),
          "one that waits for a confirmation");
    }
    Decision refusal =
        first(
            mayConfirm(transfer, choice, choice.needs(), by),
            table.between("on", c.on(), since(transfer)));
    if (refusal != null) {
      return refusal;
    }
    if (isSaid(transfer, c)) {
      return Decision.accept();
    }
    Decision late = Table.in(transfer, TransferStage.CHOSEN);
    if (late != null) {
      return late;
    }
    return c.confirmed()
        ? confirmed(
            transfer,
            new ChangeConfirmed(
                transfer.id(), c.by(), c.actor(), c.on(), table.due(TableTerm.BOOK)))
        : Decision.accept(new ChangeNotConfirmed(transfer.id(), c.by(), c.actor(), c.on()));
  }

  /** Who goes to another region departs with it. */
  private Decision confirmed(Transfer transfer, ChangeConfirmed event) {
    Crossing crossing = transfer.crossing();
    if (crossing == null || crossing.state() != CrossingState.ACCEPTED) {
      return Decision.accept(event);
    }
    Decision late = departures.mayDepart(transfer, crossing);
    return late == null ? Decision.accept(event, departures.departing(transfer, crossing)) : late;
  }

  private static Instant since(Transfer transfer) {
    return transfer.entered().getOrDefault(TransferStage.CHOSEN, transfer.proposal().at());
  }

  private static boolean isSaid(Transfer transfer, ConfirmChange c) {
    Confirmation said = transfer.confirmation();
    return c.confirmed()
        ? said != null && said.by().equals(c.by()) && transfer.isRunning()
        : Returning.hasEnded(transfer, TransferEnd.NOT_CONFIRMED);
  }

  /** Of a practice that is not known here the holder says what it said. */
  private @Nullable Decision mayConfirm(
      Transfer transfer, Choice choice, ChangeNeed need, Organization by) {
    if (choice.confirmer() != null) {
      return table.agreed().actsFor(by.id(), choice.confirmer())
          ? null
          : notYours(by.id(), choice.confirmer().value());
    }
    boolean may =
        switch (need) {
          case REFERRAL -> table.holds(transfer, by.id()) == null;
          case INDICATION ->
              Meant.by(
                      turn.partners(),
                      OrganizationKind.MUNICIPALITY,
                      transfer.shown().municipality())
                  .contains(by.id());
        };
    return may ? null : notYours(by.id(), "who can confirm a " + need);
  }
}
