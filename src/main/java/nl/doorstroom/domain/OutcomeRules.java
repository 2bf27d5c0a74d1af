package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.LocalDate;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.EraseOutcome;
import nl.doorstroom.domain.slots.SlotCommand.RecordOutcome;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeErased;
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
    return record(c, null);
  }

  /** As {@link #decide(RecordOutcome)}, under the import {@code source} where there is one. */
  Decision record(RecordOutcome c, @Nullable ImportId source) {
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
    var recorded =
        new OutcomeRecorded(slot.id(), claim.id(), claim.position(), c.outcome(), source);
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

  private Decision corrected(Slot slot, Claim claim, WaitingPosition position, SlotEvent recorded) {
    LocalDate on = turn.dateOf(slot.start());
    if (position.closed() == CloseReason.TREATMENT_STARTED) {
      return refuse(
          Reason.POSITION_CLOSED, "claim", claim.id().value(), "no treatment started since");
    }
    if (!position.isOpen()
        || slot.kind().ends() != WaitPhase.INTAKE
        || !on.equals(position.intakeOn())) {
      return Decision.accept(recorded);
    }
    Decision booked = bookedElsewhere(position, claim);
    return booked == null ? Decision.accept(recorded, new IntakeRevoked(position.id())) : booked;
  }

  Decision decide(EraseOutcome c) {
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null) {
      return notFound("slot", c.slot());
    }
    HealthcareService service = turn.service(slot.service());
    if (!service.organization().equals(c.by())) {
      return notYours(c.by(), service.organization().value());
    }
    Claim cancelled = slot.cancelled(c.claim());
    Claim claim = cancelled == null ? slot.claim(c.claim()) : cancelled;
    if (claim == null) {
      return turn.wasGiven(c.claim())
          ? refuse(Reason.CLAIM_ENDED, "claim", c.claim().value(), "one that still stands")
          : notFound("claim", c.claim());
    }
    if (claim.outcome() == null) {
      return Decision.accept();
    }
    if (cancelled != null && slot.free() < 1) {
      return refuse(Reason.SLOT_TAKEN, "slot", slot.id().value(), "a free place");
    }
    var erased = new OutcomeErased(slot.id(), claim.id(), claim.position());
    WaitingPosition position = turn.waiting().position(claim.position());
    boolean attended = claim.outcome() == Outcome.ATTENDED;
    if (position == null || (!position.isOpen() && cancelled == null)) {
      return position != null && attended
          ? corrected(slot, claim, position, erased)
          : Decision.accept(erased);
    }
    if (!position.isOpen()) {
      return refuse(Reason.POSITION_CLOSED, "claim", claim.id().value(), "someone who still waits");
    }
    Decision booked = bookedElsewhere(position, claim);
    if (booked != null) {
      return booked;
    }
    return attended ? corrected(slot, claim, position, erased) : Decision.accept(erased);
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
