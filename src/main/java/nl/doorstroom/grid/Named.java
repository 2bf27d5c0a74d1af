package nl.doorstroom.grid;

import java.util.List;
import java.util.function.Function;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.PartnerEvent;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferralId;
import nl.doorstroom.domain.waiting.WaitingEvent;
import org.jspecify.annotations.Nullable;

/**
 * What an event names. Slots and positions that it does not name are as they were, unless it
 * changes {@code everything}.
 *
 * @param location whose details changed, with all that shows them; null when none did
 * @param renamed service whose details changed, with all that shows them; null when none did
 * @param stop that was announced or lifted; null when none was
 * @param everything whether any row and any figure may have changed
 */
record Named(
    List<SlotId> slots,
    @Nullable PositionId position,
    @Nullable ReferralId referral,
    @Nullable HealthcareServiceId service,
    @Nullable HealthcareServiceId renamed,
    @Nullable LocationId location,
    @Nullable AdmissionStop stop,
    boolean everything) {

  static final Named NOTHING = new Named(List.of(), null, null, null, null, null, null, false);
  private static final Named EVERYTHING =
      new Named(List.of(), null, null, null, null, null, null, true);

  /** Reads {@code event}; {@code stops} finds a stop that it ends, as it was before. */
  static Named in(Event event, Function<AdmissionStopId, @Nullable AdmissionStop> stops) {
    return switch (event.type()) {
      case REGION_CONFIGURED, ORGANIZATION_CHANGED, DAY_STARTED -> EVERYTHING;
      case ORGANIZATION_REGISTERED, LOCATION_REGISTERED -> NOTHING;
      case LOCATION_CHANGED -> location(((PartnerEvent.LocationChanged) event).location());
      case HEALTHCARE_SERVICE_REGISTERED ->
          service(((PartnerEvent.HealthcareServiceRegistered) event).service());
      case HEALTHCARE_SERVICE_CHANGED ->
          renamed(((PartnerEvent.HealthcareServiceChanged) event).service());
      case SERVICE_CONFIRMED -> service(((PartnerEvent.ServiceConfirmed) event).service());
      case WAITS_REPORTED -> service(((PartnerEvent.WaitsReported) event).service());
      case STOP_ANNOUNCED -> stop(((PartnerEvent.StopAnnounced) event).stop());
      case STOP_LIFTED -> stop(stops.apply(((PartnerEvent.StopLifted) event).stop()));
      case SLOT_PUBLISHED -> slot(((SlotEvent.SlotPublished) event).slot());
      case SLOT_WITHDRAWN -> slot(((SlotEvent.SlotWithdrawn) event).slot());
      case SLOT_HELD -> slot(((SlotEvent.SlotHeld) event).slot());
      case OPTION_TAKEN -> slot(((SlotEvent.OptionTaken) event).slot());
      case HOLD_RELEASED -> slot(((SlotEvent.HoldReleased) event).slot());
      case HOLD_LAPSED -> slot(((SlotEvent.HoldLapsed) event).slot());
      case SLOT_STARTED -> slot(((SlotEvent.SlotStarted) event).slot());
      case SLOT_CLAIMED -> {
        SlotEvent.SlotClaimed e = (SlotEvent.SlotClaimed) event;
        yield claim(List.of(e.slot()), e.position());
      }
      case CLAIM_RELEASED -> {
        SlotEvent.ClaimReleased e = (SlotEvent.ClaimReleased) event;
        yield claim(List.of(e.slot()), e.position());
      }
      case CLAIM_MOVED -> {
        SlotEvent.ClaimMoved e = (SlotEvent.ClaimMoved) event;
        yield claim(List.of(e.to(), e.from()), e.position());
      }
      case OUTCOME_RECORDED -> {
        SlotEvent.OutcomeRecorded e = (SlotEvent.OutcomeRecorded) event;
        yield claim(List.of(e.slot()), e.position());
      }
      case REFERRAL_MADE -> {
        WaitingEvent.ReferralMade e = (WaitingEvent.ReferralMade) event;
        yield waiting(e.position(), e.referral(), e.service());
      }
      case LETTER_AWAITED -> referral(((WaitingEvent.LetterAwaited) event).referral());
      case LETTER_RECEIVED -> referral(((WaitingEvent.LetterReceived) event).referral());
      case LETTER_OVERDUE -> referral(((WaitingEvent.LetterOverdue) event).referral());
      case REFERRAL_REFUSED -> referral(((WaitingEvent.ReferralRefused) event).referral());
      case REFERRAL_WITHDRAWN -> referral(((WaitingEvent.ReferralWithdrawn) event).referral());
      case POSITION_REGISTERED -> {
        WaitingEvent.PositionRegistered e = (WaitingEvent.PositionRegistered) event;
        yield waiting(e.position(), e.referral(), e.service());
      }
      case POSITION_REPRIORITISED ->
          position(((WaitingEvent.PositionReprioritised) event).position());
      case INTAKE_HELD -> position(((WaitingEvent.IntakeHeld) event).position());
      case INTAKE_REVOKED -> position(((WaitingEvent.IntakeRevoked) event).position());
      case TREATMENT_STARTED -> position(((WaitingEvent.TreatmentStarted) event).position());
      case POSITION_CLOSED -> position(((WaitingEvent.PositionClosed) event).position());
    };
  }

  private static Named slot(SlotId slot) {
    return claim(List.of(slot), null);
  }

  private static Named claim(List<SlotId> slots, @Nullable PositionId position) {
    return new Named(slots, position, null, null, null, null, null, false);
  }

  private static Named position(PositionId position) {
    return waiting(position, null, null);
  }

  private static Named referral(ReferralId referral) {
    return waiting(null, referral, null);
  }

  private static Named service(HealthcareServiceId service) {
    return waiting(null, null, service);
  }

  private static Named waiting(
      @Nullable PositionId position,
      @Nullable ReferralId referral,
      @Nullable HealthcareServiceId service) {
    return new Named(List.of(), position, referral, service, null, null, null, false);
  }

  private static Named renamed(HealthcareServiceId service) {
    return new Named(List.of(), null, null, service, service, null, null, false);
  }

  private static Named location(LocationId location) {
    return new Named(List.of(), null, null, null, null, location, null, false);
  }

  private static Named stop(@Nullable AdmissionStop stop) {
    return new Named(List.of(), null, null, null, null, null, stop, false);
  }
}
