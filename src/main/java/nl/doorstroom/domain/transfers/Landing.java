package nl.doorstroom.domain.transfers;

import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;

/** Where someone is on the list of the region that they came to. */
public record Landing(PositionId position, SlotId slot, ClaimId claim) {}
