package nl.doorstroom.grid;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportKind;
import nl.doorstroom.domain.imports.ImportState;
import nl.doorstroom.domain.imports.Kept;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * One import, as who brought it sees it.
 *
 * @param key id of the import
 * @param finishedAt null while it runs
 * @param undoUntil until when it can be undone; null while it runs
 * @param counts what it did, whether or not that was undone since
 * @param kept what undoing it left as it was, and why
 */
record ImportRow(
    String key,
    ImportKind kind,
    OrganizationId by,
    ImportState state,
    Instant openedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant undoUntil,
    Import.Counts counts,
    List<Kept> kept)
    implements Row {}
