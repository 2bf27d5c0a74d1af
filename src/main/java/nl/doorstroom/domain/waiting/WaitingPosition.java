package nl.doorstroom.domain.waiting;

import java.time.Instant;
import java.time.LocalDate;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.DeclineReason;
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
 * @param firstRight whether it lost its place because nobody could come, and goes before others
 * @param declined why the last place taken for it was not confirmed; null once it has another
 * @param source the import that brought it; null when by hand
 * @param standing what is kept up of it while it waits
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
    boolean firstRight,
    @Nullable DeclineReason declined,
    @Nullable ImportId source,
    Standing standing,
    Instant registeredAt,
    long version) {

  /**
   * The active claim of a position.
   *
   * @param confirmBy until when it must be confirmed; null when it is final
   * @param toMove whether it must get another place
   */
  public record Booking(
      SlotId slot, ClaimId claim, Instant start, @Nullable Instant confirmBy, boolean toMove) {

    /** A place that is final and can stay. */
    public Booking(SlotId slot, ClaimId claim, Instant start) {
      this(slot, claim, start, null, false);
    }
  }

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
    return with(
        phase, request.withUrgency(urgency), intakeOn, booking, firstRight, declined, changed);
  }

  /** Of the next wait the client has not been told yet. */
  WaitingPosition inPhase(WaitPhase next, @Nullable LocalDate intake, long changed) {
    return with(next, request, intake, booking, false, declined, changed)
        .withStanding(standing.withInformed(null), changed);
  }

  /** A place that can stay ends what it was owed. */
  WaitingPosition withBooking(Booking taken, long changed) {
    return with(phase, request, intakeOn, taken, taken.toMove(), null, changed);
  }

  WaitingPosition withoutBooking(@Nullable DeclineReason why, long changed) {
    return with(phase, request, intakeOn, null, firstRight, why, changed);
  }

  WaitingPosition withStanding(Standing next, long changed) {
    return new WaitingPosition(
        id,
        service,
        person,
        phase,
        request,
        since,
        intakeOn,
        treatmentOn,
        referral,
        booking,
        closed,
        endedOn,
        firstRight,
        declined,
        source,
        next,
        registeredAt,
        changed);
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
        false,
        declined,
        source,
        standing.withClosing(null),
        registeredAt,
        changed);
  }

  private WaitingPosition with(
      WaitPhase waitsFor,
      Request asks,
      @Nullable LocalDate intake,
      @Nullable Booking taken,
      boolean first,
      @Nullable DeclineReason why,
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
        first,
        why,
        source,
        standing,
        registeredAt,
        changed);
  }
}
