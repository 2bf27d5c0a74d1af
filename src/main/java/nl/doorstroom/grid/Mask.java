package nl.doorstroom.grid;

import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Role;
import org.jspecify.annotations.Nullable;

/**
 * Whose eyes: a role class and, where it has one, the organisation it acts for. Masking comes
 * before diffing, so that a field or row which a mask does not allow never leaves the server.
 */
public record Mask(Role role, @Nullable OrganizationId organization) {

  /** Anyone. */
  public static final Mask PUBLIC = new Mask(Role.PUBLIC, null);
}
