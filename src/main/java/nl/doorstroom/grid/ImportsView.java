package nl.doorstroom.grid;

import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportId;

/** Who sees what of an import: who brought it and the administrator see the row, nobody else. */
final class ImportsView {

  private final Region region;

  ImportsView(Region region) {
    this.region = region;
  }

  Shown show(ImportId id) {
    Shown shown = new Shown(View.IMPORTS);
    Import under = region.imports().find(id);
    if (under != null) {
      shown.toOwner(
          under.organization(),
          new ImportRow(
              under.id().value(),
              under.kind(),
              under.organization(),
              under.state(),
              under.openedAt(),
              under.finishedAt(),
              under.undoUntil(),
              under.counts(),
              under.kept()));
    }
    return shown;
  }
}
