package nl.doorstroom.domain.transfers;

import java.time.LocalDate;
import nl.doorstroom.domain.ActorToken;

/** When the receiver took over the responsibility for treatment, and who did. */
public record Responsibility(ActorToken by, LocalDate on) {}
