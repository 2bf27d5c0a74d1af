package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.LocalDate;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.RecordOutcome;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeRecorded;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeHeld;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeRevoked;
import nl.doorstroom.domain.waiting.WaitingEvent.TreatmentStarted;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * What became of an appointment, and what that means for who waits. Only the first intake that was
 * attended ends the wait for it; a start of treatment is final.
 */
final class OutcomeRules {

  private final Turn turn;

  OutcomeRules(Turn turn) {
    this.turn = turn;
  }

  Decision decide(RecordOutcome c) {
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null) {
      return notFound("slot", c.slot());
    }
    HealthcareService service = turn.service(slot.service());
    if (!service.organization().equals(c.by())) {
      return notYours(c.by(), service.organization().value());
    }
    Claim claim = slot.claim(c.claim());
    if (claim == null) {
      return turn.wasGiven(c.claim())
          ? refuse(Reason.CLAIM_ENDED, "claim", c.claim().value(), "one that still stands")
          : notFound("claim", c.claim());
    }
    if (c.outcome() == claim.outcome()) {
      return Decision.accept();
    }
    if (!slot.started() && c.outcome() != Outcome.CANCELLED) {
      return invalid("outcome", c.outcome(), "CANCELLED before the start at " + slot.start());
    }
    var recorded = new OutcomeRecorded(slot.id(), claim.id(), claim.position(), c.outcome());
    WaitingPosition position = turn.waiting().position(claim.position());
    if (position == null) {
      return Decision.accept(recorded);
    }
    return c.outcome() == Outcome.ATTENDED
        ? attended(slot, claim, position, recorded)
        : claim.outcome() == Outcome.ATTENDED
            ? corrected(slot, claim, position, recorded)
            : Decision.accept(recorded);
  }

  private Decision attended(
      Slot slot, Claim claim, WaitingPosition position, OutcomeRecorded recorded) {
    if (!position.isOpen() || slot.kind().ends() != position.phase()) {
      return Decision.accept(recorded);
    }
    Decision booked = bookedElsewhere(position, claim);
    if (booked != null) {
      return booked;
    }
    LocalDate on = turn.dateOf(slot.start());
    return switch (position.phase()) {
      case INTAKE -> Decision.accept(recorded, new IntakeHeld(position.id(), on));
      case TREATMENT -> Decision.accept(recorded, new TreatmentStarted(position.id(), on));
    };
  }

  private Decision corrected(
      Slot slot, Claim claim, WaitingPosition position, OutcomeRecorded recorded) {
    LocalDate on = turn.dateOf(slot.start());
    if (position.closed() == CloseReason.TREATMENT_STARTED) {
      return refuse(
          Reason.POSITION_CLOSED, "claim", claim.id().value(), "no treatment started since");
    }
    if (slot.kind().ends() != WaitPhase.INTAKE || !on.equals(position.intakeOn())) {
      return Decision.accept(recorded);
    }
    Decision booked = bookedElsewhere(position, claim);
    return booked == null ? Decision.accept(recorded, new IntakeRevoked(position.id())) : booked;
  }

  private static @Nullable Decision bookedElsewhere(WaitingPosition position, Claim claim) {
    return position.booking() == null || position.booking().claim().equals(claim.id())
        ? null
        : refuse(
            Reason.ALREADY_CLAIMED,
            "claim",
            claim.id().value(),
            "no other place; " + position.booking().slot().value() + " must be released first");
  }
}
