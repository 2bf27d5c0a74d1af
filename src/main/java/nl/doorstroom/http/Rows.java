package nl.doorstroom.http;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import nl.doorstroom.grid.EncodedRow;
import org.jspecify.annotations.Nullable;

/** Rows of boards, put together without encoding them again. */
final class Rows {

  private Rows() {}

  static Buffer array(List<EncodedRow> rows) {
    Buffer out = Buffer.buffer();
    append(out, rows);
    return out;
  }

  static void append(Buffer out, List<EncodedRow> rows) {
    out.appendByte((byte) '[');
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        out.appendByte((byte) ',');
      }
      out.appendBytes(rows.get(i).json());
    }
    out.appendByte((byte) ']');
  }

  /** The row of {@code key}; null when it is not among them. */
  static @Nullable EncodedRow find(List<EncodedRow> rows, String key) {
    return rows.stream().filter(row -> row.key().equals(key)).findFirst().orElse(null);
  }

  static Reply reply(EncodedRow row, long version) {
    return new Reply(200, Buffer.buffer(row.json()), Map.of("ETag", "\"" + version + "\""));
  }
}
