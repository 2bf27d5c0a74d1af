package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;
import static nl.doorstroom.domain.Turn.earliest;

import java.time.Instant;
import java.time.LocalTime;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Hold;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.HoldKind;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotCommand.LapseHold;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseHold;
import nl.doorstroom.domain.slots.SlotCommand.TakeOption;
import nl.doorstroom.domain.slots.SlotEvent.HoldLapsed;
import nl.doorstroom.domain.slots.SlotEvent.HoldReleased;
import nl.doorstroom.domain.slots.SlotEvent.OptionTaken;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import org.jspecify.annotations.Nullable;

/** Keeping a place for a while, and giving it back. A kept place never outlasts its start. */
final class HoldRules {

  private final Turn turn;
  private final Admission admission;
  private final Places places;

  HoldRules(Turn turn, Admission admission, Places places) {
    this.turn = turn;
    this.admission = admission;
    this.places = places;
  }

  Decision decide(HoldSlot c) {
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null) {
      return notFound("slot", c.slot());
    }
    Decision refusal = mayKeep(slot, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (places.keptBy(slot, c.by()) != null) {
      return Decision.accept();
    }
    Decision taken = places.free("slot", slot);
    if (taken != null) {
      return taken;
    }
    Instant until = earliest(turn.now().plus(turn.config().terms().hold()), slot.start());
    return Decision.accept(new SlotHeld(slot.id(), new HoldId(turn.nextId()), c.by(), until));
  }

  Decision decide(TakeOption c) {
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null) {
      return notFound("slot", c.slot());
    }
    Decision refusal = mayKeep(slot, c.by());
    if (refusal != null) {
      return refusal;
    }
    Hold kept = places.keptBy(slot, c.by());
    if (kept != null
        && kept.kind() == HoldKind.OPTION
        && (c.hold() == null || c.hold().equals(kept.id()))) {
      return Decision.accept();
    }
    Decision taken = places.unit(slot, c.hold(), c.by());
    if (taken != null) {
      return taken;
    }
    int options = turn.slots().options(c.by(), turn.now());
    int max = turn.config().terms().optionsMax();
    if (options >= max) {
      return refuse(Reason.OPTION_LIMIT, "by", c.by().value(), "fewer than " + max + " options");
    }
    Instant until = earliest(nextNoon(), slot.start());
    return Decision.accept(
        new OptionTaken(slot.id(), new HoldId(turn.nextId()), c.hold(), c.by(), until));
  }

  /** What is gone is already given back. */
  Decision decide(ReleaseHold c) {
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null) {
      return notFound("slot", c.slot());
    }
    Hold hold = slot.hold(c.hold());
    if (hold == null) {
      return turn.wasGiven(c.hold()) ? Decision.accept() : notFound("hold", c.hold());
    }
    if (!hold.kind().isByParty()) {
      return refuse(
          Reason.SLOT_TAKEN, "hold", hold.id().value(), "none that ends with what it is kept for");
    }
    if (!hold.by().equals(c.by())) {
      return notYours(c.by(), "who took hold " + hold.id().value());
    }
    return Decision.accept(new HoldReleased(slot.id(), hold.id()));
  }

  Decision decide(LapseHold c) {
    Slot slot = turn.slots().slot(c.slot());
    Hold hold = slot == null ? null : slot.hold(c.hold());
    if (slot == null || hold == null || !hold.kind().isByParty()) {
      return Decision.accept();
    }
    if (!turn.isPast(hold.until())) {
      return invalid("hold", hold.id().value(), "not before " + hold.until());
    }
    return Decision.accept(new HoldLapsed(slot.id(), hold.id()));
  }

  private @Nullable Decision mayKeep(Slot slot, OrganizationId by) {
    Decision unknown = places.known(by);
    if (unknown != null) {
      return unknown;
    }
    Decision gone = places.open("slot", slot);
    if (gone != null) {
      return gone;
    }
    Decision closed =
        places.owns(slot, by) ? null : admission.admitsAnyone(turn.service(slot.service()));
    return closed == null ? places.forKeeping(slot, by) : closed;
  }

  private Instant nextNoon() {
    return turn.config()
        .workingHours()
        .workingDayAfter(turn.today())
        .atTime(LocalTime.NOON)
        .atZone(turn.zone())
        .toInstant();
  }
}
