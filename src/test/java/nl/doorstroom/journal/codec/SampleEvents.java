package nl.doorstroom.journal.codec;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.imports.ImportEvent;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.ImportKind;
import nl.doorstroom.domain.imports.Kept;
import nl.doorstroom.domain.imports.Supplied;
import nl.doorstroom.domain.offers.OfferAnswer;
import nl.doorstroom.domain.offers.OfferEvent;
import nl.doorstroom.domain.offers.OfferId;
import nl.doorstroom.domain.offers.OfferingEnd;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.BackupCare;
import nl.doorstroom.domain.partners.Capacity;
import nl.doorstroom.domain.partners.CapacityStatus;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.DiagnosisGroup;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.FeedId;
import nl.doorstroom.domain.partners.FeedKind;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareService.ReportedWait;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.MatchingAgreements;
import nl.doorstroom.domain.partners.MatchingAgreements.KmCost;
import nl.doorstroom.domain.partners.MeasureId;
import nl.doorstroom.domain.partners.MeasureKind;
import nl.doorstroom.domain.partners.MeetingAgreements;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerEvent;
import nl.doorstroom.domain.partners.PartnerRole;
import nl.doorstroom.domain.partners.Planning;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.partners.UpkeepEvent;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.partners.WorkingHours;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.ClearingId;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.Release;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.ReleaseStep;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleEvent;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.SlotContent;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.waiting.BridgingAnswer;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.LifeDomain;
import nl.doorstroom.domain.waiting.LinkId;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferralId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.RefusalReason;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.Verwijscode;
import nl.doorstroom.domain.waiting.WaitingEvent;
import nl.doorstroom.domain.waiting.Wishes;

/** One event of every type, with every field filled. */
final class SampleEvents {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final OrganizationId LENTIS = new OrganizationId("north-1");
  private static final OrganizationId PRACTICE = new OrganizationId("north-2");
  private static final LocationId LOCATION = new LocationId("north-3");
  private static final HealthcareServiceId SERVICE = new HealthcareServiceId("north-4");
  private static final SlotId SLOT = new SlotId("north-5");
  private static final ClaimId CLAIM = new ClaimId("north-6");
  private static final HoldId HOLD = new HoldId("north-7");
  private static final PositionId POSITION = new PositionId("north-8");
  private static final ReferralId REFERRAL = new ReferralId("north-9");
  private static final AdmissionStopId STOP = new AdmissionStopId("north-a");

  private static final ScheduleId SCHEDULE = new ScheduleId("north-d");
  private static final ClearingId CLEARING = new ClearingId("north-e");
  private static final ImportId IMPORT = new ImportId("north-f");
  private static final OfferingId OFFERING = new OfferingId("north-g");
  private static final OfferId OFFER = new OfferId("north-h");
  private static final FeedId FEED = new FeedId("north-j");
  private static final MeasureId MEASURE = new MeasureId("north-k");

  private SampleEvents() {}

  static Event of(EventType type) {
    return switch (type) {
      case REGION_CONFIGURED -> new PartnerEvent.RegionConfigured(config());
      case ORGANIZATION_REGISTERED -> new PartnerEvent.OrganizationRegistered(LENTIS, lentis());
      case ORGANIZATION_CHANGED -> new PartnerEvent.OrganizationChanged(LENTIS, lentis());
      case LOCATION_REGISTERED -> new PartnerEvent.LocationRegistered(LOCATION, LENTIS, location());
      case LOCATION_CHANGED -> new PartnerEvent.LocationChanged(LOCATION, location());
      case HEALTHCARE_SERVICE_REGISTERED ->
          new PartnerEvent.HealthcareServiceRegistered(SERVICE, LENTIS, LOCATION, service());
      case HEALTHCARE_SERVICE_CHANGED ->
          new PartnerEvent.HealthcareServiceChanged(SERVICE, service());
      case SERVICE_CONFIRMED -> new PartnerEvent.ServiceConfirmed(SERVICE, NOON.plusMillis(7));
      case WAITS_REPORTED ->
          new PartnerEvent.WaitsReported(
              SERVICE,
              Map.of(
                  WaitPhase.TREATMENT, new ReportedWait(70, MONDAY, 12, "per verzekeraar anders"),
                  WaitPhase.INTAKE, new ReportedWait(35, MONDAY, 30, "gemiddeld")));
      case STOP_ANNOUNCED -> new PartnerEvent.StopAnnounced(stop());
      case STOP_LIFTED -> new PartnerEvent.StopLifted(STOP, MONDAY);
      case DAY_STARTED -> new PartnerEvent.DayStarted(MONDAY);
      case SLOT_PUBLISHED ->
          new SlotEvent.SlotPublished(
              SLOT,
              SERVICE,
              "agenda-77",
              SlotKind.INTAKE,
              NOON,
              NOON.plusSeconds(3_600),
              2,
              Allotment.OWN_WAITING_LIST,
              Delivery.ON_SITE,
              SCHEDULE,
              restriction(),
              List.of(new Release(Allotment.NEW_REFERRAL, NOON.minusSeconds(86_400))),
              OverrideReason.SHARED_ROOM,
              true,
              IMPORT);
      case SLOT_WITHDRAWN ->
          new SlotEvent.SlotWithdrawn(SLOT, WithdrawReason.PRACTITIONER_ABSENT, IMPORT);
      case SLOT_HELD -> new SlotEvent.SlotHeld(SLOT, HOLD, PRACTICE, NOON.plusSeconds(600));
      case OPTION_TAKEN ->
          new SlotEvent.OptionTaken(
              SLOT, new HoldId("north-b"), HOLD, PRACTICE, NOON.plusSeconds(86_400));
      case HOLD_RELEASED -> new SlotEvent.HoldReleased(SLOT, HOLD);
      case HOLD_LAPSED -> new SlotEvent.HoldLapsed(SLOT, HOLD);
      case SLOT_CLAIMED ->
          new SlotEvent.SlotClaimed(SLOT, CLAIM, HOLD, POSITION, PRACTICE, NOON.plusSeconds(3_600));
      case CLAIM_RELEASED ->
          new SlotEvent.ClaimReleased(SLOT, CLAIM, POSITION, ReleaseReason.CLIENT_DECLINED);
      case CLAIM_MOVED -> new SlotEvent.ClaimMoved(SLOT, new SlotId("north-c"), CLAIM, POSITION);
      case OUTCOME_RECORDED ->
          new SlotEvent.OutcomeRecorded(SLOT, CLAIM, POSITION, Outcome.ATTENDED, IMPORT);
      case SLOT_STARTED -> new SlotEvent.SlotStarted(SLOT);
      case REFERRAL_MADE ->
          new WaitingEvent.ReferralMade(
              REFERRAL,
              Verwijscode.of(1),
              PRACTICE,
              ReferrerType.GP,
              SERVICE,
              request(),
              MONDAY,
              POSITION);
      case LETTER_AWAITED ->
          new WaitingEvent.LetterAwaited(
              REFERRAL, NOON.plusSeconds(86_400), NOON.plusSeconds(172_800));
      case LETTER_RECEIVED -> new WaitingEvent.LetterReceived(REFERRAL);
      case LETTER_OVERDUE -> new WaitingEvent.LetterOverdue(REFERRAL);
      case REFERRAL_REFUSED ->
          new WaitingEvent.ReferralRefused(REFERRAL, RefusalReason.OUTSIDE_OFFER);
      case REFERRAL_WITHDRAWN -> new WaitingEvent.ReferralWithdrawn(REFERRAL);
      case POSITION_REGISTERED ->
          new WaitingEvent.PositionRegistered(
              POSITION,
              SERVICE,
              new PersonToken("p7f3k2"),
              WaitPhase.TREATMENT,
              request(),
              MONDAY,
              MONDAY.plusDays(14),
              REFERRAL,
              IMPORT);
      case POSITION_REPRIORITISED -> new WaitingEvent.PositionReprioritised(POSITION, Urgency.HIGH);
      case INTAKE_HELD -> new WaitingEvent.IntakeHeld(POSITION, MONDAY);
      case INTAKE_REVOKED -> new WaitingEvent.IntakeRevoked(POSITION);
      case TREATMENT_STARTED -> new WaitingEvent.TreatmentStarted(POSITION, MONDAY);
      case POSITION_CLOSED ->
          new WaitingEvent.PositionClosed(POSITION, CloseReason.HELPED_ELSEWHERE, MONDAY);
      case POSITION_REMOVED -> new WaitingEvent.PositionRemoved(POSITION);
      case SLOT_CHANGED -> new SlotEvent.SlotChanged(SLOT, content(), IMPORT);
      case SLOT_RELEASED -> new SlotEvent.SlotReleased(SLOT, Allotment.NEW_REFERRAL);
      case SLOT_RESTORED -> new SlotEvent.SlotRestored(SLOT);
      case CLAIM_CONFIRMED -> new SlotEvent.ClaimConfirmed(SLOT, CLAIM, POSITION);
      case CLAIM_DECLINED ->
          new SlotEvent.ClaimDeclined(SLOT, CLAIM, POSITION, DeclineReason.NO_CONTRACT);
      case OUTCOME_ERASED -> new SlotEvent.OutcomeErased(SLOT, CLAIM, POSITION);
      case CLAIM_TO_MOVE -> new SlotEvent.ClaimToMove(SLOT, CLAIM, POSITION);
      case CLAIM_TO_STAY -> new SlotEvent.ClaimToStay(SLOT, CLAIM, POSITION);
      case SCHEDULE_REGISTERED ->
          new ScheduleEvent.ScheduleRegistered(SCHEDULE, LENTIS, schedule());
      case SCHEDULE_CHANGED -> new ScheduleEvent.ScheduleChanged(SCHEDULE, schedule());
      case WINDOW_REPLACED ->
          new ScheduleEvent.WindowReplaced(
              SCHEDULE, NOON, NOON.plusSeconds(604_800), List.of(SLOT));
      case SCHEDULE_CLEARED ->
          new ScheduleEvent.ScheduleCleared(
              CLEARING,
              SCHEDULE,
              NOON,
              NOON.plusSeconds(604_800),
              WithdrawReason.PRACTITIONER_ABSENT,
              List.of(SLOT),
              List.of(new SlotId("north-c")));
      case CLEARING_UNDONE -> new ScheduleEvent.ClearingUndone(CLEARING, List.of(SLOT));
      case IMPORT_OPENED -> new ImportEvent.ImportOpened(IMPORT, LENTIS, ImportKind.ICALENDAR);
      case IMPORT_FINISHED ->
          new ImportEvent.ImportFinished(IMPORT, true, NOON.plusSeconds(86_400));
      case IMPORT_UNDO_STARTED -> new ImportEvent.ImportUndoStarted(IMPORT);
      case IMPORT_STEPS_UNDONE -> new ImportEvent.ImportStepsUndone(IMPORT, 900);
      case IMPORT_UNDONE -> new ImportEvent.ImportUndone(IMPORT);
      case IMPORT_SUPPLIED ->
          new ImportEvent.ImportSupplied(IMPORT, Supplied.of(LOCATION, location()));
      case IMPORT_KEPT ->
          new ImportEvent.ImportKept(
              IMPORT, List.of(Kept.of(Supplied.of(LOCATION, null), Kept.Why.SERVICES)));
      case LOCATION_RETIRED -> new PartnerEvent.LocationRetired(LOCATION);
      case OFFERING_STARTED -> new OfferEvent.OfferingStarted(OFFERING, SLOT, HOLD, 1, 4, true);
      case OFFER_MADE ->
          new OfferEvent.OfferMade(OFFERING, OFFER, POSITION, NOON.plusSeconds(14_400));
      case OFFER_ANSWERED ->
          new OfferEvent.OfferAnswered(OFFERING, OFFER, POSITION, OfferAnswer.NOT_REACHED);
      case OFFER_LAPSED -> new OfferEvent.OfferLapsed(OFFERING, OFFER, POSITION);
      case OFFERING_ENDED ->
          new OfferEvent.OfferingEnded(OFFERING, SLOT, HOLD, OfferingEnd.EXHAUSTED);
      case OFFERING_FORGONE -> new OfferEvent.OfferingForgone(SLOT);
      case CAPACITY_DECLARED ->
          new UpkeepEvent.CapacityDeclared(
              SERVICE,
              new Capacity(
                  CapacityStatus.CLOSED_UNTIL,
                  3,
                  2,
                  MONDAY.plusDays(9),
                  MONDAY.plusDays(14),
                  MONDAY));
      case FEED_REGISTERED ->
          new UpkeepEvent.FeedRegistered(
              FEED,
              LENTIS,
              "epd-slots",
              FeedKind.SLOTS,
              Duration.ofHours(1),
              Set.of(SERVICE),
              NOON.plusSeconds(3_600));
      case FEED_CHANGED ->
          new UpkeepEvent.FeedChanged(
              FEED,
              "epd-slots",
              FeedKind.SLOTS,
              Duration.ofHours(2),
              Set.of(SERVICE),
              NOON.plusSeconds(7_200));
      case FEED_REPORTED ->
          new UpkeepEvent.FeedReported(FEED, NOON, NOON.plusSeconds(3_600), Set.of(SERVICE));
      case FEED_STOPPED -> new UpkeepEvent.FeedStopped(FEED);
      case FEED_ENDED -> new UpkeepEvent.FeedEnded(FEED);
      case MEASURE_RECORDED ->
          new UpkeepEvent.MeasureRecorded(
              MEASURE, SERVICE, MeasureKind.GROUP_TREATMENT, MONDAY, 4, 2, MONDAY);
      case MEASURE_ENDED -> new UpkeepEvent.MeasureEnded(MEASURE, MONDAY.plusDays(30));
      case CLOSING_PROPOSED ->
          new WaitingEvent.ClosingProposed(POSITION, CloseReason.HELPED_ELSEWHERE, MONDAY);
      case CLOSING_DISMISSED -> new WaitingEvent.ClosingDismissed(POSITION);
      case WAITING_CONFIRMED ->
          new WaitingEvent.WaitingConfirmed(POSITION, MONDAY, MONDAY.plusDays(91));
      case CLIENT_INFORMED ->
          new WaitingEvent.ClientInformed(POSITION, MONDAY, new ActorToken("ann"));
      case BRIDGING_RECORDED ->
          new WaitingEvent.BridgingRecorded(POSITION, SERVICE, MONDAY, BridgingAnswer.UNDECIDED);
      case WISHES_RECORDED ->
          new WaitingEvent.WishesRecorded(
              POSITION, new Wishes(Set.of("ar", "en"), Set.of(Delivery.ON_SITE), 25, true));
      case POSITIONS_LINKED ->
          new WaitingEvent.PositionsLinked(
              new LinkId("north-q"), List.of(POSITION, new PositionId("north-r")));
      case POSITIONS_UNLINKED -> new WaitingEvent.PositionsUnlinked(List.of(POSITION));
      case MEETING_PLANNED,
          AGENDA_FIXED,
          MEETING_CANCELLED,
          MEETING_OPENED,
          MEETING_ATTENDED,
          CASE_PUT_ON_TABLE,
          CASE_DECIDED,
          CALL_ARRANGED,
          CALL_MADE,
          MEETING_CLOSED ->
          SampleTransfers.meeting(type);
      case MEDIATION_ASKED, MEDIATION_ANSWERED, MEDIATION_WITHDRAWN, MEDIATION_OVERDUE ->
          SampleTransfers.mediation(type);
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
          SampleTransfers.of(type);
      case CROSSING_ASKED,
          CROSSING_ACCEPTED,
          CROSSING_ENDED,
          CROSSING_DEPARTING,
          CROSSING_DEPARTED,
          ARRIVAL_ASKED,
          ARRIVAL_ACCEPTED,
          ARRIVAL_ENDED,
          ARRIVAL_TAKEN,
          ARRIVAL_CONFIRMED,
          ARRIVAL_TAKEN_OVER ->
          SampleCrossings.of(type);
    };
  }

  private static Restriction restriction() {
    return new Restriction(
        Set.of(PRACTICE),
        Set.of(ReferrerType.GP),
        Set.of("3311"),
        Set.of("18-34"),
        Set.of(Urgency.HIGH, Urgency.REGULAR));
  }

  private static SlotContent content() {
    return new SlotContent(
        SCHEDULE,
        NOON,
        NOON.plusSeconds(2_700),
        3,
        Allotment.OWN_WAITING_LIST,
        Delivery.ONLINE,
        restriction(),
        List.of(new Release(Allotment.NEW_REFERRAL, NOON.minusSeconds(86_400))),
        OverrideReason.EVENING_CLINIC,
        true);
  }

  private static Schedule.Details schedule() {
    return new Schedule.Details(LOCATION, "kamer-3", 2, true);
  }

  private static RegionConfig config() {
    return new RegionConfig(
        "Groningen",
        RegionConfig.Nature.LIVE,
        ZoneId.of("Europe/Amsterdam"),
        List.of(
            new RegionConfig.Subregion(
                "stad", "Stad", Set.of("Groningen", "Haren"), Set.of("9712", "9711"), crisis())),
        crisis(),
        new RegionConfig.Norms(28, 70),
        Map.of(
            Urgency.REGULAR, new RegionConfig.UrgencyDefinition("gewoon", 98, 90),
            Urgency.PRIORITY, new RegionConfig.UrgencyDefinition("met voorrang", 28, 28),
            Urgency.HIGH, new RegionConfig.UrgencyDefinition("hoog", 7, 7)),
        List.of(
            new RegionConfig.AgeClass("0-17", 0, 17, true),
            new RegionConfig.AgeClass("18-34", 18, 34)),
        List.of(new RegionConfig.Insurer("3311", "Zilveren Kruis", true)),
        56,
        new RegionConfig.Freshness(14, 28),
        5,
        new RegionConfig.Terms(Duration.ofMinutes(10), 3, 2, 5),
        new WorkingHours(
            Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(8, 30),
            LocalTime.of(17, 0),
            Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-04-27"))),
        Map.of(Allotment.NEW_REFERRAL, 70, Allotment.TRANSFER_TABLE, 30),
        new TableAgreements(
            true,
            "convenant",
            List.of(
                new TableAgreements.DeclineCode("geen-plek", "Geen plek"),
                new TableAgreements.DeclineCode("te-ver", "Te ver", true)),
            TableAgreements.DEFAULT.terms(),
            182,
            Set.of(Destination.BASIC_GGZ, Destination.SOCIAL_DOMAIN),
            Set.of(ServiceCategory.HOUSING, ServiceCategory.WMO_SUPPORT),
            List.of(new TableAgreements.Representation(PRACTICE, LENTIS)),
            91,
            5,
            new MeetingAgreements(
                LENTIS, "050-1234567", "Om de week", "Bel of mail het meldpunt", 30, 6, 33),
            new MatchingAgreements(
                Map.of(Urgency.REGULAR, 1, Urgency.PRIORITY, 3, Urgency.HIGH, 9),
                List.of(new KmCost(0, 0), new KmCost(15, 5)),
                2,
                10,
                5)));
  }

  private static RegionConfig.CrisisRoute crisis() {
    return new RegionConfig.CrisisRoute(
        List.of(
            new RegionConfig.CrisisRoute.Contact("Crisisdienst", "050-1234567", "dag en nacht")));
  }

  private static Organization.Details lentis() {
    return new Organization.Details(
        "Lentis \u201cGroningen\u201d",
        OrganizationKind.GGZ_CORE,
        Set.of(PartnerRole.EXECUTION, PartnerRole.POLICY),
        "org-1",
        "06010713",
        "41014444");
  }

  private static Location.Details location() {
    return new Location.Details(
        "Hereweg",
        "loc-1",
        "Hereweg 80",
        "9725",
        "Groningen",
        "Groningen",
        new Location.Coordinates(53.2031, 6.5775));
  }

  private static HealthcareService.Details service() {
    return new HealthcareService.Details(
        "Angst en stemming",
        "aanbod-1",
        ServiceCategory.GGZ_TREATMENT,
        Set.of(CareQuestion.MOOD, CareQuestion.ANXIETY),
        Set.of(Echelon.SPECIALISED, Echelon.BASIC),
        Set.of(DiagnosisGroup.DEPRESSIVE, DiagnosisGroup.ANXIETY),
        Set.of("35-49", "18-34"),
        Set.of("nl", "en"),
        Set.of(Delivery.ONLINE, Delivery.ON_SITE),
        Set.of("3311", "3313"),
        Map.of(Allotment.OWN_WAITING_LIST, 40, Allotment.NEW_REFERRAL, 60),
        true,
        "Ook \u2019s avonds",
        true,
        new Planning(
            8,
            Map.of(Allotment.NEW_REFERRAL, 3),
            List.of(new ReleaseStep(Allotment.NEW_REFERRAL, 5)),
            true,
            4),
        BackupCare.BY_AGREEMENT,
        Set.of(MustHave.INTERPRETER, MustHave.EMDR));
  }

  private static AdmissionStop stop() {
    return new AdmissionStop(
        STOP,
        LENTIS,
        new AdmissionStop.Scope(
            SERVICE, LOCATION, Set.of(CareQuestion.ADHD), Set.of("18-34"), Set.of("3311")),
        StopReason.STAFF_SHORTAGE,
        MONDAY,
        MONDAY.plusDays(1),
        MONDAY.plusDays(60),
        "tijdelijk",
        0);
  }

  static Request request() {
    return new Request(
        CareQuestion.MOOD,
        Urgency.PRIORITY,
        "18-34",
        "3311",
        "Groningen",
        new Complexity(
            Set.of(LifeDomain.WORK_AND_DAY, LifeDomain.HOUSING),
            Set.of(MustHave.INTERPRETER, MustHave.EMDR)));
  }
}
