package nl.doorstroom.journal.codec;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.doorstroom.domain.RegionState;

/**
 * The state of a region as bytes: canonical JSON, gzipped. A snapshot of another format is not
 * readable: an older one, or the journal, takes its place.
 *
 * <p><b>Threads.</b> This class is threadsafe. A large region takes seconds: called from a worker
 * thread.
 */
public final class SnapshotCodec {

  /** Goes up with every change of {@link RegionState} or of the records in it. */
  public static final int FORMAT = 4;

  private SnapshotCodec() {}

  public static Buffer encode(RegionState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      CanonicalJson.MAPPER.writeValue(out, state);
    } catch (IOException cause) {
      throw new IllegalArgumentException("snapshot of " + state.region().value(), cause);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if {@code format} is not {@link #FORMAT}, or {@code body} is
   *     not whole
   */
  public static RegionState decode(int format, Buffer body) {
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "snapshot format: " + format + " (expected: " + FORMAT + ")");
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body.getBytes()))) {
      return CanonicalJson.MAPPER.readValue(in, RegionState.class);
    } catch (IOException cause) {
      throw new IllegalArgumentException("snapshot: not readable", cause);
    }
  }
}
