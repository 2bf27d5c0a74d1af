package nl.doorstroom.domain.imports;

import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.SlotId;

/** What became of one appointment. */
public record OutcomeDraft(SlotId slot, ClaimId claim, Outcome outcome) {}
