package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.ClaimSlot;
import nl.doorstroom.domain.slots.SlotCommand.MoveClaim;
import nl.doorstroom.domain.slots.SlotCommand.ReferToSlot;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseClaim;
import nl.doorstroom.domain.slots.SlotEvent.ClaimMoved;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.ReferralId;
import nl.doorstroom.domain.waiting.Verwijscode;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterAwaited;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralMade;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** Taking a place for someone, giving it back and moving it: slots, referrals and waits at once. */
final class ClaimRules {

  private final Turn turn;
  private final Admission admission;
  private final Places places;
  private final Letters letters;

  ClaimRules(Turn turn, Admission admission, Places places, Letters letters) {
    this.turn = turn;
    this.admission = admission;
    this.places = places;
    this.letters = letters;
  }

  Decision decide(ReferToSlot c) {
    Decision request = admission.request(c.request());
    if (request != null) {
      return request;
    }
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null) {
      return notFound("slot", c.slot());
    }
    Decision unknown = places.known(c.by());
    if (unknown != null) {
      return unknown;
    }
    if (places.owns(slot, c.by())) {
      return invalid("by", c.by().value(), "another than who offers the place");
    }
    WaitingPosition waits = turn.waiting().waitOf(c.person(), slot.service());
    if (waits != null) {
      return Admission.waitsAlready(waits, isReferralTo(slot, waits, c));
    }
    Decision refusal = mayRefer(slot, c);
    if (refusal != null) {
      return refusal;
    }
    Decision taken = places.unit(slot, c.hold(), c.by());
    return taken == null ? referred(slot, c) : taken;
  }

  private boolean isReferralTo(Slot slot, WaitingPosition waits, ReferToSlot c) {
    Referral referral = turn.waiting().referralOf(waits);
    return referral != null
        && c.by().equals(referral.by())
        && waits.booking() != null
        && waits.booking().slot().equals(slot.id());
  }

  private @Nullable Decision mayRefer(Slot slot, ReferToSlot c) {
    Decision gone = places.open("slot", slot);
    if (gone != null) {
      return gone;
    }
    Decision refused = admission.newcomer(turn.service(slot.service()), c.request());
    return refused == null
        ? first(
            places.forNewcomer("slot", slot, c.request().urgency()),
            Restrictions.forKeeping(slot, c.by(), false),
            Restrictions.forRequest(slot, c.request(), c.referrerType()))
        : refused;
  }

  private Decision referred(Slot slot, ReferToSlot c) {
    ReferralId referral = new ReferralId(turn.nextId());
    Verwijscode code = Verwijscode.of(turn.lastCounter());
    PositionId position = new PositionId(turn.nextId());
    ClaimId claim = new ClaimId(turn.nextId());
    return Decision.accept(
        new ReferralMade(
            referral,
            code,
            c.by(),
            c.referrerType(),
            slot.service(),
            c.request(),
            turn.today(),
            position),
        new PositionRegistered(
            position,
            slot.service(),
            c.person(),
            WaitPhase.INTAKE,
            c.request(),
            turn.today(),
            null,
            referral),
        new SlotClaimed(
            slot.id(),
            claim,
            c.hold(),
            position,
            c.by(),
            ConfirmRules.confirmBy(turn, slot, c.by())),
        letters.awaited(referral, slot));
  }

  Decision decide(ClaimSlot c) {
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null) {
      return notFound("slot", c.slot());
    }
    WaitingPosition position = turn.waiting().position(c.position());
    if (position == null) {
      return notFound("position", c.position());
    }
    Referral referral = turn.waiting().referralOf(position);
    if (!places.owns(slot, c.by()) && !isReferrer(referral, c.by())) {
      return notYours(c.by(), "who offers the place, or who referred");
    }
    if (!position.service().equals(slot.service())) {
      return refuse(
          Reason.NOT_ELIGIBLE,
          "position",
          position.id().value(),
          "one that waits for service " + slot.service().value());
    }
    if (!position.isOpen()) {
      return refuse(Reason.POSITION_CLOSED, "position", position.id().value(), "one that is open");
    }
    if (position.booking() != null) {
      return position.booking().slot().equals(slot.id())
          ? Decision.accept()
          : refuse(
              Reason.ALREADY_CLAIMED,
              "position",
              position.id().value(),
              "no place yet; it has " + position.booking().slot().value());
    }
    Decision refusal = mayTake("slot", slot, position, c.by());
    if (refusal != null) {
      return refusal;
    }
    Decision taken = places.unit(slot, c.hold(), c.by());
    if (taken != null) {
      return taken;
    }
    ClaimId claim = new ClaimId(turn.nextId());
    var claimed =
        new SlotClaimed(
            slot.id(),
            claim,
            c.hold(),
            position.id(),
            c.by(),
            ConfirmRules.confirmBy(turn, slot, c.by()));
    LetterAwaited letter = letters.awaitedFor(referral, slot);
    return letter == null ? Decision.accept(claimed) : Decision.accept(claimed, letter);
  }

  Decision decide(ReleaseClaim c) {
    switch (c.reason()) {
      case LETTER_MISSING, POSITION_CLOSED, PRACTITIONER_ABSENT -> {
        return invalid("reason", c.reason(), "a reason that someone can give");
      }
      case CLIENT_DECLINED, REFERRER_WITHDREW, PROVIDER_WITHDREW, OTHER -> {}
    }
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null) {
      return notFound("slot", c.slot());
    }
    Claim claim = slot.claim(c.claim());
    if (claim == null) {
      return ended(c.claim());
    }
    Decision refusal = mayChange(slot, claim, c.by());
    if (refusal != null) {
      return refusal;
    }
    return Decision.accept(released(slot, claim, c.reason()));
  }

  private static ClaimReleased released(Slot slot, Claim claim, ReleaseReason reason) {
    return new ClaimReleased(slot.id(), claim.id(), claim.position(), reason);
  }

  Decision decide(MoveClaim c) {
    Slot from = turn.slots().slot(c.slot());
    if (from == null) {
      return notFound("slot", c.slot());
    }
    Slot to = turn.slots().slot(c.to());
    if (to == null) {
      return notFound("to", c.to());
    }
    Claim claim = from.claim(c.claim());
    if (claim == null) {
      return to.claim(c.claim()) == null ? ended(c.claim()) : Decision.accept();
    }
    Decision refusal = mayChange(from, claim, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (from.id().equals(to.id())) {
      return Decision.accept();
    }
    if (!from.service().equals(to.service()) || from.kind() != to.kind()) {
      return refuse(
          Reason.ALLOTMENT_MISMATCH,
          "to",
          to.id().value(),
          from.kind() + " of service " + from.service().value());
    }
    WaitingPosition position = turn.waiting().position(claim.position());
    if (position == null) {
      return notFound("position", claim.position());
    }
    Decision barred = mayTake("to", to, position, c.by());
    if (barred != null) {
      return barred;
    }
    Decision taken = places.free("to", to);
    if (taken != null) {
      return taken;
    }
    List<Event> events = new ArrayList<>();
    events.add(new ClaimMoved(from.id(), to.id(), claim.id(), position.id()));
    LetterAwaited letter = letters.movedTo(turn.waiting().referralOf(position), to);
    if (letter != null) {
      events.add(letter);
    }
    return Decision.accept(events);
  }

  private @Nullable Decision mayTake(
      String field, Slot slot, WaitingPosition position, OrganizationId by) {
    Decision gone = places.open(field, slot);
    return gone == null ? places.forWaiting(field, slot, position, by) : gone;
  }

  /** The claimant, the practice that referred and whoever offers the place, until it starts. */
  private @Nullable Decision mayChange(Slot slot, Claim claim, OrganizationId by) {
    Referral referral = turn.waiting().referralOf(turn.waiting().position(claim.position()));
    if (!claim.by().equals(by) && !places.owns(slot, by) && !isReferrer(referral, by)) {
      return notYours(by, "who claimed, who referred, or who offers the place");
    }
    if (claim.outcome() != null) {
      return ended(claim.id());
    }
    return claim.toMove() ? null : places.open("slot", slot);
  }

  private Decision ended(ClaimId claim) {
    return turn.wasGiven(claim)
        ? refuse(Reason.CLAIM_ENDED, "claim", claim.value(), "one that still stands")
        : notFound("claim", claim);
  }

  private static boolean isReferrer(@Nullable Referral referral, OrganizationId by) {
    return referral != null && by.equals(referral.by());
  }
}
