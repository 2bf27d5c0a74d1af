package nl.doorstroom.grid;

import org.jspecify.annotations.Nullable;

/** A row on one or more sheets, encoded when somebody first asks for it. */
final class Line {

  private final Row row;
  private @Nullable EncodedRow encoded;

  Line(Row row) {
    this.row = row;
  }

  Row row() {
    return row;
  }

  EncodedRow encoded() {
    if (encoded == null) {
      encoded = RowEncoder.encode(row);
    }
    return encoded;
  }
}
