package nl.doorstroom.grid;

import java.util.Arrays;
import java.util.List;
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

  private static final List<Mask> SHARED =
      Arrays.stream(Role.values()).map(role -> new Mask(role, null)).toList();

  /**
   * The mask that stands for everyone who sees the same of {@code view} as this one does: their
   * boards, deltas and frames can be shared.
   */
  public Mask in(View view) {
    List<Page> pages = Page.of(view, this);
    for (Mask shared : SHARED) {
      if (Page.of(view, shared).equals(pages)) {
        return shared;
      }
    }
    return this;
  }
}
