package nl.doorstroom.faults;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was seen, written down one JSON object a line as it is seen, and read again by who checks
 * it: what is not in the file was not seen.
 *
 * @param <T> what a line holds
 */
final class History<T> implements AutoCloseable {

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private final Path file;
  private final Class<T> type;
  private final BufferedWriter out;
  private int size;

  /** Begins anew in {@code file}. */
  History(Path file, Class<T> type) {
    this.file = file;
    this.type = type;
    try {
      out = Files.newBufferedWriter(file);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  synchronized void add(T seen) {
    try {
      out.write(JSON.writeValueAsString(seen));
      out.newLine();
      size++;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  synchronized int size() {
    return size;
  }

  /** Everything, once nothing more is added. */
  List<T> all() {
    close();
    return read(file, type);
  }

  static <T> List<T> read(Path file, Class<T> type) {
    try (Stream<String> lines = Files.lines(file)) {
      List<T> all = new ArrayList<>();
      for (String line : (Iterable<String>) lines::iterator) {
        all.add(JSON.readValue(line, type));
      }
      return all;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
