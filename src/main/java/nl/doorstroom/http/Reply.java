package nl.doorstroom.http;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * What a route answers.
 *
 * @param body in JSON; empty for none
 */
record Reply(int status, Buffer body, Map<String, String> headers) {

  Reply {
    headers = Map.copyOf(headers);
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

  static Reply nothing() {
    return new Reply(204, Buffer.buffer(), Map.of());
  }
}
