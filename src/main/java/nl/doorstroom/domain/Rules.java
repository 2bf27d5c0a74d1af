package nl.doorstroom.domain;

import nl.doorstroom.domain.imports.ImportCommand.ContinueUndo;
import nl.doorstroom.domain.imports.ImportCommand.FinishImport;
import nl.doorstroom.domain.imports.ImportCommand.ImportOutcomes;
import nl.doorstroom.domain.imports.ImportCommand.ImportPositions;
import nl.doorstroom.domain.imports.ImportCommand.ImportSupply;
import nl.doorstroom.domain.imports.ImportCommand.OpenImport;
import nl.doorstroom.domain.imports.ImportCommand.UndoImport;
import nl.doorstroom.domain.imports.ImportCommand.UpdateSlots;
import nl.doorstroom.domain.meetings.MeetingCommand;
import nl.doorstroom.domain.offers.OfferCommand.AnswerOffer;
import nl.doorstroom.domain.offers.OfferCommand.ContinueOffering;
import nl.doorstroom.domain.offers.OfferCommand.LapseOffer;
import nl.doorstroom.domain.offers.OfferCommand.OfferFreed;
import nl.doorstroom.domain.offers.OfferCommand.StartOffering;
import nl.doorstroom.domain.offers.OfferCommand.StopOffering;
import nl.doorstroom.domain.partners.PartnerCommand.AnnounceStop;
import nl.doorstroom.domain.partners.PartnerCommand.ConfigureRegion;
import nl.doorstroom.domain.partners.PartnerCommand.ConfirmService;
import nl.doorstroom.domain.partners.PartnerCommand.LiftStop;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterHealthcareService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterLocation;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterOrganization;
import nl.doorstroom.domain.partners.PartnerCommand.ReportWaits;
import nl.doorstroom.domain.partners.PartnerCommand.StartDay;
import nl.doorstroom.domain.partners.UpkeepCommand.ConfirmServices;
import nl.doorstroom.domain.partners.UpkeepCommand.DeclareCapacity;
import nl.doorstroom.domain.partners.UpkeepCommand.EndFeed;
import nl.doorstroom.domain.partners.UpkeepCommand.EndMeasure;
import nl.doorstroom.domain.partners.UpkeepCommand.RecordMeasure;
import nl.doorstroom.domain.partners.UpkeepCommand.RegisterFeed;
import nl.doorstroom.domain.partners.UpkeepCommand.ReportFeed;
import nl.doorstroom.domain.partners.UpkeepCommand.StopFeed;
import nl.doorstroom.domain.slots.ScheduleCommand.ClearSchedule;
import nl.doorstroom.domain.slots.ScheduleCommand.RegisterSchedule;
import nl.doorstroom.domain.slots.ScheduleCommand.ReplaceWindow;
import nl.doorstroom.domain.slots.ScheduleCommand.UndoClearing;
import nl.doorstroom.domain.slots.SlotCommand.ChangeSlot;
import nl.doorstroom.domain.slots.SlotCommand.ClaimSlot;
import nl.doorstroom.domain.slots.SlotCommand.ConfirmClaim;
import nl.doorstroom.domain.slots.SlotCommand.DeclineClaim;
import nl.doorstroom.domain.slots.SlotCommand.EraseOutcome;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotCommand.LapseClaim;
import nl.doorstroom.domain.slots.SlotCommand.LapseHold;
import nl.doorstroom.domain.slots.SlotCommand.MoveClaim;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotCommand.RecordOutcome;
import nl.doorstroom.domain.slots.SlotCommand.ReferToSlot;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseClaim;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseHold;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseSlot;
import nl.doorstroom.domain.slots.SlotCommand.StartSlot;
import nl.doorstroom.domain.slots.SlotCommand.TakeOption;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.transfers.CrossingCommand;
import nl.doorstroom.domain.transfers.MediationCommand.AnswerMediation;
import nl.doorstroom.domain.transfers.MediationCommand.AskMediation;
import nl.doorstroom.domain.transfers.MediationCommand.PassMediation;
import nl.doorstroom.domain.transfers.MediationCommand.WithdrawMediation;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.waiting.WaitingCommand.ClosePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.ConfirmWaiting;
import nl.doorstroom.domain.waiting.WaitingCommand.FreeForLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.KeepPosition;
import nl.doorstroom.domain.waiting.WaitingCommand.LinkPositions;
import nl.doorstroom.domain.waiting.WaitingCommand.MakeReferral;
import nl.doorstroom.domain.waiting.WaitingCommand.ReceiveLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.RecordBridging;
import nl.doorstroom.domain.waiting.WaitingCommand.RecordInformed;
import nl.doorstroom.domain.waiting.WaitingCommand.RecordWishes;
import nl.doorstroom.domain.waiting.WaitingCommand.RefuseReferral;
import nl.doorstroom.domain.waiting.WaitingCommand.RegisterPosition;
import nl.doorstroom.domain.waiting.WaitingCommand.ReprioritisePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.StartTreatment;
import nl.doorstroom.domain.waiting.WaitingCommand.UnlinkPositions;
import nl.doorstroom.domain.waiting.WaitingCommand.WarnLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.WithdrawReferral;

/** Which rule answers which command: a table of contents. */
final class Rules implements Command.Cases<Decision> {

  private final ConfigRules config;
  private final PartnerRules partners;
  private final StopRules stops;
  private final SlotRules slots;
  private final HoldRules holds;
  private final ClaimRules claims;
  private final OutcomeRules outcomes;
  private final ReferralRules referrals;
  private final PositionRules positions;
  private final UpkeepRules upkeep;
  private final ConfirmRules confirmations;
  private final ScheduleRules schedules;
  private final ImportRules imports;
  private final SupplyRules supply;
  private final UndoRules undoing;
  private final OfferRules offers;
  private final TransferRules transfers;
  private final WaitingListRules lists;
  private final MediationRules mediations;
  private final MeetingRules meetings;
  private final CrossingCases crossings;

  Rules(Turn turn) {
    Admission admission = new Admission(turn);
    Places places = new Places(turn);
    Letters letters = new Letters(turn);
    Endings endings = new Endings(turn);
    config = new ConfigRules(turn);
    partners = new PartnerRules(turn);
    stops = new StopRules(turn);
    slots = new SlotRules(turn);
    holds = new HoldRules(turn, admission, places);
    claims = new ClaimRules(turn, admission, places, letters);
    outcomes = new OutcomeRules(turn);
    referrals = new ReferralRules(turn, admission, endings);
    positions = new PositionRules(turn, admission, endings);
    upkeep = new UpkeepRules(turn);
    confirmations = new ConfirmRules(turn);
    schedules = new ScheduleRules(turn);
    imports = new ImportRules(turn, positions, outcomes);
    supply = new SupplyRules(turn, partners, schedules);
    undoing = new UndoRules(turn, outcomes);
    offers = new OfferRules(turn, places, letters);
    transfers = new TransferRules(turn, admission, places, endings);
    lists = new WaitingListRules(turn);
    mediations = new MediationRules(turn, admission);
    meetings = new MeetingRules(turn, transfers);
    crossings = new CrossingCases(turn, admission, places, endings);
  }

  @Override
  public Decision configureRegion(ConfigureRegion command) {
    return config.decide(command);
  }

  @Override
  public Decision startDay(StartDay command) {
    return config.decide(command);
  }

  @Override
  public Decision registerOrganization(RegisterOrganization command) {
    return partners.decide(command);
  }

  @Override
  public Decision registerLocation(RegisterLocation command) {
    return partners.decide(command);
  }

  @Override
  public Decision registerHealthcareService(RegisterHealthcareService command) {
    return partners.decide(command);
  }

  @Override
  public Decision confirmService(ConfirmService command) {
    return partners.decide(command);
  }

  @Override
  public Decision reportWaits(ReportWaits command) {
    return partners.decide(command);
  }

  @Override
  public Decision announceStop(AnnounceStop command) {
    return stops.decide(command);
  }

  @Override
  public Decision liftStop(LiftStop command) {
    return stops.decide(command);
  }

  @Override
  public Decision publishSlots(PublishSlots command) {
    return slots.decide(command);
  }

  @Override
  public Decision withdrawSlot(WithdrawSlot command) {
    return slots.decide(command);
  }

  @Override
  public Decision startSlot(StartSlot command) {
    return slots.decide(command);
  }

  @Override
  public Decision holdSlot(HoldSlot command) {
    return holds.decide(command);
  }

  @Override
  public Decision takeOption(TakeOption command) {
    return holds.decide(command);
  }

  @Override
  public Decision releaseHold(ReleaseHold command) {
    return holds.decide(command);
  }

  @Override
  public Decision lapseHold(LapseHold command) {
    return holds.decide(command);
  }

  @Override
  public Decision referToSlot(ReferToSlot command) {
    return claims.decide(command);
  }

  @Override
  public Decision claimSlot(ClaimSlot command) {
    return claims.decide(command);
  }

  @Override
  public Decision releaseClaim(ReleaseClaim command) {
    return claims.decide(command);
  }

  @Override
  public Decision moveClaim(MoveClaim command) {
    return claims.decide(command);
  }

  @Override
  public Decision recordOutcome(RecordOutcome command) {
    return outcomes.decide(command);
  }

  @Override
  public Decision makeReferral(MakeReferral command) {
    return referrals.decide(command);
  }

  @Override
  public Decision refuseReferral(RefuseReferral command) {
    return referrals.decide(command);
  }

  @Override
  public Decision withdrawReferral(WithdrawReferral command) {
    return referrals.decide(command);
  }

  @Override
  public Decision receiveLetter(ReceiveLetter command) {
    return referrals.decide(command);
  }

  @Override
  public Decision warnLetter(WarnLetter command) {
    return referrals.decide(command);
  }

  @Override
  public Decision freeForLetter(FreeForLetter command) {
    return referrals.decide(command);
  }

  @Override
  public Decision registerPosition(RegisterPosition command) {
    return positions.decide(command);
  }

  @Override
  public Decision reprioritisePosition(ReprioritisePosition command) {
    return positions.decide(command);
  }

  @Override
  public Decision startTreatment(StartTreatment command) {
    return positions.decide(command);
  }

  @Override
  public Decision closePosition(ClosePosition command) {
    return positions.decide(command);
  }

  @Override
  public Decision confirmServices(ConfirmServices command) {
    return upkeep.decide(command);
  }

  @Override
  public Decision declareCapacity(DeclareCapacity command) {
    return upkeep.decide(command);
  }

  @Override
  public Decision registerFeed(RegisterFeed command) {
    return upkeep.decide(command);
  }

  @Override
  public Decision reportFeed(ReportFeed command) {
    return upkeep.decide(command);
  }

  @Override
  public Decision endFeed(EndFeed command) {
    return upkeep.decide(command);
  }

  @Override
  public Decision stopFeed(StopFeed command) {
    return upkeep.decide(command);
  }

  @Override
  public Decision recordMeasure(RecordMeasure command) {
    return upkeep.decide(command);
  }

  @Override
  public Decision endMeasure(EndMeasure command) {
    return upkeep.decide(command);
  }

  @Override
  public Decision changeSlot(ChangeSlot command) {
    return slots.decide(command);
  }

  @Override
  public Decision releaseSlot(ReleaseSlot command) {
    return slots.decide(command);
  }

  @Override
  public Decision confirmClaim(ConfirmClaim command) {
    return confirmations.decide(command);
  }

  @Override
  public Decision declineClaim(DeclineClaim command) {
    return confirmations.decide(command);
  }

  @Override
  public Decision lapseClaim(LapseClaim command) {
    return confirmations.decide(command);
  }

  @Override
  public Decision eraseOutcome(EraseOutcome command) {
    return outcomes.decide(command);
  }

  @Override
  public Decision registerSchedule(RegisterSchedule command) {
    return schedules.decide(command);
  }

  @Override
  public Decision replaceWindow(ReplaceWindow command) {
    return schedules.decide(command);
  }

  @Override
  public Decision clearSchedule(ClearSchedule command) {
    return schedules.decide(command);
  }

  @Override
  public Decision undoClearing(UndoClearing command) {
    return schedules.decide(command);
  }

  @Override
  public Decision openImport(OpenImport command) {
    return imports.decide(command);
  }

  @Override
  public Decision updateSlots(UpdateSlots command) {
    return imports.decide(command);
  }

  @Override
  public Decision importSupply(ImportSupply command) {
    return supply.decide(command);
  }

  @Override
  public Decision importPositions(ImportPositions command) {
    return imports.decide(command);
  }

  @Override
  public Decision importOutcomes(ImportOutcomes command) {
    return imports.decide(command);
  }

  @Override
  public Decision finishImport(FinishImport command) {
    return imports.decide(command);
  }

  @Override
  public Decision undoImport(UndoImport command) {
    return undoing.decide(command);
  }

  @Override
  public Decision continueUndo(ContinueUndo command) {
    return undoing.decide(command);
  }

  @Override
  public Decision startOffering(StartOffering command) {
    return offers.decide(command);
  }

  @Override
  public Decision answerOffer(AnswerOffer command) {
    return offers.decide(command);
  }

  @Override
  public Decision stopOffering(StopOffering command) {
    return offers.decide(command);
  }

  @Override
  public Decision lapseOffer(LapseOffer command) {
    return offers.decide(command);
  }

  @Override
  public Decision continueOffering(ContinueOffering command) {
    return offers.decide(command);
  }

  @Override
  public Decision offerFreed(OfferFreed command) {
    return offers.decide(command);
  }

  @Override
  public Decision keepPosition(KeepPosition command) {
    return lists.decide(command);
  }

  @Override
  public Decision transfer(TransferCommand command) {
    return command.among(transfers);
  }

  @Override
  public Decision meeting(MeetingCommand command) {
    return command.among(meetings);
  }

  @Override
  public Decision crossing(CrossingCommand command) {
    return command.among(crossings);
  }

  @Override
  public Decision confirmWaiting(ConfirmWaiting command) {
    return lists.decide(command);
  }

  @Override
  public Decision recordInformed(RecordInformed command) {
    return lists.decide(command);
  }

  @Override
  public Decision recordBridging(RecordBridging command) {
    return lists.decide(command);
  }

  @Override
  public Decision recordWishes(RecordWishes command) {
    return lists.decide(command);
  }

  @Override
  public Decision linkPositions(LinkPositions command) {
    return lists.decide(command);
  }

  @Override
  public Decision unlinkPositions(UnlinkPositions command) {
    return lists.decide(command);
  }

  @Override
  public Decision askMediation(AskMediation command) {
    return mediations.decide(command);
  }

  @Override
  public Decision answerMediation(AnswerMediation command) {
    return mediations.decide(command);
  }

  @Override
  public Decision withdrawMediation(WithdrawMediation command) {
    return mediations.decide(command);
  }

  @Override
  public Decision passMediation(PassMediation command) {
    return mediations.decide(command);
  }
}
