package nl.doorstroom.domain.transfers;

import java.time.Instant;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.WaitPhase;

/**
 * The place that a service of another region keeps for someone.
 *
 * @param organization its name there
 * @param service its name there
 * @param ends the wait that the place ends
 * @param actor who said yes, and is spoken with at the hand-over
 */
public record PlaceThere(
    String organization, String service, Instant start, WaitPhase ends, ActorToken actor) {}
