package nl.doorstroom.domain.waiting;

import java.time.LocalDate;
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
  }
}
