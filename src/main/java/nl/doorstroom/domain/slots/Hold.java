package nl.doorstroom.domain.slots;

import java.time.Instant;
import nl.doorstroom.domain.partners.OrganizationId;

/** One unit of a slot's capacity kept for {@code by} until {@code until}, exclusive. */
public record Hold(HoldId id, OrganizationId by, HoldKind kind, Instant until) {}
