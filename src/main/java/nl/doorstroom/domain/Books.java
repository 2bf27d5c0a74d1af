package nl.doorstroom.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.imports.ImportBook;
import nl.doorstroom.domain.imports.ImportEvent.ImportFinished;
import nl.doorstroom.domain.imports.ImportEvent.ImportKept;
import nl.doorstroom.domain.imports.ImportEvent.ImportOpened;
import nl.doorstroom.domain.imports.ImportEvent.ImportStepsUndone;
import nl.doorstroom.domain.imports.ImportEvent.ImportSupplied;
import nl.doorstroom.domain.imports.ImportEvent.ImportUndoStarted;
import nl.doorstroom.domain.imports.ImportEvent.ImportUndone;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.ImportStep;
import nl.doorstroom.domain.imports.ImportStep.StepKind;
import nl.doorstroom.domain.imports.Supplied;
import nl.doorstroom.domain.meetings.MeetingBook;
import nl.doorstroom.domain.meetings.MeetingEvent.AgendaFixed;
import nl.doorstroom.domain.meetings.MeetingEvent.CallArranged;
import nl.doorstroom.domain.meetings.MeetingEvent.CallMade;
import nl.doorstroom.domain.meetings.MeetingEvent.CaseDecided;
import nl.doorstroom.domain.meetings.MeetingEvent.CasePutOnTable;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingAttended;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingCancelled;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingClosed;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingOpened;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingPlanned;
import nl.doorstroom.domain.offers.OfferBook;
import nl.doorstroom.domain.offers.OfferEvent.OfferAnswered;
import nl.doorstroom.domain.offers.OfferEvent.OfferLapsed;
import nl.doorstroom.domain.offers.OfferEvent.OfferMade;
import nl.doorstroom.domain.offers.OfferEvent.OfferingEnded;
import nl.doorstroom.domain.offers.OfferEvent.OfferingForgone;
import nl.doorstroom.domain.offers.OfferEvent.OfferingStarted;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerBook;
import nl.doorstroom.domain.partners.PartnerEvent.DayStarted;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.LocationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRetired;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.RegionConfigured;
import nl.doorstroom.domain.partners.PartnerEvent.ServiceConfirmed;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.PartnerEvent.StopLifted;
import nl.doorstroom.domain.partners.PartnerEvent.WaitsReported;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.UpkeepBook;
import nl.doorstroom.domain.partners.UpkeepEvent.CapacityDeclared;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedChanged;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedEnded;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedRegistered;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedReported;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedStopped;
import nl.doorstroom.domain.partners.UpkeepEvent.MeasureEnded;
import nl.doorstroom.domain.partners.UpkeepEvent.MeasureRecorded;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleBook;
import nl.doorstroom.domain.slots.ScheduleEvent.ClearingUndone;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleChanged;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleCleared;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleRegistered;
import nl.doorstroom.domain.slots.ScheduleEvent.WindowReplaced;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotBlock;
import nl.doorstroom.domain.slots.SlotBook;
import nl.doorstroom.domain.slots.SlotContent;
import nl.doorstroom.domain.slots.SlotEvent.ClaimConfirmed;
import nl.doorstroom.domain.slots.SlotEvent.ClaimDeclined;
import nl.doorstroom.domain.slots.SlotEvent.ClaimMoved;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToMove;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToStay;
import nl.doorstroom.domain.slots.SlotEvent.HoldLapsed;
import nl.doorstroom.domain.slots.SlotEvent.HoldReleased;
import nl.doorstroom.domain.slots.SlotEvent.OptionTaken;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeErased;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeRecorded;
import nl.doorstroom.domain.slots.SlotEvent.SlotChanged;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotEvent.SlotReleased;
import nl.doorstroom.domain.slots.SlotEvent.SlotRestored;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Arrival;
import nl.doorstroom.domain.transfers.ArrivalBook;
import nl.doorstroom.domain.transfers.ArrivalEvent;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalAccepted;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalEnded;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.CrossingEvent;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingEnded;
import nl.doorstroom.domain.transfers.MediationBook;
import nl.doorstroom.domain.transfers.MediationEvent.MediationAnswered;
import nl.doorstroom.domain.transfers.MediationEvent.MediationAsked;
import nl.doorstroom.domain.transfers.MediationEvent.MediationOverdue;
import nl.doorstroom.domain.transfers.MediationEvent.MediationWithdrawn;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferBook;
import nl.doorstroom.domain.transfers.TransferBooking;
import nl.doorstroom.domain.transfers.TransferEvent;
import nl.doorstroom.domain.transfers.TransferEvent.AskAccepted;
import nl.doorstroom.domain.transfers.TransferEvent.TransferBooked;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingBook;
import nl.doorstroom.domain.waiting.WaitingEvent.BridgingRecorded;
import nl.doorstroom.domain.waiting.WaitingEvent.ClientInformed;
import nl.doorstroom.domain.waiting.WaitingEvent.ClosingDismissed;
import nl.doorstroom.domain.waiting.WaitingEvent.ClosingProposed;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeHeld;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeRevoked;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterAwaited;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterOverdue;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterReceived;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRemoved;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionReprioritised;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionsLinked;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionsUnlinked;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralMade;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralRefused;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralWithdrawn;
import nl.doorstroom.domain.waiting.WaitingEvent.TreatmentStarted;
import nl.doorstroom.domain.waiting.WaitingEvent.WaitingConfirmed;
import nl.doorstroom.domain.waiting.WaitingEvent.WishesRecorded;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * The books of a region, one per process, and what one fact means to more than one of them.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by its region.
 */
final class Books {

  final PartnerBook partners = new PartnerBook();
  final UpkeepBook upkeep;
  final SlotBook slots;
  final ScheduleBook schedules = new ScheduleBook();
  final ImportBook imports;
  final OfferBook offers;
  final WaitingBook waiting;
  final TransferBook transfers;
  final MediationBook mediations;
  final MeetingBook meetings;
  final ArrivalBook arrivals;
  private final Ids ids;
  private long given;

  Books(Ids ids, Deadlines deadlines) {
    this.ids = ids;
    upkeep = new UpkeepBook(deadlines::watch);
    slots = new SlotBook(deadlines::watch);
    imports = new ImportBook(deadlines::watch);
    offers = new OfferBook(deadlines::watch);
    waiting = new WaitingBook(deadlines::watch);
    transfers = new TransferBook(deadlines::watch);
    mediations = new MediationBook(deadlines::watch);
    meetings = new MeetingBook(deadlines::watch);
    arrivals = new ArrivalBook(deadlines::watch);
  }

  /** Takes all of {@code state}; only into empty books. */
  void restore(RegionState state) {
    partners.restore(state);
    upkeep.restore(state.feeds(), state.measures());
    slots.restore(state.slots());
    schedules.restore(state.schedules(), state.clearings());
    imports.restore(state.imports(), state.importSteps());
    offers.restore(state.offerings());
    waiting.restore(state.referrals(), state.positions());
    transfers.restore(state.transfers());
    mediations.restore(state.mediations());
    meetings.restore(state.meetings());
    arrivals.restore(state.arrivals());
    given = state.ids();
  }

  /** How many ids have been given out. */
  long given() {
    return given;
  }

  void apply(Fact fact) {
    Event event = fact.event();
    switch (event.type()) {
      case REGION_CONFIGURED -> partners.apply((RegionConfigured) event);
      case ORGANIZATION_REGISTERED -> {
        OrganizationRegistered e = (OrganizationRegistered) event;
        partners.apply(e, fact);
        given(e.organization());
      }
      case ORGANIZATION_CHANGED -> partners.apply((OrganizationChanged) event, fact);
      case LOCATION_REGISTERED -> {
        LocationRegistered e = (LocationRegistered) event;
        partners.apply(e, fact);
        given(e.location());
      }
      case LOCATION_CHANGED -> partners.apply((LocationChanged) event, fact);
      case LOCATION_RETIRED -> partners.apply((LocationRetired) event, fact);
      case HEALTHCARE_SERVICE_REGISTERED -> {
        HealthcareServiceRegistered e = (HealthcareServiceRegistered) event;
        partners.apply(e, fact);
        given(e.service());
      }
      case HEALTHCARE_SERVICE_CHANGED -> partners.apply((HealthcareServiceChanged) event, fact);
      case SERVICE_CONFIRMED -> partners.apply((ServiceConfirmed) event, fact);
      case WAITS_REPORTED -> partners.apply((WaitsReported) event, fact);
      case STOP_ANNOUNCED -> {
        StopAnnounced e = (StopAnnounced) event;
        partners.apply(e, fact);
        given(e.stop().id());
      }
      case STOP_LIFTED -> partners.apply((StopLifted) event);
      case DAY_STARTED -> startDay((DayStarted) event, fact);
      case SLOT_PUBLISHED -> {
        SlotPublished e = (SlotPublished) event;
        slots.apply(e, fact);
        did(e.source(), StepKind.SLOT_CREATED, e.slot(), null, fact);
        schedules.touch(e.schedule(), fact);
        partners.changed(e.service(), fact);
        lastMinute(e.slot(), fact);
        given(e.slot());
      }
      case SLOT_WITHDRAWN -> {
        SlotWithdrawn e = (SlotWithdrawn) event;
        slots.apply(e, fact);
        did(e.source(), StepKind.SLOT_WITHDRAWN, e.slot(), null, fact);
        schedules.touch(known(e.slot()).schedule(), fact);
      }
      case SLOT_CHANGED -> change((SlotChanged) event, fact);
      case SLOT_RELEASED -> slots.apply((SlotReleased) event, fact);
      case SLOT_RESTORED -> {
        SlotRestored e = (SlotRestored) event;
        slots.apply(e, fact);
        schedules.touch(known(e.slot()).schedule(), fact);
      }
      case SLOT_HELD -> {
        SlotHeld e = (SlotHeld) event;
        slots.apply(e, fact);
        given(e.hold());
      }
      case OPTION_TAKEN -> {
        OptionTaken e = (OptionTaken) event;
        slots.apply(e, fact);
        given(e.hold());
      }
      case HOLD_RELEASED -> slots.apply((HoldReleased) event, fact);
      case HOLD_LAPSED -> slots.apply((HoldLapsed) event, fact);
      case SLOT_CLAIMED -> {
        SlotClaimed e = (SlotClaimed) event;
        slots.apply(e, fact);
        waiting.book(e.position(), known(e.slot()), e.claim(), fact);
        offers.withdraw(e.position(), fact);
        given(e.claim());
      }
      case CLAIM_RELEASED -> {
        ClaimReleased e = (ClaimReleased) event;
        slots.apply(e, fact);
        waiting.unbook(e.position(), e.claim(), fact);
        freed(e.slot(), fact);
      }
      case CLAIM_CONFIRMED -> {
        ClaimConfirmed e = (ClaimConfirmed) event;
        slots.apply(e, fact);
        waiting.book(e.position(), known(e.slot()), e.claim(), fact);
      }
      case CLAIM_DECLINED -> {
        ClaimDeclined e = (ClaimDeclined) event;
        slots.apply(e, fact);
        waiting.unbook(e.position(), e.claim(), e.reason(), fact);
        freed(e.slot(), fact);
      }
      case CLAIM_TO_MOVE -> {
        ClaimToMove e = (ClaimToMove) event;
        slots.apply(e, fact);
        waiting.book(e.position(), known(e.slot()), e.claim(), fact);
      }
      case CLAIM_TO_STAY -> {
        ClaimToStay e = (ClaimToStay) event;
        slots.apply(e, fact);
        waiting.book(e.position(), known(e.slot()), e.claim(), fact);
      }
      case CLAIM_MOVED -> {
        ClaimMoved e = (ClaimMoved) event;
        slots.apply(e, fact);
        waiting.book(e.position(), known(e.to()), e.claim(), fact);
        offers.withdraw(e.position(), fact);
        freed(e.from(), fact);
      }
      case OUTCOME_RECORDED -> {
        record((OutcomeRecorded) event, fact);
      }
      case OUTCOME_ERASED -> {
        OutcomeErased e = (OutcomeErased) event;
        slots.apply(e, fact);
        waiting.book(e.position(), known(e.slot()), e.claim(), fact);
      }
      case SLOT_STARTED -> {
        SlotStarted e = (SlotStarted) event;
        slots.apply(e, fact);
        for (Claim claim : known(e.slot()).claims()) {
          waiting.startPlace(claim.position(), fact);
        }
      }
      case REFERRAL_MADE -> {
        ReferralMade e = (ReferralMade) event;
        waiting.apply(e, fact);
        given(e.referral());
      }
      case LETTER_AWAITED -> waiting.apply((LetterAwaited) event, fact);
      case LETTER_RECEIVED -> waiting.apply((LetterReceived) event, fact);
      case LETTER_OVERDUE -> waiting.apply((LetterOverdue) event, fact);
      case REFERRAL_REFUSED -> waiting.apply((ReferralRefused) event, fact);
      case REFERRAL_WITHDRAWN -> waiting.apply((ReferralWithdrawn) event, fact);
      case POSITION_REGISTERED -> {
        PositionRegistered e = (PositionRegistered) event;
        register(e, fact);
        if (e.source() != null) {
          imports.did(
              new ImportStep(
                  e.source(),
                  StepKind.POSITION_REGISTERED,
                  null,
                  null,
                  e.position(),
                  null,
                  null,
                  fact.at()),
              fact);
        }
        given(e.position());
      }
      case POSITION_REPRIORITISED -> {
        PositionReprioritised e = (PositionReprioritised) event;
        waiting.apply(e, fact);
        transfers.reprioritised(e.position(), e.urgency(), fact);
      }
      case INTAKE_HELD -> {
        IntakeHeld e = (IntakeHeld) event;
        waiting.apply(e, fact);
        offers.withdraw(e.position(), fact);
      }
      case INTAKE_REVOKED -> waiting.apply((IntakeRevoked) event, fact);
      case TREATMENT_STARTED -> {
        TreatmentStarted e = (TreatmentStarted) event;
        waiting.apply(e, fact);
        offers.withdraw(e.position(), fact);
        leftHolder(e.position(), fact);
      }
      case POSITION_CLOSED -> {
        PositionClosed e = (PositionClosed) event;
        waiting.apply(e, fact);
        offers.withdraw(e.position(), fact);
        endTransfers(e.position(), fact);
      }
      case POSITION_REMOVED -> {
        PositionRemoved e = (PositionRemoved) event;
        offers.withdraw(e.position(), fact);
        endTransfers(e.position(), fact);
        waiting.apply(e);
      }
      case SCHEDULE_REGISTERED -> {
        ScheduleRegistered e = (ScheduleRegistered) event;
        schedules.apply(e, fact);
        given(e.schedule());
      }
      case SCHEDULE_CHANGED -> schedules.apply((ScheduleChanged) event, fact);
      case WINDOW_REPLACED -> schedules.touch(((WindowReplaced) event).schedule(), fact);
      case SCHEDULE_CLEARED -> {
        ScheduleCleared e = (ScheduleCleared) event;
        schedules.apply(e, fact);
        given(e.clearing());
      }
      case CLEARING_UNDONE -> {
        ClearingUndone e = (ClearingUndone) event;
        schedules.apply(e, fact);
        e.open().forEach(slot -> slots.block(slot, null, fact));
      }
      case IMPORT_OPENED -> {
        ImportOpened e = (ImportOpened) event;
        imports.apply(e, fact);
        given(e.under());
      }
      case IMPORT_SUPPLIED -> {
        ImportSupplied e = (ImportSupplied) event;
        imports.did(ImportStep.of(e.under(), e.what(), asItIs(e.what()), fact.at()), fact);
      }
      case IMPORT_KEPT -> imports.apply((ImportKept) event, fact);
      case IMPORT_FINISHED -> imports.apply((ImportFinished) event, fact);
      case IMPORT_UNDO_STARTED -> startUndo((ImportUndoStarted) event, fact);
      case IMPORT_STEPS_UNDONE -> imports.apply((ImportStepsUndone) event, fact);
      case IMPORT_UNDONE -> endUndo((ImportUndone) event, fact);
      case OFFERING_STARTED -> {
        OfferingStarted e = (OfferingStarted) event;
        offers.apply(e, fact);
        slots.offer(e.slot(), e.hold(), owner(known(e.slot())), fact);
        given(e.offering());
        given(e.hold());
      }
      case OFFER_MADE -> {
        OfferMade e = (OfferMade) event;
        offers.apply(e, fact);
        given(e.offer());
      }
      case OFFER_ANSWERED -> offers.apply((OfferAnswered) event, fact);
      case OFFER_LAPSED -> offers.apply((OfferLapsed) event, fact);
      case OFFERING_ENDED -> {
        OfferingEnded e = (OfferingEnded) event;
        offers.apply(e, fact);
        slots.endHold(e.slot(), e.hold(), fact);
      }
      case OFFERING_FORGONE -> slots.seenToFreed(((OfferingForgone) event).slot(), fact);
      case CAPACITY_DECLARED -> partners.apply((CapacityDeclared) event, fact);
      case FEED_REGISTERED -> {
        FeedRegistered e = (FeedRegistered) event;
        upkeep.apply(e, fact);
        given(e.feed());
      }
      case FEED_CHANGED -> upkeep.apply((FeedChanged) event, fact);
      case FEED_REPORTED -> report((FeedReported) event, fact);
      case FEED_STOPPED -> upkeep.apply((FeedStopped) event, fact);
      case FEED_ENDED -> upkeep.apply((FeedEnded) event);
      case MEASURE_RECORDED -> {
        MeasureRecorded e = (MeasureRecorded) event;
        upkeep.apply(e, fact);
        given(e.measure());
      }
      case MEASURE_ENDED -> upkeep.apply((MeasureEnded) event, fact);
      case CLOSING_PROPOSED -> waiting.apply((ClosingProposed) event, fact);
      case CLOSING_DISMISSED -> waiting.apply((ClosingDismissed) event, fact);
      case WAITING_CONFIRMED -> waiting.apply((WaitingConfirmed) event, fact);
      case CLIENT_INFORMED -> waiting.apply((ClientInformed) event, fact);
      case BRIDGING_RECORDED -> waiting.apply((BridgingRecorded) event, fact);
      case WISHES_RECORDED -> waiting.apply((WishesRecorded) event, fact);
      case POSITIONS_LINKED -> {
        PositionsLinked e = (PositionsLinked) event;
        waiting.apply(e);
        given(e.link());
      }
      case POSITIONS_UNLINKED -> waiting.apply((PositionsUnlinked) event);
      case MEDIATION_ASKED -> {
        MediationAsked e = (MediationAsked) event;
        mediations.apply(e, fact);
        given(e.mediation());
      }
      case MEDIATION_ANSWERED -> mediations.apply((MediationAnswered) event, fact);
      case MEDIATION_WITHDRAWN -> mediations.apply((MediationWithdrawn) event, fact);
      case MEDIATION_OVERDUE -> mediations.apply((MediationOverdue) event, fact);
      case MEETING_PLANNED -> {
        MeetingPlanned e = (MeetingPlanned) event;
        meetings.apply(e, fact);
        given(e.meeting());
      }
      case AGENDA_FIXED -> meetings.apply((AgendaFixed) event, fact);
      case MEETING_CANCELLED -> meetings.apply((MeetingCancelled) event, fact);
      case MEETING_OPENED -> meetings.apply((MeetingOpened) event, fact);
      case MEETING_ATTENDED -> meetings.apply((MeetingAttended) event, fact);
      case CASE_PUT_ON_TABLE -> meetings.apply((CasePutOnTable) event, fact);
      case CASE_DECIDED -> meetings.apply((CaseDecided) event, fact);
      case CALL_ARRANGED -> meetings.apply((CallArranged) event, fact);
      case CALL_MADE -> meetings.apply((CallMade) event, fact);
      case MEETING_CLOSED -> meetings.apply((MeetingClosed) event, fact);
      case TRANSFER_PROPOSED,
          TRANSFER_SCREENED,
          CONSENT_ASKED,
          CONSENT_GIVEN,
          CONSENT_REFUSED,
          CONSENT_WITHDRAWN,
          CONSENT_EXPIRED,
          RECEIVER_ASKED,
          ASK_ACCEPTED,
          ASK_DECLINED,
          ASK_LAPSED,
          ASK_WITHDRAWN,
          PLACE_LOST,
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
          ESCALATION_OVERDUE ->
          tell((TransferEvent) event, fact);
      case CROSSING_ASKED,
          CROSSING_ACCEPTED,
          CROSSING_ENDED,
          CROSSING_DEPARTING,
          CROSSING_DEPARTED ->
          cross((CrossingEvent) event, fact);
      case ARRIVAL_ASKED,
          ARRIVAL_ACCEPTED,
          ARRIVAL_ENDED,
          ARRIVAL_TAKEN,
          ARRIVAL_CONFIRMED,
          ARRIVAL_TAKEN_OVER ->
          arrive((ArrivalEvent) event, fact);
    }
  }

  /** A place that was kept for it is free once it no longer is. */
  private void tell(TransferEvent e, Fact fact) {
    Transfer before = transfers.transfer(e.transfer());
    transfers.apply(e, fact);
    Transfer after = Objects.requireNonNull(transfers.transfer(e.transfer()), "transfer");
    Ask accepted = after.accepted();
    if (e instanceof AskAccepted yes) {
      slots.keep(yes.slot(), yes.hold(), owner(known(yes.slot())), fact);
      given(yes.hold());
    } else if (accepted == null || !after.stage().hasMoved()) {
      noLongerKept(before, after, fact);
    }
    if (e instanceof TransferBooked && after.subject().position() != null) {
      waiting.linkLike(
          after.subject().position(),
          Objects.requireNonNull(after.booking(), "booking").position());
    }
    given(after.id());
    after.asks().forEach(ask -> given(ask.id()));
  }

  /** Who did not get away and was taken off the list meanwhile has nothing to be moved from. */
  private void cross(CrossingEvent e, Fact fact) {
    transfers.apply(e, fact);
    given(e.crossing());
    Transfer after = Objects.requireNonNull(transfers.transfer(e.transfer()), "transfer");
    PositionId position = after.subject().position();
    if (e instanceof CrossingEnded && position != null) {
      WaitingPosition waits = waiting.position(position);
      if (waits == null || !waits.isOpen()) {
        transfers.endOf(after, position, fact);
      }
    }
  }

  private void arrive(ArrivalEvent e, Fact fact) {
    Arrival before = arrivals.arrival(e.crossing());
    arrivals.apply(e, fact);
    if (e instanceof ArrivalAccepted yes) {
      slots.keep(yes.slot(), yes.hold(), owner(known(yes.slot())), fact);
      given(yes.hold());
    } else if (e instanceof ArrivalEnded
        && before != null
        && before.slot() != null
        && before.hold() != null
        && slots.slot(before.slot()) != null) {
      slots.endHold(before.slot(), before.hold(), fact);
    }
  }

  /** Who comes back is tied to what they were tied to. */
  private void register(PositionRegistered e, Fact fact) {
    RegionConfig config = Objects.requireNonNull(partners.config(), "config");
    LocalDate today = LocalDate.ofInstant(fact.at(), config.timeZone());
    waiting.apply(e, today.plusDays(config.table().confirmDays()), fact);
    for (Transfer transfer : transfers.naming(e.position())) {
      TransferBooking left = transfer.booking();
      if (left != null && !left.position().equals(e.position())) {
        waiting.linkLike(left.position(), e.position());
      }
    }
  }

  private void noLongerKept(@Nullable Transfer before, Transfer after, Fact fact) {
    Ask kept = before == null || before.kept() == null ? null : before.accepted();
    if (kept != null
        && kept.slot() != null
        && kept.hold() != null
        && after.kept() == null
        && slots.slot(kept.slot()) != null) {
      slots.endHold(kept.slot(), kept.hold(), fact);
    }
  }

  private void endTransfers(PositionId position, Fact fact) {
    for (Transfer before : transfers.naming(position)) {
      transfers.endOf(before, position, fact);
      noLongerKept(
          before, Objects.requireNonNull(transfers.transfer(before.id()), "transfer"), fact);
    }
  }

  /** Where someone was moved to, a start of treatment is what was wanted. */
  private void leftHolder(PositionId position, Fact fact) {
    Transfer transfer = transfers.of(position);
    if (transfer != null) {
      endTransfers(position, fact);
    }
  }

  /** What {@code was} is by now. */
  private Supplied asItIs(Supplied was) {
    if (was.organization() != null) {
      Organization now = partners.organization(was.organization());
      return Supplied.of(was.organization(), Objects.requireNonNull(now, "organization").details());
    }
    if (was.location() != null) {
      Location now = partners.location(was.location());
      return Supplied.of(was.location(), now == null ? null : now.details());
    }
    if (was.service() != null) {
      HealthcareService now = partners.service(was.service());
      return Supplied.of(was.service(), now == null ? null : now.details());
    }
    ScheduleId schedule = Objects.requireNonNull(was.schedule(), "schedule");
    Schedule now = schedules.schedule(schedule);
    return Supplied.of(schedule, now == null ? null : now.details());
  }

  private void change(SlotChanged e, Fact fact) {
    Slot before = known(e.slot());
    did(e.source(), StepKind.SLOT_CHANGED, e.slot(), before.content(), fact);
    slots.apply(e, fact);
    Slot after = known(e.slot());
    for (Claim claim : after.claims()) {
      waiting.book(claim.position(), after, claim.id(), fact);
    }
    schedules.touch(before.schedule(), fact);
    schedules.touch(after.schedule(), fact);
    partners.changed(after.service(), fact);
    if (!before.content().lastMinute()) {
      lastMinute(e.slot(), fact);
    }
  }

  private void record(OutcomeRecorded e, Fact fact) {
    Slot before = known(e.slot());
    Claim claim = before.claim(e.claim());
    if (e.source() != null && claim != null) {
      imports.did(
          new ImportStep(
              e.source(),
              StepKind.OUTCOME_RECORDED,
              e.slot(),
              null,
              e.position(),
              e.claim(),
              claim.outcome(),
              fact.at()),
          fact);
    }
    slots.apply(e, fact);
    waiting.unbook(e.position(), e.claim(), fact);
    partners.changed(before.service(), fact);
    freed(e.slot(), fact);
  }

  private void did(
      @Nullable ImportId source,
      StepKind kind,
      SlotId slot,
      @Nullable SlotContent before,
      Fact fact) {
    if (source != null) {
      imports.did(new ImportStep(source, kind, slot, before, null, null, null, fact.at()), fact);
    }
  }

  /** A last-minute place is offered at once, where the service does so. */
  private void lastMinute(SlotId slot, Fact fact) {
    if (known(slot).content().lastMinute()) {
      freed(slot, fact);
    }
  }

  private void freed(SlotId id, Fact fact) {
    Slot slot = known(id);
    HealthcareService service = partners.service(slot.service());
    if (slot.free() > 0 && service != null && service.details().planning().offerFreed()) {
      slots.free(id, fact);
    }
  }

  private void startUndo(ImportUndoStarted e, Fact fact) {
    imports.apply(e, fact);
    for (ImportStep step : imports.steps(e.under())) {
      Slot slot = step.slot() == null ? null : slots.slot(step.slot());
      if (slot != null
          && e.under().equals(slot.source())
          && !slot.withdrawn()
          && slot.blocked() == null) {
        slots.block(slot.id(), SlotBlock.UNDOING, fact);
      }
    }
  }

  private void endUndo(ImportUndone e, Fact fact) {
    imports.apply(e, fact);
    List<SlotId> blocked =
        slots.slots().stream()
            .filter(s -> s.blocked() == SlotBlock.UNDOING && e.under().equals(s.source()))
            .map(Slot::id)
            .sorted(Comparator.comparing(SlotId::value))
            .toList();
    blocked.forEach(slot -> slots.block(slot, null, fact));
  }

  private void report(FeedReported e, Fact fact) {
    upkeep.apply(e, fact);
    for (HealthcareServiceId service : e.services()) {
      partners.feed(service, e.trueAt(), fact);
    }
  }

  /** A place that is forgotten before anyone said what became of it leaves its person waiting. */
  private void startDay(DayStarted e, Fact fact) {
    partners.apply(e);
    RegionConfig config = partners.config();
    if (config == null) {
      return;
    }
    LocalDate oldest = e.day().minusDays(Region.MEMORY_DAYS);
    Instant start = oldest.atStartOfDay(config.timeZone()).toInstant();
    for (Slot slot : slots.forgetEndedBefore(start)) {
      for (Claim claim : slot.claims()) {
        waiting.unbook(claim.position(), claim.id(), fact);
      }
      offers.forget(slot.id());
    }
    waiting.forgetEndedBefore(oldest);
    schedules.forgetEndedBefore(start);
    imports.forget(fact.at(), start);
    upkeep.forgetEndedBefore(oldest);
    transfers.forgetEndedBefore(start);
    mediations.forgetEndedBefore(start);
    meetings.forgetEndedBefore(start);
    arrivals.forgetEndedBefore(start);
  }

  private OrganizationId owner(Slot slot) {
    return Objects.requireNonNull(partners.service(slot.service()), slot.service().value())
        .organization();
  }

  private void given(Id newest) {
    given = Math.max(given, ids.counter(newest));
  }

  private Slot known(SlotId slot) {
    return Objects.requireNonNull(slots.slot(slot), slot.value());
  }
}
