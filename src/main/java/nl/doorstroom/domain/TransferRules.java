package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.partners.TableTerm;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.PlaceLoss;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.transfers.TransferCommand.AcceptAsk;
import nl.doorstroom.domain.transfers.TransferCommand.AnswerEscalation;
import nl.doorstroom.domain.transfers.TransferCommand.AsSeen;
import nl.doorstroom.domain.transfers.TransferCommand.AskConsent;
import nl.doorstroom.domain.transfers.TransferCommand.AskReceivers;
import nl.doorstroom.domain.transfers.TransferCommand.BookTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ChoosePlace;
import nl.doorstroom.domain.transfers.TransferCommand.ConfirmChange;
import nl.doorstroom.domain.transfers.TransferCommand.DeclineAsk;
import nl.doorstroom.domain.transfers.TransferCommand.EndTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.EscalateTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ExpireConsent;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferCommand.HandOverTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.LapseAsk;
import nl.doorstroom.domain.transfers.TransferCommand.PassEscalation;
import nl.doorstroom.domain.transfers.TransferCommand.PassTerm;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTreatment;
import nl.doorstroom.domain.transfers.TransferCommand.RefuseConsent;
import nl.doorstroom.domain.transfers.TransferCommand.ScreenTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.SendBack;
import nl.doorstroom.domain.transfers.TransferCommand.StayInPlace;
import nl.doorstroom.domain.transfers.TransferCommand.TakeResponsibility;
import nl.doorstroom.domain.transfers.TransferCommand.WithdrawAsk;
import nl.doorstroom.domain.transfers.TransferCommand.WithdrawConsent;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent.PlaceLost;
import nl.doorstroom.domain.transfers.TransferEvent.TransferEnded;
import nl.doorstroom.domain.transfers.TransferEvent.TransferOverdue;
import nl.doorstroom.domain.transfers.TransferStage;

/** Which rule answers which command about transfers, and what happens when a term passes. */
final class TransferRules implements TransferCommand.Cases<Decision> {

  private final Turn turn;
  private final Table table;
  private final ScreeningRules screening;
  private final ConsentRules consents;
  private final AskRules asks;
  private final ChoiceRules choices;
  private final HandOverRules handOvers;
  private final LadderRules ladder;

  TransferRules(Turn turn, Admission admission, Places places, Endings endings) {
    Returning returning = new Returning(turn, endings);
    this.turn = turn;
    table = new Table(turn);
    screening = new ScreeningRules(turn, table, admission);
    consents = new ConsentRules(turn, table, returning);
    asks = new AskRules(turn, table, admission, places);
    choices = new ChoiceRules(turn, table, returning);
    handOvers = new HandOverRules(turn, table, places, endings, returning);
    ladder = new LadderRules(turn, table);
  }

  /** Who had a unit of {@code slot} kept for them, here or elsewhere, loses it. */
  static List<Event> lost(Turn turn, SlotId slot, PlaceLoss why) {
    List<Event> events = new ArrayList<>();
    for (Transfer transfer : turn.transfers().keeping(slot)) {
      events.add(lost(turn, transfer, why));
    }
    events.addAll(ArrivalRules.lost(turn, slot));
    return events;
  }

  private static PlaceLost lost(Turn turn, Transfer transfer, PlaceLoss why) {
    Ask accepted = Objects.requireNonNull(transfer.accepted(), "accepted");
    return new PlaceLost(
        transfer.id(),
        accepted.id(),
        Objects.requireNonNull(accepted.slot(), "slot"),
        Objects.requireNonNull(accepted.hold(), "hold"),
        why,
        new Table(turn).due(TableTerm.FIND));
  }

  @Override
  public Decision endTransfer(EndTransfer c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    if (c.why() != TransferEnd.WITHDRAWN && c.why() != TransferEnd.NO_RECEIVER) {
      return invalid("why", c.why(), "WITHDRAWN or NO_RECEIVER");
    }
    Decision refusal = table.holds(transfer, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (Returning.hasEnded(transfer, c.why())) {
      return Decision.accept();
    }
    Decision late =
        first(
            Table.running(transfer),
            Table.here(transfer),
            transfer.stage().hasMoved() ? Table.in(transfer, TransferStage.CANDIDATE) : null);
    return late == null
        ? Decision.accept(new TransferEnded(transfer.id(), c.why(), c.actor()))
        : late;
  }

  /** Whose it is comes first: others are not told that it changed. */
  @Override
  public Decision asSeen(AsSeen c) {
    Decision decision = c.step().among(this);
    Transfer transfer = table.find(c.transfer());
    Decision stale = transfer == null ? null : Refusals.stale(c.version(), transfer.version());
    return stale == null || isForOthers(decision) || isDone(decision) ? decision : stale;
  }

  private static boolean isForOthers(Decision decision) {
    return decision instanceof Decision.Rejected no
        && no.rejection().reason() == Rejection.Reason.NOT_YOURS;
  }

  private static boolean isDone(Decision decision) {
    return decision instanceof Decision.Accepted already && already.events().isEmpty();
  }

  @Override
  public Decision passTerm(PassTerm c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null || transfer.dueAt() == null || transfer.overdue()) {
      return Decision.accept();
    }
    if (!turn.isPast(transfer.dueAt())) {
      return invalid("transfer", transfer.id().value(), "not before " + transfer.dueAt());
    }
    return transfer.stage() == TransferStage.ACCEPTED && transfer.accepted() != null
        ? Decision.accept(lost(turn, transfer, PlaceLoss.TERM_PASSED))
        : Decision.accept(new TransferOverdue(transfer.id()));
  }

  @Override
  public Decision proposeTransfer(ProposeTransfer command) {
    return screening.decide(command);
  }

  @Override
  public Decision proposeTreatment(ProposeTreatment command) {
    return screening.decide(command);
  }

  @Override
  public Decision screenTransfer(ScreenTransfer command) {
    return screening.decide(command);
  }

  @Override
  public Decision askConsent(AskConsent command) {
    return consents.decide(command);
  }

  @Override
  public Decision giveConsent(GiveConsent command) {
    return consents.decide(command);
  }

  @Override
  public Decision refuseConsent(RefuseConsent command) {
    return consents.decide(command);
  }

  @Override
  public Decision withdrawConsent(WithdrawConsent command) {
    return consents.decide(command);
  }

  @Override
  public Decision expireConsent(ExpireConsent command) {
    return consents.decide(command);
  }

  @Override
  public Decision askReceivers(AskReceivers command) {
    return asks.decide(command);
  }

  @Override
  public Decision acceptAsk(AcceptAsk command) {
    return asks.decide(command);
  }

  @Override
  public Decision declineAsk(DeclineAsk command) {
    return asks.decide(command);
  }

  @Override
  public Decision withdrawAsk(WithdrawAsk command) {
    return asks.decide(command);
  }

  @Override
  public Decision lapseAsk(LapseAsk command) {
    return asks.decide(command);
  }

  @Override
  public Decision choosePlace(ChoosePlace command) {
    return choices.decide(command);
  }

  @Override
  public Decision stayInPlace(StayInPlace command) {
    return choices.decide(command);
  }

  @Override
  public Decision confirmChange(ConfirmChange command) {
    return choices.decide(command);
  }

  @Override
  public Decision bookTransfer(BookTransfer command) {
    return handOvers.decide(command);
  }

  @Override
  public Decision handOverTransfer(HandOverTransfer command) {
    return handOvers.decide(command);
  }

  @Override
  public Decision takeResponsibility(TakeResponsibility command) {
    return handOvers.decide(command);
  }

  @Override
  public Decision sendBack(SendBack command) {
    return handOvers.decide(command);
  }

  @Override
  public Decision escalateTransfer(EscalateTransfer command) {
    return ladder.decide(command);
  }

  @Override
  public Decision answerEscalation(AnswerEscalation command) {
    return ladder.decide(command);
  }

  @Override
  public Decision passEscalation(PassEscalation command) {
    return ladder.decide(command);
  }
}
