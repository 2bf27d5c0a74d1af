package nl.doorstroom.feeds.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Files for the readers, there as long as they are read. */
public final class Uploads {

  private Uploads() {}

  /** What {@code reader} makes of a file with these bytes. */
  public static <T> T read(byte[] bytes, Function<Upload, T> reader) {
    try {
      Path file = Files.createTempFile("upload", "");
      try {
        return reader.apply(new Upload(Files.write(file, bytes)));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rows of a file with this text, in UTF-8. */
  public static List<Row> rows(String text, Function<Upload, Rows> opener) {
    return rows(text.getBytes(StandardCharsets.UTF_8), opener);
  }

  /** All rows of a file with these bytes. */
  public static List<Row> rows(byte[] bytes, Function<Upload, Rows> opener) {
    return read(
        bytes,
        upload -> {
          List<Row> all = new ArrayList<>();
          try (Rows rows = opener.apply(upload)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
              all.add(row);
            }
          }
          return all;
        });
  }
}
