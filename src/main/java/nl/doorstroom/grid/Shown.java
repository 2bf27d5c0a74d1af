package nl.doorstroom.grid;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import nl.doorstroom.domain.partners.OrganizationId;

/** On which pages of a view one key is shown, and with what row: all that is not said is hidden. */
final class Shown {

  private final View view;
  private final Map<Page, Line> lines = new HashMap<>();

  Shown(View view) {
    this.view = view;
  }

  /** To all with {@code eyes}. */
  void to(Eyes eyes, Row row) {
    lines.put(new Page(view, eyes, null), new Line(row));
  }

  /** To those with {@code eyes} who act for {@code organization}, and to nobody else. */
  void to(Eyes eyes, OrganizationId organization, Row row) {
    lines.put(new Page(view, eyes, organization), new Line(row));
  }

  /** To those with {@code eyes} who act for one of {@code organizations}, alike. */
  void to(Eyes eyes, Collection<OrganizationId> organizations, Row row) {
    Line line = new Line(row);
    for (OrganizationId organization : organizations) {
      lines.put(new Page(view, eyes, organization), line);
    }
  }

  /** To the planners of {@code organization} and to the administrator, alike. */
  void toOwner(OrganizationId organization, Row row) {
    Line line = new Line(row);
    lines.put(new Page(view, Eyes.OWNER, organization), line);
    lines.put(new Page(view, Eyes.OWNER, null), line);
  }

  Map<Page, Line> lines() {
    return lines;
  }
}
