package nl.doorstroom.domain;

import nl.doorstroom.domain.partners.PartnerCommand.AnnounceStop;
import nl.doorstroom.domain.partners.PartnerCommand.ConfigureRegion;
import nl.doorstroom.domain.partners.PartnerCommand.ConfirmService;
import nl.doorstroom.domain.partners.PartnerCommand.LiftStop;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterHealthcareService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterLocation;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterOrganization;
import nl.doorstroom.domain.partners.PartnerCommand.ReportWaits;
import nl.doorstroom.domain.partners.PartnerCommand.StartDay;
import nl.doorstroom.domain.slots.SlotCommand.ClaimSlot;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotCommand.LapseHold;
import nl.doorstroom.domain.slots.SlotCommand.MoveClaim;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotCommand.RecordOutcome;
import nl.doorstroom.domain.slots.SlotCommand.ReferToSlot;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseClaim;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseHold;
import nl.doorstroom.domain.slots.SlotCommand.StartSlot;
import nl.doorstroom.domain.slots.SlotCommand.TakeOption;
import nl.doorstroom.domain.slots.SlotCommand.WithdrawSlot;
import nl.doorstroom.domain.waiting.WaitingCommand.ClosePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.FreeForLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.MakeReferral;
import nl.doorstroom.domain.waiting.WaitingCommand.ReceiveLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.RefuseReferral;
import nl.doorstroom.domain.waiting.WaitingCommand.RegisterPosition;
import nl.doorstroom.domain.waiting.WaitingCommand.ReprioritisePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.StartTreatment;
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
}
