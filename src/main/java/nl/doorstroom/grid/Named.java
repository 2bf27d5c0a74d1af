package nl.doorstroom.grid;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.imports.ImportEvent;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.offers.OfferEvent;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.FeedId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.MeasureId;
import nl.doorstroom.domain.partners.PartnerEvent;
import nl.doorstroom.domain.partners.UpkeepEvent;
import nl.doorstroom.domain.slots.ClearingId;
import nl.doorstroom.domain.slots.ScheduleEvent;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Arrival;
import nl.doorstroom.domain.transfers.ArrivalEvent;
import nl.doorstroom.domain.transfers.CrossingEvent;
import nl.doorstroom.domain.transfers.MediationEvent;
import nl.doorstroom.domain.transfers.MediationId;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferEvent;
import nl.doorstroom.domain.transfers.TransferId;
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
 * @param fed services of which a feed told
 * @param planned what else it names
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
    Set<HealthcareServiceId> fed,
    Planned planned,
    boolean everything) {

  static final Named NOTHING =
      new Named(List.of(), null, null, null, null, null, null, Set.of(), Planned.NONE, false);
  private static final Named EVERYTHING =
      new Named(List.of(), null, null, null, null, null, null, Set.of(), Planned.NONE, true);

  /** Whether of services it can only change the figures: they stay where they are shown. */
  boolean onlyPlacesAndPeople() {
    return !everything
        && service == null
        && renamed == null
        && location == null
        && stop == null
        && fed.isEmpty()
        && planned.measure() == null;
  }

  /** With what {@code event}, which {@code region} has not been told yet, does not name itself. */
  Named reaching(Event event, Region region) {
    TransferId transfer = transferOf(event);
    Named named = transfer == null ? this : withPlanned(Planned.of(transfer));
    ImportId undone =
        switch (event.type()) {
          case IMPORT_UNDO_STARTED, IMPORT_UNDONE -> named.planned().under();
          default -> null;
        };
    return undone == null
        ? named.withSlots(keptToo(named, event, region))
        : named.withSlots(broughtBy(undone, region));
  }

  private static @Nullable TransferId transferOf(Event event) {
    if (event instanceof CrossingEvent e) {
      return e.transfer();
    }
    return event instanceof TransferEvent e ? e.transfer() : null;
  }

  /** With the places that are kept for transfers which the event may end. */
  private static List<SlotId> keptToo(Named named, Event event, Region region) {
    Arrival arrival =
        named.planned().arrival() == null
            ? null
            : region.arrivals().arrival(named.planned().arrival());
    if (arrival != null) {
      return Stream.concat(named.slots().stream(), Stream.ofNullable(arrival.slot()))
          .distinct()
          .toList();
    }
    TransferId told = transferOf(event);
    List<Transfer> transfers =
        told != null
            ? Stream.ofNullable(region.transfers().transfer(told)).toList()
            : named.position() == null ? List.of() : region.transfers().naming(named.position());
    return Stream.concat(
            named.slots().stream(), transfers.stream().map(Transfer::kept).filter(Objects::nonNull))
        .distinct()
        .toList();
  }

  private static List<SlotId> broughtBy(ImportId under, Region region) {
    return region.slots().slots().stream()
        .filter(slot -> under.equals(slot.source()))
        .map(Slot::id)
        .toList();
  }

  /** Reads {@code event}; {@code stops} finds a stop that it ends, as it was before. */
  static Named in(Event event, Function<AdmissionStopId, @Nullable AdmissionStop> stops) {
    return switch (event.type()) {
      case REGION_CONFIGURED, ORGANIZATION_CHANGED, DAY_STARTED -> EVERYTHING;
      case LOCATION_REGISTERED, LOCATION_RETIRED -> NOTHING;
      case ORGANIZATION_REGISTERED ->
          NOTHING.withPlanned(
              Planned.of(((PartnerEvent.OrganizationRegistered) event).organization()));
      case SCHEDULE_REGISTERED ->
          schedule(((ScheduleEvent.ScheduleRegistered) event).schedule(), false);
      case SCHEDULE_CHANGED -> schedule(((ScheduleEvent.ScheduleChanged) event).schedule(), true);
      case WINDOW_REPLACED -> schedule(((ScheduleEvent.WindowReplaced) event).schedule(), false);
      case SCHEDULE_CLEARED -> {
        ScheduleEvent.ScheduleCleared e = (ScheduleEvent.ScheduleCleared) event;
        yield clearing(e.schedule(), e.clearing());
      }
      case CLEARING_UNDONE -> {
        ScheduleEvent.ClearingUndone e = (ScheduleEvent.ClearingUndone) event;
        yield clearing(null, e.clearing()).withSlots(e.open());
      }
      case IMPORT_OPENED -> under(((ImportEvent.ImportOpened) event).under());
      case IMPORT_FINISHED -> under(((ImportEvent.ImportFinished) event).under());
      case IMPORT_SUPPLIED -> under(((ImportEvent.ImportSupplied) event).under());
      case IMPORT_KEPT -> under(((ImportEvent.ImportKept) event).under());
      case IMPORT_UNDO_STARTED -> under(((ImportEvent.ImportUndoStarted) event).under());
      case IMPORT_STEPS_UNDONE -> under(((ImportEvent.ImportStepsUndone) event).under());
      case IMPORT_UNDONE -> under(((ImportEvent.ImportUndone) event).under());
      case FEED_REGISTERED -> feed(((UpkeepEvent.FeedRegistered) event).feed(), Set.of());
      case FEED_CHANGED -> feed(((UpkeepEvent.FeedChanged) event).feed(), Set.of());
      case FEED_STOPPED -> feed(((UpkeepEvent.FeedStopped) event).feed(), Set.of());
      case FEED_ENDED -> feed(((UpkeepEvent.FeedEnded) event).feed(), Set.of());
      case MEASURE_ENDED -> measure(((UpkeepEvent.MeasureEnded) event).measure());
      case LOCATION_CHANGED -> location(((PartnerEvent.LocationChanged) event).location());
      case HEALTHCARE_SERVICE_REGISTERED ->
          service(((PartnerEvent.HealthcareServiceRegistered) event).service());
      case HEALTHCARE_SERVICE_CHANGED ->
          renamed(((PartnerEvent.HealthcareServiceChanged) event).service());
      case SERVICE_CONFIRMED -> service(((PartnerEvent.ServiceConfirmed) event).service());
      case WAITS_REPORTED -> service(((PartnerEvent.WaitsReported) event).service());
      case STOP_ANNOUNCED -> stop(((PartnerEvent.StopAnnounced) event).stop());
      case STOP_LIFTED -> stop(stops.apply(((PartnerEvent.StopLifted) event).stop()));
      case SLOT_PUBLISHED -> {
        SlotEvent.SlotPublished e = (SlotEvent.SlotPublished) event;
        yield slot(e.slot()).by(e.source());
      }
      case SLOT_WITHDRAWN -> {
        SlotEvent.SlotWithdrawn e = (SlotEvent.SlotWithdrawn) event;
        yield slot(e.slot()).by(e.source());
      }
      case SLOT_HELD -> slot(((SlotEvent.SlotHeld) event).slot());
      case OPTION_TAKEN -> slot(((SlotEvent.OptionTaken) event).slot());
      case HOLD_RELEASED -> slot(((SlotEvent.HoldReleased) event).slot());
      case HOLD_LAPSED -> slot(((SlotEvent.HoldLapsed) event).slot());
      case SLOT_STARTED -> slot(((SlotEvent.SlotStarted) event).slot());
      case SLOT_CHANGED -> {
        SlotEvent.SlotChanged e = (SlotEvent.SlotChanged) event;
        yield slot(e.slot()).by(e.source());
      }
      case SLOT_RELEASED -> slot(((SlotEvent.SlotReleased) event).slot());
      case SLOT_RESTORED -> slot(((SlotEvent.SlotRestored) event).slot());
      case CLAIM_CONFIRMED -> {
        SlotEvent.ClaimConfirmed e = (SlotEvent.ClaimConfirmed) event;
        yield claim(List.of(e.slot()), e.position());
      }
      case CLAIM_DECLINED -> {
        SlotEvent.ClaimDeclined e = (SlotEvent.ClaimDeclined) event;
        yield claim(List.of(e.slot()), e.position());
      }
      case OUTCOME_ERASED -> {
        SlotEvent.OutcomeErased e = (SlotEvent.OutcomeErased) event;
        yield claim(List.of(e.slot()), e.position());
      }
      case CLAIM_TO_MOVE -> {
        SlotEvent.ClaimToMove e = (SlotEvent.ClaimToMove) event;
        yield claim(List.of(e.slot()), e.position());
      }
      case CLAIM_TO_STAY -> {
        SlotEvent.ClaimToStay e = (SlotEvent.ClaimToStay) event;
        yield claim(List.of(e.slot()), e.position());
      }
      case POSITION_REMOVED -> position(((WaitingEvent.PositionRemoved) event).position());
      case OFFERING_STARTED -> {
        OfferEvent.OfferingStarted e = (OfferEvent.OfferingStarted) event;
        yield slot(e.slot()).of(e.offering());
      }
      case OFFER_MADE -> {
        OfferEvent.OfferMade e = (OfferEvent.OfferMade) event;
        yield position(e.position()).of(e.offering());
      }
      case OFFER_ANSWERED -> {
        OfferEvent.OfferAnswered e = (OfferEvent.OfferAnswered) event;
        yield position(e.position()).of(e.offering());
      }
      case OFFER_LAPSED -> {
        OfferEvent.OfferLapsed e = (OfferEvent.OfferLapsed) event;
        yield position(e.position()).of(e.offering());
      }
      case OFFERING_ENDED -> {
        OfferEvent.OfferingEnded e = (OfferEvent.OfferingEnded) event;
        yield slot(e.slot()).of(e.offering());
      }
      case OFFERING_FORGONE -> slot(((OfferEvent.OfferingForgone) event).slot());
      case CAPACITY_DECLARED -> service(((UpkeepEvent.CapacityDeclared) event).service());
      case FEED_REPORTED -> {
        UpkeepEvent.FeedReported e = (UpkeepEvent.FeedReported) event;
        yield feed(e.feed(), e.services());
      }
      case MEASURE_RECORDED -> service(((UpkeepEvent.MeasureRecorded) event).service());
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
        yield claim(List.of(e.slot()), e.position()).by(e.source());
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
        yield waiting(e.position(), e.referral(), e.service()).by(e.source());
      }
      case POSITION_REPRIORITISED ->
          position(((WaitingEvent.PositionReprioritised) event).position());
      case INTAKE_HELD -> position(((WaitingEvent.IntakeHeld) event).position());
      case INTAKE_REVOKED -> position(((WaitingEvent.IntakeRevoked) event).position());
      case TREATMENT_STARTED -> position(((WaitingEvent.TreatmentStarted) event).position());
      case POSITION_CLOSED -> position(((WaitingEvent.PositionClosed) event).position());
      case CLOSING_PROPOSED -> position(((WaitingEvent.ClosingProposed) event).position());
      case CLOSING_DISMISSED -> position(((WaitingEvent.ClosingDismissed) event).position());
      case WAITING_CONFIRMED -> position(((WaitingEvent.WaitingConfirmed) event).position());
      case CLIENT_INFORMED -> position(((WaitingEvent.ClientInformed) event).position());
      case BRIDGING_RECORDED -> position(((WaitingEvent.BridgingRecorded) event).position());
      case WISHES_RECORDED -> position(((WaitingEvent.WishesRecorded) event).position());
      case POSITIONS_LINKED -> tied(((WaitingEvent.PositionsLinked) event).positions());
      case POSITIONS_UNLINKED -> tied(((WaitingEvent.PositionsUnlinked) event).positions());
      case MEDIATION_ASKED -> mediation(((MediationEvent.MediationAsked) event).mediation());
      case MEDIATION_ANSWERED -> mediation(((MediationEvent.MediationAnswered) event).mediation());
      case MEDIATION_WITHDRAWN ->
          mediation(((MediationEvent.MediationWithdrawn) event).mediation());
      case MEDIATION_OVERDUE -> mediation(((MediationEvent.MediationOverdue) event).mediation());
      case TRANSFER_PROPOSED -> {
        PositionId position = ((TransferEvent.TransferProposed) event).subject().position();
        yield waiting(position, null, null);
      }
      case ASK_ACCEPTED -> slot(((TransferEvent.AskAccepted) event).slot());
      case PLACE_LOST -> slot(((TransferEvent.PlaceLost) event).slot());
      case TRANSFER_SCREENED,
          CONSENT_ASKED,
          CONSENT_GIVEN,
          CONSENT_REFUSED,
          CONSENT_WITHDRAWN,
          CONSENT_EXPIRED,
          RECEIVER_ASKED,
          ASK_DECLINED,
          ASK_LAPSED,
          ASK_WITHDRAWN,
          CLIENT_CHOSE,
          CLIENT_STAYED,
          CHANGE_CONFIRMED,
          CHANGE_NOT_CONFIRMED,
          TRANSFER_BOOKED,
          TRANSFER_HANDED_OVER,
          TRANSFER_COMPLETED,
          TRANSFER_SENT_BACK,
          TRANSFER_ENDED,
          TRANSFER_OVERDUE,
          TRANSFER_ESCALATED,
          ESCALATION_ANSWERED,
          ESCALATION_OVERDUE,
          MEETING_PLANNED,
          AGENDA_FIXED,
          MEETING_CANCELLED,
          MEETING_OPENED,
          MEETING_ATTENDED,
          CASE_PUT_ON_TABLE,
          CASE_DECIDED,
          CALL_ARRANGED,
          CALL_MADE,
          MEETING_CLOSED,
          CROSSING_ASKED,
          CROSSING_ACCEPTED,
          CROSSING_ENDED,
          CROSSING_DEPARTING,
          CROSSING_DEPARTED ->
          NOTHING;
      case ARRIVAL_ACCEPTED -> {
        ArrivalEvent.ArrivalAccepted e = (ArrivalEvent.ArrivalAccepted) event;
        yield slot(e.slot()).withPlanned(Planned.of(e.crossing()));
      }
      case ARRIVAL_ASKED, ARRIVAL_ENDED, ARRIVAL_TAKEN, ARRIVAL_CONFIRMED, ARRIVAL_TAKEN_OVER ->
          NOTHING.withPlanned(Planned.of(((ArrivalEvent) event).crossing()));
    };
  }

  /** Whether it names a place or position that {@code other} names. */
  boolean concernsAnyOf(Named other) {
    return (position != null && position.equals(other.position()))
        || other.slots().stream().anyMatch(slots::contains);
  }

  private static Named slot(SlotId slot) {
    return claim(List.of(slot), null);
  }

  private static Named claim(List<SlotId> slots, @Nullable PositionId position) {
    return NOTHING.withSlots(slots).withWaiting(position, null, null);
  }

  private static Named position(PositionId position) {
    return waiting(position, null, null);
  }

  private static Named mediation(MediationId mediation) {
    return NOTHING.withPlanned(Planned.of(mediation));
  }

  private static Named tied(List<PositionId> positions) {
    return position(positions.get(0)).withPlanned(Planned.of(positions));
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
    return NOTHING.withWaiting(position, referral, service);
  }

  private static Named renamed(HealthcareServiceId service) {
    return new Named(
        List.of(), null, null, service, service, null, null, Set.of(), Planned.NONE, false);
  }

  private static Named location(LocationId location) {
    return new Named(
        List.of(), null, null, null, null, location, null, Set.of(), Planned.NONE, false);
  }

  private static Named stop(@Nullable AdmissionStop stop) {
    return new Named(List.of(), null, null, null, null, null, stop, Set.of(), Planned.NONE, false);
  }

  private static Named schedule(ScheduleId schedule, boolean recoded) {
    return NOTHING.withPlanned(
        new Planned(
            schedule, recoded, null, null, null, null, null, null, null, List.of(), null, null));
  }

  private static Named clearing(@Nullable ScheduleId schedule, ClearingId clearing) {
    return NOTHING.withPlanned(
        new Planned(
            schedule, false, clearing, null, null, null, null, null, null, List.of(), null, null));
  }

  private static Named under(ImportId under) {
    return NOTHING.by(under);
  }

  private static Named feed(FeedId feed, Set<HealthcareServiceId> services) {
    Planned planned =
        new Planned(null, false, null, null, null, feed, null, null, null, List.of(), null, null);
    return new Named(List.of(), null, null, null, null, null, null, services, planned, false);
  }

  private static Named measure(MeasureId measure) {
    return NOTHING.withPlanned(
        new Planned(
            null, false, null, null, null, null, measure, null, null, List.of(), null, null));
  }

  private Named by(@Nullable ImportId source) {
    return withPlanned(
        new Planned(
            null, false, null, null, source, null, null, null, null, List.of(), null, null));
  }

  private Named of(OfferingId offering) {
    return withPlanned(
        new Planned(
            null, false, null, offering, null, null, null, null, null, List.of(), null, null));
  }

  private Named withSlots(List<SlotId> named) {
    return new Named(
        named, position, referral, service, renamed, location, stop, fed, planned, everything);
  }

  private Named withWaiting(
      @Nullable PositionId named,
      @Nullable ReferralId made,
      @Nullable HealthcareServiceId waitedFor) {
    return new Named(
        slots, named, made, waitedFor, renamed, location, stop, fed, planned, everything);
  }

  private Named withPlanned(Planned named) {
    return new Named(
        slots, position, referral, service, renamed, location, stop, fed, named, everything);
  }
}
