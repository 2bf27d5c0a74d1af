package nl.doorstroom.domain.transfers;

import java.time.Instant;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.OrganizationId;

/** Who proposed a transfer, and when. */
public record Proposal(OrganizationId by, ActorToken actor, Instant at) {}
