package nl.doorstroom.domain;

import nl.doorstroom.domain.imports.ImportEvent;
import nl.doorstroom.domain.meetings.MeetingEvent;
import nl.doorstroom.domain.offers.OfferEvent;
import nl.doorstroom.domain.partners.PartnerEvent;
import nl.doorstroom.domain.partners.UpkeepEvent;
import nl.doorstroom.domain.slots.ScheduleEvent;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.transfers.ArrivalEvent;
import nl.doorstroom.domain.transfers.CrossingEvent;
import nl.doorstroom.domain.transfers.MediationEvent;
import nl.doorstroom.domain.transfers.TransferEvent;
import nl.doorstroom.domain.waiting.WaitingEvent;

/**
 * The stable tag of each event in the journal. Constants are appended, never renamed or removed;
 * their order means nothing.
 */
public enum EventType {
  REGION_CONFIGURED(PartnerEvent.RegionConfigured.class),
  ORGANIZATION_REGISTERED(PartnerEvent.OrganizationRegistered.class),
  ORGANIZATION_CHANGED(PartnerEvent.OrganizationChanged.class),
  LOCATION_REGISTERED(PartnerEvent.LocationRegistered.class),
  LOCATION_CHANGED(PartnerEvent.LocationChanged.class),
  HEALTHCARE_SERVICE_REGISTERED(PartnerEvent.HealthcareServiceRegistered.class),
  HEALTHCARE_SERVICE_CHANGED(PartnerEvent.HealthcareServiceChanged.class),
  SERVICE_CONFIRMED(PartnerEvent.ServiceConfirmed.class),
  WAITS_REPORTED(PartnerEvent.WaitsReported.class),
  STOP_ANNOUNCED(PartnerEvent.StopAnnounced.class),
  STOP_LIFTED(PartnerEvent.StopLifted.class),
  DAY_STARTED(PartnerEvent.DayStarted.class),
  SLOT_PUBLISHED(SlotEvent.SlotPublished.class),
  SLOT_WITHDRAWN(SlotEvent.SlotWithdrawn.class),
  SLOT_HELD(SlotEvent.SlotHeld.class),
  OPTION_TAKEN(SlotEvent.OptionTaken.class),
  HOLD_RELEASED(SlotEvent.HoldReleased.class),
  HOLD_LAPSED(SlotEvent.HoldLapsed.class),
  SLOT_CLAIMED(SlotEvent.SlotClaimed.class),
  CLAIM_RELEASED(SlotEvent.ClaimReleased.class),
  CLAIM_MOVED(SlotEvent.ClaimMoved.class),
  OUTCOME_RECORDED(SlotEvent.OutcomeRecorded.class),
  SLOT_STARTED(SlotEvent.SlotStarted.class),
  REFERRAL_MADE(WaitingEvent.ReferralMade.class),
  LETTER_AWAITED(WaitingEvent.LetterAwaited.class),
  LETTER_RECEIVED(WaitingEvent.LetterReceived.class),
  LETTER_OVERDUE(WaitingEvent.LetterOverdue.class),
  REFERRAL_REFUSED(WaitingEvent.ReferralRefused.class),
  REFERRAL_WITHDRAWN(WaitingEvent.ReferralWithdrawn.class),
  POSITION_REGISTERED(WaitingEvent.PositionRegistered.class),
  POSITION_REPRIORITISED(WaitingEvent.PositionReprioritised.class),
  INTAKE_HELD(WaitingEvent.IntakeHeld.class),
  INTAKE_REVOKED(WaitingEvent.IntakeRevoked.class),
  TREATMENT_STARTED(WaitingEvent.TreatmentStarted.class),
  POSITION_CLOSED(WaitingEvent.PositionClosed.class),
  SLOT_CHANGED(SlotEvent.SlotChanged.class),
  SLOT_RELEASED(SlotEvent.SlotReleased.class),
  SLOT_RESTORED(SlotEvent.SlotRestored.class),
  CLAIM_CONFIRMED(SlotEvent.ClaimConfirmed.class),
  CLAIM_DECLINED(SlotEvent.ClaimDeclined.class),
  OUTCOME_ERASED(SlotEvent.OutcomeErased.class),
  CLAIM_TO_MOVE(SlotEvent.ClaimToMove.class),
  CLAIM_TO_STAY(SlotEvent.ClaimToStay.class),
  SCHEDULE_REGISTERED(ScheduleEvent.ScheduleRegistered.class),
  SCHEDULE_CHANGED(ScheduleEvent.ScheduleChanged.class),
  WINDOW_REPLACED(ScheduleEvent.WindowReplaced.class),
  SCHEDULE_CLEARED(ScheduleEvent.ScheduleCleared.class),
  CLEARING_UNDONE(ScheduleEvent.ClearingUndone.class),
  IMPORT_OPENED(ImportEvent.ImportOpened.class),
  IMPORT_FINISHED(ImportEvent.ImportFinished.class),
  IMPORT_UNDO_STARTED(ImportEvent.ImportUndoStarted.class),
  IMPORT_STEPS_UNDONE(ImportEvent.ImportStepsUndone.class),
  IMPORT_UNDONE(ImportEvent.ImportUndone.class),
  OFFERING_STARTED(OfferEvent.OfferingStarted.class),
  OFFER_MADE(OfferEvent.OfferMade.class),
  OFFER_ANSWERED(OfferEvent.OfferAnswered.class),
  OFFER_LAPSED(OfferEvent.OfferLapsed.class),
  OFFERING_ENDED(OfferEvent.OfferingEnded.class),
  OFFERING_FORGONE(OfferEvent.OfferingForgone.class),
  POSITION_REMOVED(WaitingEvent.PositionRemoved.class),
  CAPACITY_DECLARED(UpkeepEvent.CapacityDeclared.class),
  FEED_REGISTERED(UpkeepEvent.FeedRegistered.class),
  FEED_CHANGED(UpkeepEvent.FeedChanged.class),
  FEED_REPORTED(UpkeepEvent.FeedReported.class),
  FEED_STOPPED(UpkeepEvent.FeedStopped.class),
  FEED_ENDED(UpkeepEvent.FeedEnded.class),
  MEASURE_RECORDED(UpkeepEvent.MeasureRecorded.class),
  MEASURE_ENDED(UpkeepEvent.MeasureEnded.class),
  IMPORT_SUPPLIED(ImportEvent.ImportSupplied.class),
  IMPORT_KEPT(ImportEvent.ImportKept.class),
  LOCATION_RETIRED(PartnerEvent.LocationRetired.class),
  TRANSFER_PROPOSED(TransferEvent.TransferProposed.class),
  TRANSFER_SCREENED(TransferEvent.TransferScreened.class),
  CONSENT_ASKED(TransferEvent.ConsentAsked.class),
  CONSENT_GIVEN(TransferEvent.ConsentGiven.class),
  CONSENT_REFUSED(TransferEvent.ConsentRefused.class),
  CONSENT_WITHDRAWN(TransferEvent.ConsentWithdrawn.class),
  CONSENT_EXPIRED(TransferEvent.ConsentExpired.class),
  RECEIVER_ASKED(TransferEvent.ReceiverAsked.class),
  ASK_ACCEPTED(TransferEvent.AskAccepted.class),
  ASK_DECLINED(TransferEvent.AskDeclined.class),
  ASK_LAPSED(TransferEvent.AskLapsed.class),
  ASK_WITHDRAWN(TransferEvent.AskWithdrawn.class),
  PLACE_LOST(TransferEvent.PlaceLost.class),
  CLIENT_CHOSE(TransferEvent.ClientChose.class),
  CLIENT_STAYED(TransferEvent.ClientStayed.class),
  CHANGE_CONFIRMED(TransferEvent.ChangeConfirmed.class),
  CHANGE_NOT_CONFIRMED(TransferEvent.ChangeNotConfirmed.class),
  TRANSFER_BOOKED(TransferEvent.TransferBooked.class),
  TRANSFER_HANDED_OVER(TransferEvent.TransferHandedOver.class),
  TRANSFER_COMPLETED(TransferEvent.TransferCompleted.class),
  TRANSFER_SENT_BACK(TransferEvent.TransferSentBack.class),
  TRANSFER_ENDED(TransferEvent.TransferEnded.class),
  TRANSFER_OVERDUE(TransferEvent.TransferOverdue.class),
  TRANSFER_ESCALATED(TransferEvent.TransferEscalated.class),
  ESCALATION_ANSWERED(TransferEvent.EscalationAnswered.class),
  ESCALATION_OVERDUE(TransferEvent.EscalationOverdue.class),
  CLOSING_PROPOSED(WaitingEvent.ClosingProposed.class),
  CLOSING_DISMISSED(WaitingEvent.ClosingDismissed.class),
  WAITING_CONFIRMED(WaitingEvent.WaitingConfirmed.class),
  CLIENT_INFORMED(WaitingEvent.ClientInformed.class),
  BRIDGING_RECORDED(WaitingEvent.BridgingRecorded.class),
  POSITIONS_LINKED(WaitingEvent.PositionsLinked.class),
  POSITIONS_UNLINKED(WaitingEvent.PositionsUnlinked.class),
  MEDIATION_ASKED(MediationEvent.MediationAsked.class),
  MEDIATION_ANSWERED(MediationEvent.MediationAnswered.class),
  MEDIATION_WITHDRAWN(MediationEvent.MediationWithdrawn.class),
  MEDIATION_OVERDUE(MediationEvent.MediationOverdue.class),
  WISHES_RECORDED(WaitingEvent.WishesRecorded.class),
  MEETING_PLANNED(MeetingEvent.MeetingPlanned.class),
  AGENDA_FIXED(MeetingEvent.AgendaFixed.class),
  MEETING_CANCELLED(MeetingEvent.MeetingCancelled.class),
  MEETING_OPENED(MeetingEvent.MeetingOpened.class),
  MEETING_ATTENDED(MeetingEvent.MeetingAttended.class),
  CASE_PUT_ON_TABLE(MeetingEvent.CasePutOnTable.class),
  CASE_DECIDED(MeetingEvent.CaseDecided.class),
  CALL_ARRANGED(MeetingEvent.CallArranged.class),
  CALL_MADE(MeetingEvent.CallMade.class),
  MEETING_CLOSED(MeetingEvent.MeetingClosed.class),
  CROSSING_ASKED(CrossingEvent.CrossingAsked.class),
  CROSSING_ACCEPTED(CrossingEvent.CrossingAccepted.class),
  CROSSING_ENDED(CrossingEvent.CrossingEnded.class),
  CROSSING_DEPARTING(CrossingEvent.CrossingDeparting.class),
  CROSSING_DEPARTED(CrossingEvent.CrossingDeparted.class),
  ARRIVAL_ASKED(ArrivalEvent.ArrivalAsked.class),
  ARRIVAL_ACCEPTED(ArrivalEvent.ArrivalAccepted.class),
  ARRIVAL_ENDED(ArrivalEvent.ArrivalEnded.class),
  ARRIVAL_TAKEN(ArrivalEvent.ArrivalTaken.class),
  ARRIVAL_CONFIRMED(ArrivalEvent.ArrivalConfirmed.class),
  ARRIVAL_TAKEN_OVER(ArrivalEvent.ArrivalTakenOver.class);

  private final Class<? extends Event> event;

  EventType(Class<? extends Event> event) {
    this.event = event;
  }

  /** The record that holds the newest version of this event. */
  public Class<? extends Event> event() {
    return event;
  }
}
