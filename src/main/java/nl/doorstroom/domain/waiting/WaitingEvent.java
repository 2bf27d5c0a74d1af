package nl.doorstroom.domain.waiting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import org.jspecify.annotations.Nullable;

/** What happened to referrals and to people who wait. */
public sealed interface WaitingEvent extends Event {

  /** Someone was referred; the position it names is registered with it. */
  record ReferralMade(
      ReferralId referral,
      Verwijscode code,
      @Nullable OrganizationId by,
      ReferrerType referrerType,
      HealthcareServiceId service,
      Request request,
      LocalDate madeOn,
      PositionId position)
      implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.REFERRAL_MADE;
    }
  }

  /**
   * A place was taken that depends on the letter: by when it is missed, and by when the place goes.
   */
  record LetterAwaited(ReferralId referral, Instant warnAt, Instant dueAt) implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.LETTER_AWAITED;
    }
  }

  /** The letter has come in. */
  record LetterReceived(ReferralId referral) implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.LETTER_RECEIVED;
    }
  }

  /** The letter was missed: both sides are told. */
  record LetterOverdue(ReferralId referral) implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.LETTER_OVERDUE;
    }
  }

  /** The service refused it. */
  record ReferralRefused(ReferralId referral, RefusalReason reason) implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.REFERRAL_REFUSED;
    }
  }

  /** The practice took it back. */
  record ReferralWithdrawn(ReferralId referral) implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.REFERRAL_WITHDRAWN;
    }
  }

  /** Someone waits for a service; {@code source} is the import, if any. */
  record PositionRegistered(
      PositionId position,
      HealthcareServiceId service,
      PersonToken person,
      WaitPhase phase,
      Request request,
      LocalDate since,
      @Nullable LocalDate intakeOn,
      @Nullable ReferralId referral,
      @Nullable ImportId source)
      implements WaitingEvent {

    /** Registered by hand. */
    public PositionRegistered(
        PositionId position,
        HealthcareServiceId service,
        PersonToken person,
        WaitPhase phase,
        Request request,
        LocalDate since,
        @Nullable LocalDate intakeOn,
        @Nullable ReferralId referral) {
      this(position, service, person, phase, request, since, intakeOn, referral, null);
    }

    @Override
    public EventType type() {
      return EventType.POSITION_REGISTERED;
    }
  }

  /** A professional changed the urgency. */
  record PositionReprioritised(PositionId position, Urgency urgency) implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.POSITION_REPRIORITISED;
    }
  }

  /** The first intake took place: from now on treatment is waited for. */
  record IntakeHeld(PositionId position, LocalDate on) implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.INTAKE_HELD;
    }
  }

  /**
   * The intake recorded for it did not take place after all: the intake is waited for again, since
   * the same day.
   */
  record IntakeRevoked(PositionId position) implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.INTAKE_REVOKED;
    }
  }

  /** Treatment began; the position is closed. */
  record TreatmentStarted(PositionId position, LocalDate on) implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.TREATMENT_STARTED;
    }
  }

  /** Someone no longer waits here. */
  record PositionClosed(PositionId position, CloseReason reason, LocalDate on)
      implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.POSITION_CLOSED;
    }
  }

  /** A position that an import registered is no longer there, as if it had never been. */
  record PositionRemoved(PositionId position) implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.POSITION_REMOVED;
    }
  }

  /**
   * It is proposed to the holder to close a position: the person is helped, or counted, elsewhere.
   */
  record ClosingProposed(PositionId position, CloseReason reason, LocalDate on)
      implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.CLOSING_PROPOSED;
    }
  }

  /** The holder keeps the position open. */
  record ClosingDismissed(PositionId position) implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.CLOSING_DISMISSED;
    }
  }

  /** The holder confirmed that someone still waits; {@code next} is until when it does so again. */
  record WaitingConfirmed(PositionId position, LocalDate on, LocalDate next)
      implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.WAITING_CONFIRMED;
    }
  }

  /** The client was pointed to the insurer's zorgbemiddeling. */
  record ClientInformed(PositionId position, LocalDate on, ActorToken actor)
      implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.CLIENT_INFORMED;
    }
  }

  /** Help was offered that bridges the wait. */
  record BridgingRecorded(
      PositionId position, HealthcareServiceId service, LocalDate on, BridgingAnswer answer)
      implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.BRIDGING_RECORDED;
    }
  }

  /** What someone who waits would like of help elsewhere, instead of what was said before. */
  record WishesRecorded(PositionId position, Wishes wishes) implements WaitingEvent {
    @Override
    public EventType type() {
      return EventType.WISHES_RECORDED;
    }
  }

  /** The holder declares that these are all of one person. */
  record PositionsLinked(LinkId link, List<PositionId> positions) implements WaitingEvent {
    public PositionsLinked {
      positions = List.copyOf(positions);
    }

    @Override
    public EventType type() {
      return EventType.POSITIONS_LINKED;
    }
  }

  /** It is no longer declared of whom these are. */
  record PositionsUnlinked(List<PositionId> positions) implements WaitingEvent {
    public PositionsUnlinked {
      positions = List.copyOf(positions);
    }

    @Override
    public EventType type() {
      return EventType.POSITIONS_UNLINKED;
    }
  }
}
