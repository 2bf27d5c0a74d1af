package nl.doorstroom.domain;

import nl.doorstroom.domain.transfers.CrossingCommand;
import nl.doorstroom.domain.transfers.CrossingCommand.AcceptArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.AskOutside;
import nl.doorstroom.domain.transfers.CrossingCommand.CompleteCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.ConfirmArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.DeclineArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.DepartCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.EndCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.LapseArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.ReceiveCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.RecordCrossingAccepted;
import nl.doorstroom.domain.transfers.CrossingCommand.TakeArrivalOver;
import nl.doorstroom.domain.transfers.CrossingCommand.TakeCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.WithdrawArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.WithdrawOutside;

/** Which rule answers which command about crossings: those of the one side, and of the other. */
final class CrossingCases implements CrossingCommand.Cases<Decision> {

  private final CrossingRules leaving;
  private final ArrivalRules coming;

  CrossingCases(Turn turn, Admission admission, Places places, Endings endings) {
    Table table = new Table(turn);
    leaving = new CrossingRules(turn, table, places, endings);
    coming = new ArrivalRules(turn, table, admission, places);
  }

  @Override
  public Decision askOutside(AskOutside command) {
    return leaving.decide(command);
  }

  @Override
  public Decision withdrawOutside(WithdrawOutside command) {
    return leaving.decide(command);
  }

  @Override
  public Decision recordCrossingAccepted(RecordCrossingAccepted command) {
    return leaving.decide(command);
  }

  @Override
  public Decision endCrossing(EndCrossing command) {
    return leaving.decide(command);
  }

  @Override
  public Decision departCrossing(DepartCrossing command) {
    return leaving.decide(command);
  }

  @Override
  public Decision completeCrossing(CompleteCrossing command) {
    return leaving.decide(command);
  }

  @Override
  public Decision receiveCrossing(ReceiveCrossing command) {
    return coming.decide(command);
  }

  @Override
  public Decision acceptArrival(AcceptArrival command) {
    return coming.decide(command);
  }

  @Override
  public Decision declineArrival(DeclineArrival command) {
    return coming.decide(command);
  }

  @Override
  public Decision withdrawArrival(WithdrawArrival command) {
    return coming.decide(command);
  }

  @Override
  public Decision takeCrossing(TakeCrossing command) {
    return coming.decide(command);
  }

  @Override
  public Decision confirmArrival(ConfirmArrival command) {
    return coming.decide(command);
  }

  @Override
  public Decision takeArrivalOver(TakeArrivalOver command) {
    return coming.decide(command);
  }

  @Override
  public Decision lapseArrival(LapseArrival command) {
    return coming.decide(command);
  }
}
