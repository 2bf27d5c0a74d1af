package nl.doorstroom.domain.transfers;

import java.time.LocalDate;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Wishes;
import org.jspecify.annotations.Nullable;

/**
 * What goes along to another region's list: start of waiting, urgency and wishes are kept.
 *
 * @param phase what was waited for; null when in treatment
 * @param intakeOn day of the intake; null before it
 */
public record Traveller(
    PersonToken person,
    @Nullable WaitPhase phase,
    Request request,
    LocalDate since,
    @Nullable LocalDate intakeOn,
    Wishes wishes) {}
