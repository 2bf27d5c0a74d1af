package nl.doorstroom.domain;

import nl.doorstroom.domain.partners.PartnerEvent;
import nl.doorstroom.domain.slots.SlotEvent;
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
  POSITION_CLOSED(WaitingEvent.PositionClosed.class);

  private final Class<? extends Event> event;

  EventType(Class<? extends Event> event) {
    this.event = event;
  }

  /** The record that holds the newest version of this event. */
  public Class<? extends Event> event() {
    return event;
  }
}
