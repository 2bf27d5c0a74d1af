package nl.doorstroom.domain.transfers;

import java.time.LocalDate;
import nl.doorstroom.domain.ActorToken;

/**
 * A warm hand-over: identified, outside the exchange.
 *
 * @param from who spoke for the holder
 * @param to who spoke for the receiver
 */
public record HandOver(ActorToken from, ActorToken to, LocalDate on) {}
