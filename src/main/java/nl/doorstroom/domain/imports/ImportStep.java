package nl.doorstroom.domain.imports;

import java.time.Instant;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.SlotContent;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an import did, with what is needed to undo it.
 *
 * @param slot null for a position, and for what was supplied
 * @param before what a changed slot was; null for anything else
 * @param position the one registered, or the one whose outcome was recorded; null for others
 * @param claim whose outcome was recorded; null for anything else
 * @param outcome what the outcome was before; null when there was none
 * @param supplied what was registered or changed, with what it was; null for anything else
 * @param now what it became; null for anything else
 */
public record ImportStep(
    ImportId under,
    StepKind kind,
    @Nullable SlotId slot,
    @Nullable SlotContent before,
    @Nullable PositionId position,
    @Nullable ClaimId claim,
    @Nullable Outcome outcome,
    @Nullable Supplied supplied,
    @Nullable Supplied now,
    Instant at) {

  /** One that has to do with a slot or a position. */
  public ImportStep(
      ImportId under,
      StepKind kind,
      @Nullable SlotId slot,
      @Nullable SlotContent before,
      @Nullable PositionId position,
      @Nullable ClaimId claim,
      @Nullable Outcome outcome,
      Instant at) {
    this(under, kind, slot, before, position, claim, outcome, null, null, at);
  }

  /** One by which {@code supplied} became as {@code now} says. */
  public static ImportStep of(ImportId under, Supplied supplied, Supplied now, Instant at) {
    return new ImportStep(
        under,
        supplied.isNew() ? StepKind.SUPPLY_REGISTERED : StepKind.SUPPLY_CHANGED,
        null,
        null,
        null,
        null,
        null,
        supplied,
        now,
        at);
  }

  /** What was done. */
  public enum StepKind {
    SLOT_CREATED,
    SLOT_CHANGED,
    SLOT_WITHDRAWN,
    POSITION_REGISTERED,
    OUTCOME_RECORDED,
    /** A location, a service or an agenda. */
    SUPPLY_REGISTERED,
    /** One of those, or the name of the organisation. */
    SUPPLY_CHANGED
  }
}
