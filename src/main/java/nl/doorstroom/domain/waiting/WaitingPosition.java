package nl.doorstroom.domain.waiting;

import java.time.Instant;
import java.time.LocalDate;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.SlotId;
import org.jspecify.annotations.Nullable;

/**
 * One person waiting for one service.
 *
 * @param phase what is waited for
 * @param since first day of waiting for the intake: the day of registration
 * @param intakeOn day of the first intake, from which waiting for treatment counts; null before it
 * @param treatmentOn day on which treatment started; null before it
 * @param referral null when nobody referred through the exchange
 * @param booking the place taken for it; null when none
 * @param closed why it ended; null while waiting
 * @param endedOn the day it was closed; null while waiting
 * @param version position of the last fact that changed it
 */
public record WaitingPosition(
    PositionId id,
    HealthcareServiceId service,
    PersonToken person,
    WaitPhase phase,
    Request request,
    LocalDate since,
    @Nullable LocalDate intakeOn,
    @Nullable LocalDate treatmentOn,
    @Nullable ReferralId referral,
    @Nullable Booking booking,
    @Nullable CloseReason closed,
    @Nullable LocalDate endedOn,
    Instant registeredAt,
    long version) {

  /** The active claim of a position. */
  public record Booking(SlotId slot, ClaimId claim, Instant start) {}

  public boolean isOpen() {
    return closed == null;
  }

  /** First day of the wait that is running. */
  public LocalDate phaseSince() {
    return switch (phase) {
      case INTAKE -> since;
      case TREATMENT -> intakeOn == null ? since : intakeOn;
    };
  }

  WaitingPosition withUrgency(Urgency urgency, long changed) {
    return with(phase, request.withUrgency(urgency), intakeOn, booking, changed);
  }

  WaitingPosition inPhase(WaitPhase next, @Nullable LocalDate intake, long changed) {
    return with(next, request, intake, booking, changed);
  }

  WaitingPosition withBooking(@Nullable Booking taken, long changed) {
    return with(phase, request, intakeOn, taken, changed);
  }

  WaitingPosition ended(
      CloseReason reason, @Nullable LocalDate treatment, LocalDate on, long changed) {
    return new WaitingPosition(
        id,
        service,
        person,
        phase,
        request,
        since,
        intakeOn,
        treatment,
        referral,
        null,
        reason,
        on,
        registeredAt,
        changed);
  }

  private WaitingPosition with(
      WaitPhase waitsFor,
      Request asks,
      @Nullable LocalDate intake,
      @Nullable Booking taken,
      long changed) {
    return new WaitingPosition(
        id,
        service,
        person,
        waitsFor,
        asks,
        since,
        intake,
        treatmentOn,
        referral,
        taken,
        closed,
        endedOn,
        registeredAt,
        changed);
  }
}
