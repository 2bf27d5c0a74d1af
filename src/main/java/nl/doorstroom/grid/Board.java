package nl.doorstroom.grid;

import java.util.List;

/**
 * All rows of one view that one mask may see, each encoded once as JSON.
 *
 * @param at what it is a picture of
 * @param changedAt offset at which the content of this view and mask last changed, for ETags
 */
public record Board(Cursor at, long changedAt, List<EncodedRow> rows) {
  public Board {
    rows = List.copyOf(rows);
  }
}
