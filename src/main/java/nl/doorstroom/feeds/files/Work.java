package nl.doorstroom.feeds.files;

import java.time.Instant;
import nl.doorstroom.domain.imports.ImportId;
import org.jspecify.annotations.Nullable;

/** A preview or a run under way. Confined to the context of its import. */
interface Work {

  /** What became of the rows until now. */
  Ledger ledger();

  /** Ends it after the chunk it is at. */
  void cancel();

  /** Under which the region knows it; null as long as it does not. */
  @Nullable ImportId importId();

  @Nullable Instant undoUntil();
}
