package nl.doorstroom.domain.waiting;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import org.jspecify.annotations.Nullable;

/** What a planner, a huisarts or the clock asks about referrals and people who wait. */
public sealed interface WaitingCommand extends Command {

  /**
   * Refers someone to a service without a place, or registers a referral that was made elsewhere:
   * then {@code by} is the service's organisation and {@code practice} may be null.
   */
  record MakeReferral(
      HealthcareServiceId service,
      Request request,
      ReferrerType referrerType,
      @Nullable OrganizationId practice,
      LocalDate madeOn,
      PersonToken person,
      OrganizationId by)
      implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.makeReferral(this);
    }
  }

  /** The service refuses a referral; its position is closed and its place freed. */
  record RefuseReferral(ReferralId referral, RefusalReason reason, OrganizationId by)
      implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.refuseReferral(this);
    }
  }

  /** The practice takes its referral back; its position is closed and its place freed. */
  record WithdrawReferral(ReferralId referral, OrganizationId by) implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.withdrawReferral(this);
    }
  }

  /** The letter of a referral has come in. */
  record ReceiveLetter(ReferralId referral, OrganizationId by) implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.receiveLetter(this);
    }
  }

  /** By the clock: the letter should have been there by now. */
  record WarnLetter(ReferralId referral) implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.warnLetter(this);
    }
  }

  /** By the clock: without a letter the place goes back; the position stays. */
  record FreeForLetter(ReferralId referral) implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.freeForLetter(this);
    }
  }

  /**
   * Puts someone on the waiting list of a service. {@code intakeOn} is required for {@link
   * WaitPhase#TREATMENT} and only then.
   */
  record RegisterPosition(
      HealthcareServiceId service,
      PersonToken person,
      WaitPhase phase,
      Request request,
      LocalDate since,
      @Nullable LocalDate intakeOn,
      OrganizationId by)
      implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.registerPosition(this);
    }
  }

  /** Changes the urgency of someone who waits; start of waiting is kept. */
  record ReprioritisePosition(
      PositionId position, Urgency urgency, OrganizationId by, @Nullable Long version)
      implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.reprioritisePosition(this);
    }
  }

  /** Treatment has started: the position is closed as such. */
  record StartTreatment(PositionId position, LocalDate on, OrganizationId by)
      implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.startTreatment(this);
    }
  }

  /** Ends a position; a place taken for it goes back. */
  record ClosePosition(
      PositionId position, CloseReason reason, OrganizationId by, @Nullable Long version)
      implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.closePosition(this);
    }
  }

  /** The holder keeps open what it was proposed to close. */
  record KeepPosition(PositionId position, OrganizationId by) implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.keepPosition(this);
    }
  }

  /** Says of all of {@code positions} that they still wait: at most {@link Command#EVENTS_MAX}. */
  record ConfirmWaiting(List<PositionId> positions, OrganizationId by) implements WaitingCommand {
    public ConfirmWaiting {
      positions = List.copyOf(positions);
    }

    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.confirmWaiting(this);
    }
  }

  /** The client was pointed to the insurer's zorgbemiddeling by {@code actor}. */
  record RecordInformed(PositionId position, LocalDate on, ActorToken actor, OrganizationId by)
      implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.recordInformed(this);
    }
  }

  /** Help was offered that bridges the wait: it neither closes the position nor moves it. */
  record RecordBridging(
      PositionId position,
      HealthcareServiceId service,
      LocalDate on,
      BridgingAnswer answer,
      OrganizationId by)
      implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.recordBridging(this);
    }
  }

  /** What someone who waits would like of help elsewhere, instead of what was said before. */
  record RecordWishes(PositionId position, Wishes wishes, OrganizationId by)
      implements WaitingCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.recordWishes(this);
    }
  }

  /**
   * Declares that {@code positions} on one's own list are of one person; a single one, that it is
   * the person's only one.
   */
  record LinkPositions(Set<PositionId> positions, OrganizationId by) implements WaitingCommand {
    public LinkPositions {
      positions = Set.copyOf(positions);
    }

    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.linkPositions(this);
    }
  }

  /** Takes such a declaration back. */
  record UnlinkPositions(Set<PositionId> positions, OrganizationId by) implements WaitingCommand {
    public UnlinkPositions {
      positions = Set.copyOf(positions);
    }

    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.unlinkPositions(this);
    }
  }

  /** The part of {@link Command.Cases} for these commands. */
  interface Cases<R> {
    R makeReferral(MakeReferral command);

    R refuseReferral(RefuseReferral command);

    R withdrawReferral(WithdrawReferral command);

    R receiveLetter(ReceiveLetter command);

    R warnLetter(WarnLetter command);

    R freeForLetter(FreeForLetter command);

    R registerPosition(RegisterPosition command);

    R reprioritisePosition(ReprioritisePosition command);

    R startTreatment(StartTreatment command);

    R closePosition(ClosePosition command);

    R keepPosition(KeepPosition command);

    R confirmWaiting(ConfirmWaiting command);

    R recordInformed(RecordInformed command);

    R recordBridging(RecordBridging command);

    R recordWishes(RecordWishes command);

    R linkPositions(LinkPositions command);

    R unlinkPositions(UnlinkPositions command);
  }
}
