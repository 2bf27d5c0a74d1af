package nl.doorstroom.domain.transfers;

import java.time.LocalDate;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * The client's yes.
 *
 * @param calledBy who called the client
 * @param needs what it needs from someone else; null when nothing
 * @param confirmer whose confirmation that is; null when anyone's of that kind
 */
public record Choice(
    ActorToken calledBy,
    LocalDate on,
    @Nullable ChangeNeed needs,
    @Nullable OrganizationId confirmer) {}
