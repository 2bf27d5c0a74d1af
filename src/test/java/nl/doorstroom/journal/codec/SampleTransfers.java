package nl.doorstroom.journal.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.meetings.AgendaReason;
import nl.doorstroom.domain.meetings.MeetingCase.AgendaItem;
import nl.doorstroom.domain.meetings.MeetingDecision;
import nl.doorstroom.domain.meetings.MeetingEvent;
import nl.doorstroom.domain.meetings.MeetingId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.ChangeNeed;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Criteria;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationRefusal;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.MediationAdvice;
import nl.doorstroom.domain.transfers.MediationEvent;
import nl.doorstroom.domain.transfers.MediationId;
import nl.doorstroom.domain.transfers.PlaceLoss;
import nl.doorstroom.domain.transfers.Saving;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SendBackReason;
import nl.doorstroom.domain.transfers.SocialQuestion;
import nl.doorstroom.domain.transfers.Subject;
import nl.doorstroom.domain.transfers.TransferBooking;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferKind;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;

/** One event of every type about transfers, with every field filled. */
final class SampleTransfers {

  private static final Instant DUE = Instant.parse("2026-03-04T15:00:00Z");
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final OrganizationId LENTIS = new OrganizationId("north-1");
  private static final OrganizationId PRACTICE = new OrganizationId("north-2");
  private static final HealthcareServiceId SERVICE = new HealthcareServiceId("north-4");
  private static final SlotId SLOT = new SlotId("north-5");
  private static final HoldId HOLD = new HoldId("north-7");
  private static final PositionId POSITION = new PositionId("north-8");
  private static final TransferId TRANSFER = new TransferId("north-m");
  private static final AskId ASK = new AskId("north-n");
  private static final PositionId OTHER = new PositionId("north-p");
  private static final ActorToken ANN = new ActorToken("ann");
  private static final ActorToken BOB = new ActorToken("bob");

  private SampleTransfers() {}

  static Event of(EventType type) {
    return switch (type) {
      case TRANSFER_PROPOSED ->
          new TransferEvent.TransferProposed(
              TRANSFER,
              new Subject(
                  TransferKind.WAITING,
                  LENTIS,
                  SERVICE,
                  POSITION,
                  new PersonToken("p7f3k2"),
                  SampleEvents.request(),
                  MONDAY),
              Destination.SOCIAL_DOMAIN,
              new SocialQuestion(
                  Set.of(ServiceCategory.HOUSING, ServiceCategory.WORK), "18-34", "Groningen"),
              LENTIS,
              ANN,
              DUE);
      case TRANSFER_SCREENED ->
          new TransferEvent.TransferScreened(
              TRANSFER, ScreeningOutcome.TRANSFER, PRACTICE, BOB, "convenant", DUE);
      case CONSENT_ASKED ->
          new TransferEvent.ConsentAsked(
              TRANSFER, Set.of(ConsentScope.REGION, ConsentScope.ONLINE), ANN, DUE);
      case CONSENT_GIVEN ->
          new TransferEvent.ConsentGiven(
              TRANSFER,
              Set.of(ConsentScope.REGION, ConsentScope.OUTSIDE_REGION),
              MONDAY,
              MONDAY.plusDays(60),
              DUE.plusSeconds(5_000_000),
              DUE);
      case CONSENT_REFUSED -> new TransferEvent.ConsentRefused(TRANSFER, MONDAY);
      case CONSENT_WITHDRAWN -> new TransferEvent.ConsentWithdrawn(TRANSFER, MONDAY, OTHER);
      case CONSENT_EXPIRED -> new TransferEvent.ConsentExpired(TRANSFER);
      case RECEIVER_ASKED ->
          new TransferEvent.ReceiverAsked(
              TRANSFER,
              ASK,
              SERVICE,
              LENTIS,
              new Criteria(true, false, true, false),
              Urgency.PRIORITY,
              true,
              DUE);
      case ASK_ACCEPTED ->
          new TransferEvent.AskAccepted(TRANSFER, ASK, SLOT, HOLD, BOB, LENTIS, 75, DUE);
      case ASK_DECLINED ->
          new TransferEvent.AskDeclined(TRANSFER, ASK, "geen-plek", BOB, LENTIS, 75, DUE);
      case ASK_LAPSED -> new TransferEvent.AskLapsed(TRANSFER, ASK, DUE);
      case ASK_WITHDRAWN -> new TransferEvent.AskWithdrawn(TRANSFER, ASK, DUE);
      case PLACE_LOST ->
          new TransferEvent.PlaceLost(TRANSFER, ASK, SLOT, HOLD, PlaceLoss.TERM_PASSED, DUE);
      case CLIENT_CHOSE ->
          new TransferEvent.ClientChose(TRANSFER, ANN, MONDAY, ChangeNeed.REFERRAL, PRACTICE, DUE);
      case CLIENT_STAYED -> new TransferEvent.ClientStayed(TRANSFER, ANN, MONDAY, OTHER);
      case CHANGE_CONFIRMED ->
          new TransferEvent.ChangeConfirmed(TRANSFER, PRACTICE, BOB, MONDAY, DUE);
      case CHANGE_NOT_CONFIRMED ->
          new TransferEvent.ChangeNotConfirmed(TRANSFER, PRACTICE, BOB, MONDAY);
      case TRANSFER_BOOKED ->
          new TransferEvent.TransferBooked(
              TRANSFER,
              new TransferBooking(
                  ASK,
                  OTHER,
                  SLOT,
                  new ClaimId("north-6"),
                  MONDAY,
                  WaitPhase.TREATMENT,
                  MONDAY.minusDays(30),
                  new Saving(21, Saving.Basis.THIRD_FREE_PLACE)),
              DUE);
      case TRANSFER_HANDED_OVER ->
          new TransferEvent.TransferHandedOver(TRANSFER, ANN, BOB, MONDAY, DUE);
      case TRANSFER_COMPLETED -> new TransferEvent.TransferCompleted(TRANSFER, BOB, MONDAY);
      case TRANSFER_SENT_BACK ->
          new TransferEvent.TransferSentBack(TRANSFER, SendBackReason.TOO_HEAVY, BOB, OTHER);
      case TRANSFER_ENDED ->
          new TransferEvent.TransferEnded(TRANSFER, TransferEnd.NO_RECEIVER, ANN);
      case TRANSFER_OVERDUE -> new TransferEvent.TransferOverdue(TRANSFER);
      case TRANSFER_ESCALATED ->
          new TransferEvent.TransferEscalated(TRANSFER, EscalationStep.INSURER, ANN, DUE);
      case ESCALATION_ANSWERED ->
          new TransferEvent.EscalationAnswered(
              TRANSFER,
              EscalationStep.INSURER,
              EscalationOutcome.EXTRA_BOUGHT,
              12,
              MONDAY,
              MONDAY.plusDays(90),
              EscalationRefusal.OTHER,
              PRACTICE,
              BOB);
      case ESCALATION_OVERDUE ->
          new TransferEvent.EscalationOverdue(TRANSFER, EscalationStep.INSURER);
      default -> throw new IllegalArgumentException(type + " (expected: one about transfers)");
    };
  }

  /** Likewise about single questions to the table. */
  static Event mediation(EventType type) {
    MediationId mediation = new MediationId("north-s");
    return switch (type) {
      case MEDIATION_ASKED ->
          new MediationEvent.MediationAsked(mediation, SampleEvents.request(), PRACTICE, ANN, DUE);
      case MEDIATION_ANSWERED ->
          new MediationEvent.MediationAnswered(
              mediation, MediationAdvice.REFER_TO_SERVICE, SERVICE, LENTIS, BOB, 190);
      case MEDIATION_WITHDRAWN -> new MediationEvent.MediationWithdrawn(mediation);
      case MEDIATION_OVERDUE -> new MediationEvent.MediationOverdue(mediation);
      default -> throw new IllegalArgumentException(type + " (expected: one about mediation)");
    };
  }

  /** Likewise about meetings. */
  static Event meeting(EventType type) {
    MeetingId meeting = new MeetingId("north-t");
    return switch (type) {
      case MEETING_PLANNED ->
          new MeetingEvent.MeetingPlanned(
              meeting, DUE, 30, LENTIS, ANN, DUE.minusSeconds(86_400), DUE.plusSeconds(36_000));
      case AGENDA_FIXED ->
          new MeetingEvent.AgendaFixed(
              meeting, List.of(new AgendaItem(TRANSFER, AgendaReason.LONGEST_WAITING)));
      case MEETING_CANCELLED -> new MeetingEvent.MeetingCancelled(meeting);
      case MEETING_OPENED -> new MeetingEvent.MeetingOpened(meeting, ANN);
      case MEETING_ATTENDED -> new MeetingEvent.MeetingAttended(meeting, LENTIS, true);
      case CASE_PUT_ON_TABLE -> new MeetingEvent.CasePutOnTable(meeting, TRANSFER);
      case CASE_DECIDED ->
          new MeetingEvent.CaseDecided(
              meeting, TRANSFER, MeetingDecision.PUT_TO, Set.of(SERVICE), false, ANN);
      case CALL_ARRANGED -> new MeetingEvent.CallArranged(meeting, TRANSFER, LENTIS, MONDAY);
      case CALL_MADE -> new MeetingEvent.CallMade(meeting, TRANSFER);
      case MEETING_CLOSED -> new MeetingEvent.MeetingClosed(meeting);
      default -> throw new IllegalArgumentException(type + " (expected: one about meetings)");
    };
  }
}
