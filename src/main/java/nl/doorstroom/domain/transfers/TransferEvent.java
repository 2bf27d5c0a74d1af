package nl.doorstroom.domain.transfers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/** What happened to transfers. Wherever there is a {@code dueAt}, someone must act by then. */
public sealed interface TransferEvent extends Event {

  TransferId transfer();

  /** Tells the one method of {@code on} that belongs to this event. */
  void tell(Cases on);

  /** Someone was proposed as a candidate. */
  record TransferProposed(
      TransferId transfer,
      Subject subject,
      Destination destination,
      @Nullable SocialQuestion social,
      OrganizationId by,
      ActorToken actor,
      Instant dueAt)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.transferProposed(this);
    }

    @Override
    public EventType type() {
      return EventType.TRANSFER_PROPOSED;
    }
  }

  /** A second person looked; without {@code dueAt} it ended there. */
  record TransferScreened(
      TransferId transfer,
      ScreeningOutcome outcome,
      OrganizationId by,
      ActorToken actor,
      @Nullable String basis,
      @Nullable Instant dueAt)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.transferScreened(this);
    }

    @Override
    public EventType type() {
      return EventType.TRANSFER_SCREENED;
    }
  }

  /** The client is being asked. */
  record ConsentAsked(
      TransferId transfer, Set<ConsentScope> scopes, ActorToken actor, Instant dueAt)
      implements TransferEvent {
    public ConsentAsked {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public void tell(Cases on) {
      on.consentAsked(this);
    }

    @Override
    public EventType type() {
      return EventType.CONSENT_ASKED;
    }
  }

  /** The client consented; {@code dueAt} is null when it was given again. */
  record ConsentGiven(
      TransferId transfer,
      Set<ConsentScope> scopes,
      LocalDate on,
      LocalDate until,
      Instant expiresAt,
      @Nullable Instant dueAt)
      implements TransferEvent {
    public ConsentGiven {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public void tell(Cases on) {
      on.consentGiven(this);
    }

    @Override
    public EventType type() {
      return EventType.CONSENT_GIVEN;
    }
  }

  /** The client did not consent. */
  record ConsentRefused(TransferId transfer, LocalDate on) implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.consentRefused(this);
    }

    @Override
    public EventType type() {
      return EventType.CONSENT_REFUSED;
    }
  }

  /**
   * The client took consent back; {@code restored} is the position with which who had moved waits
   * on.
   */
  record ConsentWithdrawn(TransferId transfer, LocalDate on, @Nullable PositionId restored)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.consentWithdrawn(this);
    }

    @Override
    public EventType type() {
      return EventType.CONSENT_WITHDRAWN;
    }
  }

  /** Its last day has passed: what had not moved ends, and what had waits for a new one. */
  record ConsentExpired(TransferId transfer) implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.consentExpired(this);
    }

    @Override
    public EventType type() {
      return EventType.CONSENT_EXPIRED;
    }
  }

  /** A service is asked whether it can take someone. */
  record ReceiverAsked(
      TransferId transfer,
      AskId ask,
      HealthcareServiceId service,
      OrganizationId receiver,
      Criteria criteria,
      Urgency urgency,
      boolean complex,
      Instant until)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.receiverAsked(this);
    }

    @Override
    public EventType type() {
      return EventType.RECEIVER_ASKED;
    }
  }

  /**
   * A receiver said yes; one unit of {@code slot} is kept, and other questions need no answer.
   *
   * @param representative the organisation that said it for the receiver; null for itself
   */
  record AskAccepted(
      TransferId transfer,
      AskId ask,
      SlotId slot,
      HoldId hold,
      ActorToken actor,
      @Nullable OrganizationId representative,
      int responseMinutes,
      Instant dueAt)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.askAccepted(this);
    }

    @Override
    public EventType type() {
      return EventType.ASK_ACCEPTED;
    }
  }

  /**
   * A receiver said no; {@code dueAt} is given when nobody is being asked any more.
   *
   * @param representative as in {@link AskAccepted}
   */
  record AskDeclined(
      TransferId transfer,
      AskId ask,
      String reason,
      ActorToken actor,
      @Nullable OrganizationId representative,
      int responseMinutes,
      @Nullable Instant dueAt)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.askDeclined(this);
    }

    @Override
    public EventType type() {
      return EventType.ASK_DECLINED;
    }
  }

  /** A receiver did not answer; {@code dueAt} as in {@link AskDeclined}. */
  record AskLapsed(TransferId transfer, AskId ask, @Nullable Instant dueAt)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.askLapsed(this);
    }

    @Override
    public EventType type() {
      return EventType.ASK_LAPSED;
    }
  }

  /** The holder took a question back; {@code dueAt} as in {@link AskDeclined}. */
  record AskWithdrawn(TransferId transfer, AskId ask, @Nullable Instant dueAt)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.askWithdrawn(this);
    }

    @Override
    public EventType type() {
      return EventType.ASK_WITHDRAWN;
    }
  }

  /** The place that was kept is gone; receivers are asked anew. */
  record PlaceLost(
      TransferId transfer, AskId ask, SlotId slot, HoldId hold, PlaceLoss why, Instant dueAt)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.placeLost(this);
    }

    @Override
    public EventType type() {
      return EventType.PLACE_LOST;
    }
  }

  /** The client said yes. */
  record ClientChose(
      TransferId transfer,
      ActorToken calledBy,
      LocalDate on,
      @Nullable ChangeNeed needs,
      @Nullable OrganizationId confirmer,
      Instant dueAt)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.clientChose(this);
    }

    @Override
    public EventType type() {
      return EventType.CLIENT_CHOSE;
    }
  }

  /** The client said no; {@code restored} as in {@link ConsentWithdrawn}. */
  record ClientStayed(
      TransferId transfer, ActorToken calledBy, LocalDate on, @Nullable PositionId restored)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.clientStayed(this);
    }

    @Override
    public EventType type() {
      return EventType.CLIENT_STAYED;
    }
  }

  /** The new referral or the indication was confirmed. */
  record ChangeConfirmed(
      TransferId transfer, OrganizationId by, ActorToken actor, LocalDate on, Instant dueAt)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.changeConfirmed(this);
    }

    @Override
    public EventType type() {
      return EventType.CHANGE_CONFIRMED;
    }
  }

  /** The new referral or the indication was not confirmed. */
  record ChangeNotConfirmed(TransferId transfer, OrganizationId by, ActorToken actor, LocalDate on)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.changeNotConfirmed(this);
    }

    @Override
    public EventType type() {
      return EventType.CHANGE_NOT_CONFIRMED;
    }
  }

  /** Someone is on the receiver's list, with a place. */
  record TransferBooked(TransferId transfer, TransferBooking booking, Instant dueAt)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.transferBooked(this);
    }

    @Override
    public EventType type() {
      return EventType.TRANSFER_BOOKED;
    }
  }

  /** Holder and receiver spoke. */
  record TransferHandedOver(
      TransferId transfer, ActorToken from, ActorToken to, LocalDate on, Instant dueAt)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.transferHandedOver(this);
    }

    @Override
    public EventType type() {
      return EventType.TRANSFER_HANDED_OVER;
    }
  }

  /** The receiver took over the responsibility for treatment. */
  record TransferCompleted(TransferId transfer, ActorToken actor, LocalDate on)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.transferCompleted(this);
    }

    @Override
    public EventType type() {
      return EventType.TRANSFER_COMPLETED;
    }
  }

  /** A receiver sent someone back; {@code restored} as in {@link ConsentWithdrawn}. */
  record TransferSentBack(
      TransferId transfer, SendBackReason reason, ActorToken actor, @Nullable PositionId restored)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.transferSentBack(this);
    }

    @Override
    public EventType type() {
      return EventType.TRANSFER_SENT_BACK;
    }
  }

  /** The holder ended it. */
  record TransferEnded(TransferId transfer, TransferEnd why, ActorToken actor)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.transferEnded(this);
    }

    @Override
    public EventType type() {
      return EventType.TRANSFER_ENDED;
    }
  }

  /** Whoever must act did not within the term. */
  record TransferOverdue(TransferId transfer) implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.transferOverdue(this);
    }

    @Override
    public EventType type() {
      return EventType.TRANSFER_OVERDUE;
    }
  }

  /** A step of the ladder was taken. */
  record TransferEscalated(
      TransferId transfer, EscalationStep step, ActorToken actor, Instant until)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.transferEscalated(this);
    }

    @Override
    public EventType type() {
      return EventType.TRANSFER_ESCALATED;
    }
  }

  /** What came of a step. */
  record EscalationAnswered(
      TransferId transfer,
      EscalationStep step,
      EscalationOutcome outcome,
      @Nullable Integer places,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable EscalationRefusal reason,
      OrganizationId by,
      ActorToken actor)
      implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.escalationAnswered(this);
    }

    @Override
    public EventType type() {
      return EventType.ESCALATION_ANSWERED;
    }
  }

  /** A step was not answered within the term. */
  record EscalationOverdue(TransferId transfer, EscalationStep step) implements TransferEvent {
    @Override
    public void tell(Cases on) {
      on.escalationOverdue(this);
    }

    @Override
    public EventType type() {
      return EventType.ESCALATION_OVERDUE;
    }
  }

  /** One method per event about transfers. */
  interface Cases {
    void transferProposed(TransferProposed event);

    void transferScreened(TransferScreened event);

    void consentAsked(ConsentAsked event);

    void consentGiven(ConsentGiven event);

    void consentRefused(ConsentRefused event);

    void consentWithdrawn(ConsentWithdrawn event);

    void consentExpired(ConsentExpired event);

    void receiverAsked(ReceiverAsked event);

    void askAccepted(AskAccepted event);

    void askDeclined(AskDeclined event);

    void askLapsed(AskLapsed event);

    void askWithdrawn(AskWithdrawn event);

    void placeLost(PlaceLost event);

    void clientChose(ClientChose event);

    void clientStayed(ClientStayed event);

    void changeConfirmed(ChangeConfirmed event);

    void changeNotConfirmed(ChangeNotConfirmed event);

    void transferBooked(TransferBooked event);

    void transferHandedOver(TransferHandedOver event);

    void transferCompleted(TransferCompleted event);

    void transferSentBack(TransferSentBack event);

    void transferEnded(TransferEnded event);

    void transferOverdue(TransferOverdue event);

    void transferEscalated(TransferEscalated event);

    void escalationAnswered(EscalationAnswered event);

    void escalationOverdue(EscalationOverdue event);
  }
}
