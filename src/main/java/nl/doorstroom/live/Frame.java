package nl.doorstroom.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import nl.doorstroom.grid.BoardCursor;
import nl.doorstroom.grid.Cursor;
import nl.doorstroom.grid.Delta;
import nl.doorstroom.grid.EncodedRow;
import org.jspecify.annotations.Nullable;

/**
 * One delta of one view under one mask, encoded once for all who get it: as WebSocket frames, one
 * for each watch id in use, and as a Server-Sent Event.
 *
 * <p><b>Threads.</b> Safe to share: encodings are made at most once each and never written to.
 */
final class Frame {

  private static final byte FINAL_TEXT = (byte) 0x81;
  private static final int LENGTH_IN_ONE_BYTE_MAX = 125;
  private static final int LENGTH_IN_TWO_BYTES_MAX = 0xFFFF;

  private final Cursor from;
  private final Cursor to;
  private final BoardCursor at;
  private final byte[] content;
  private final ConcurrentHashMap<Integer, ByteBuf> byWatchId = new ConcurrentHashMap<>();
  private @Nullable Buffer event;

  Frame(Channel.Key key, Cursor from, Delta.Changes changes) {
    this.from = from;
    this.to = changes.to();
    this.at = key.at(to);
    this.content = content(from, at, changes);
  }

  Cursor from() {
    return from;
  }

  Cursor to() {
    return to;
  }

  /** The delta as one JSON object without an {@code op} or an {@code id}. */
  Buffer json() {
    return Buffer.buffer(content.length + 1).appendByte((byte) '{').appendBytes(content);
  }

  /** A whole unmasked text frame (RFC 6455 §5.2); write a duplicate of it. */
  ByteBuf webSocket(int watchId) {
    return byWatchId.computeIfAbsent(watchId, this::encode);
  }

  /** {@code event: delta} with its cursor as id. */
  synchronized Buffer event() {
    if (event == null) {
      event =
          Buffer.buffer("event: delta\nid: " + at + "\ndata: {")
              .appendBytes(content)
              .appendString("\n\n");
    }
    return event;
  }

  private ByteBuf encode(int watchId) {
    byte[] head = ("{\"op\":\"delta\",\"id\":" + watchId + ",").getBytes(StandardCharsets.UTF_8);
    return text(head, content);
  }

  /** A final text frame of the bytes of {@code head} and {@code tail}. */
  static ByteBuf text(byte[] head, byte[] tail) {
    int length = head.length + tail.length;
    ByteBuf frame = Unpooled.directBuffer(length + 10);
    frame.writeByte(FINAL_TEXT);
    if (length <= LENGTH_IN_ONE_BYTE_MAX) {
      frame.writeByte(length);
    } else if (length <= LENGTH_IN_TWO_BYTES_MAX) {
      frame.writeByte(126).writeShort(length);
    } else {
      frame.writeByte(127).writeLong(length);
    }
    frame.writeBytes(head).writeBytes(tail);
    // Not as a read-only one: of that, every send makes views of its own.
    return Unpooled.unreleasableBuffer(frame);
  }

  private static byte[] content(Cursor from, BoardCursor at, Delta.Changes changes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    write(out, "\"from\":" + from.offset() + ",\"to\":" + changes.to().offset());
    write(out, ",\"at\":\"" + at + "\",\"upsert\":[");
    String separator = "";
    for (EncodedRow row : changes.upsert()) {
      write(out, separator);
      out.writeBytes(row.json());
      separator = ",";
    }
    write(out, "],\"remove\":[");
    separator = "";
    for (String key : changes.remove()) {
      // Keys are ids: letters, digits, dots and dashes, which JSON takes as they are.
      write(out, separator + "\"" + key + "\"");
      separator = ",";
    }
    write(out, "]}");
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
