package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Instant;
import java.util.function.BiFunction;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.ConfirmClaim;
import nl.doorstroom.domain.slots.SlotCommand.DeclineClaim;
import nl.doorstroom.domain.slots.SlotCommand.LapseClaim;
import nl.doorstroom.domain.slots.SlotEvent.ClaimConfirmed;
import nl.doorstroom.domain.slots.SlotEvent.ClaimDeclined;
import nl.doorstroom.domain.slots.SlotId;
import org.jspecify.annotations.Nullable;

/** Claims by practices that the planner must confirm: until then they occupy their place. */
final class ConfirmRules {

  private final Turn turn;

  ConfirmRules(Turn turn) {
    this.turn = turn;
  }

  /** Until when a claim by {@code by} must be confirmed; null when it is final. */
  static @Nullable Instant confirmBy(Turn turn, Slot slot, OrganizationId by) {
    HealthcareService service = turn.service(slot.service());
    Integer hours = service.details().planning().confirmHours();
    return hours == null || service.organization().equals(by)
        ? null
        : Turn.earliest(
            turn.config().workingHours().after(turn.now(), hours, turn.zone()), slot.start());
  }

  Decision decide(ConfirmClaim c) {
    return pending(
        c.slot(),
        c.claim(),
        c.by(),
        (slot, claim) ->
            claim.confirmBy() == null
                ? Decision.accept()
                : Decision.accept(new ClaimConfirmed(slot.id(), claim.id(), claim.position())));
  }

  Decision decide(DeclineClaim c) {
    if (c.reason() == DeclineReason.NOT_IN_TIME) {
      return invalid("reason", c.reason(), "a reason that someone can give");
    }
    return pending(
        c.slot(),
        c.claim(),
        c.by(),
        (slot, claim) ->
            claim.confirmBy() == null
                ? refuse(
                    Reason.CLAIM_FINAL, "claim", claim.id().value(), "one that waits for a yes")
                : declined(slot, claim, c.reason()));
  }

  private Decision pending(
      SlotId id, ClaimId claimId, OrganizationId by, BiFunction<Slot, Claim, Decision> answer) {
    Slot slot = turn.slots().slot(id);
    if (slot == null) {
      return notFound("slot", id);
    }
    OrganizationId owner = turn.service(slot.service()).organization();
    if (!owner.equals(by)) {
      return notYours(by, owner.value());
    }
    Claim claim = slot.claim(claimId);
    if (claim == null) {
      return turn.wasGiven(claimId)
          ? refuse(Reason.CLAIM_ENDED, "claim", claimId.value(), "one that still stands")
          : notFound("claim", claimId);
    }
    return answer.apply(slot, claim);
  }

  Decision decide(LapseClaim c) {
    Slot slot = turn.slots().slot(c.slot());
    Claim claim = slot == null ? null : slot.claim(c.claim());
    if (slot == null || claim == null || claim.confirmBy() == null) {
      return Decision.accept();
    }
    Instant due = Turn.earliest(claim.confirmBy(), slot.start());
    return turn.isPast(due)
        ? declined(slot, claim, DeclineReason.NOT_IN_TIME)
        : invalid("claim", claim.id().value(), "not before " + due);
  }

  private static Decision declined(Slot slot, Claim claim, DeclineReason reason) {
    return Decision.accept(new ClaimDeclined(slot.id(), claim.id(), claim.position(), reason));
  }
}
