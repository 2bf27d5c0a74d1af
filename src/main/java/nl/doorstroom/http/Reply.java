package nl.doorstroom.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a route answers.
 *
 * @param body in JSON, unless its headers have another content type; empty for none
 * @param file is sent in the place of the body; null for none
 */
record Reply(int status, Buffer body, Map<String, String> headers, @Nullable Path file) {

  Reply {
    headers = Map.copyOf(headers);
  }

  Reply(int status, Buffer body, Map<String, String> headers) {
    this(status, body, headers, null);
  }

  static Reply ok(Object value) {
    return new Reply(200, Wire.encode(value), Map.of());
  }

  /** Something is there that was not. */
  static Reply created(Object value) {
    return new Reply(201, Wire.encode(value), Map.of());
  }

  /** One thing, at {@code version}. */
  static Reply versioned(Object value, long version) {
    return new Reply(200, Wire.encode(value), Map.of("ETag", "\"" + version + "\""));
  }

  /** It is being done. */
  static Reply accepted(Object value) {
    return new Reply(202, Wire.encode(value), Map.of());
  }

  /** The body as plain values. */
  Object value() {
    try {
      return Wire.MAPPER.readValue(body.getBytes(), Object.class);
    } catch (IOException e) {
      throw new UncheckedIOException("a reply is JSON", e);
    }
  }

  static Reply nothing() {
    return new Reply(204, Buffer.buffer(), Map.of());
  }
}
