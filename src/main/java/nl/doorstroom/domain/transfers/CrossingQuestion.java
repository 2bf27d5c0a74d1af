package nl.doorstroom.domain.transfers;

import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.waiting.Request;
import org.jspecify.annotations.Nullable;

/**
 * All that another region is told of someone before they come: what a receiver sees of a case, and
 * no area, since the regions count its people apart.
 *
 * @param phase what is waited for; null when in treatment
 * @param request without a gemeente
 * @param online whether the client consents to help online
 * @param sinceWeek ISO week in which the waiting began
 */
public record CrossingQuestion(
    Destination destination,
    @Nullable WaitPhase phase,
    Request request,
    boolean online,
    String sinceWeek) {}
