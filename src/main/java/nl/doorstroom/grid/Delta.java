package nl.doorstroom.grid;

import java.util.List;

/** How one view under one mask came from one cursor to another. Applying it twice does no harm. */
public sealed interface Delta {

  /**
   * {@code upsert} holds the latest row of each key that changed; {@code remove} the keys that
   * went.
   */
  record Changes(Cursor from, Cursor to, List<EncodedRow> upsert, List<String> remove)
      implements Delta {
    public Changes {
      upsert = List.copyOf(upsert);
      remove = List.copyOf(remove);
    }
  }

  /** The cursor is of another history, or too old: only a whole board helps. */
  record Refetch(Cursor at) implements Delta {}
}
