package nl.doorstroom.domain.transfers;

import java.time.LocalDate;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.OrganizationId;

/** By whom the new referral or the indication was confirmed. */
public record Confirmation(OrganizationId by, ActorToken actor, LocalDate on) {}
