package nl.doorstroom.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket client (RFC 6455) that reads the numbers {@code from} and {@code to} of each delta
 * and counts a gap where one does not start at the end of the one before.
 */
final class CrowdMember {

  /** What a client of {@code doorstroom.live.v1} has to say. */
  record Speech(String region, String view, String identity) {}

  private static final byte[] FROM = "\"from\":".getBytes(UTF_8);
  private static final byte[] TO = "\"to\":".getBytes(UTF_8);
  private static final byte[] REFETCH = "{\"op\":\"refetch\"".getBytes(UTF_8);
  private static final byte[] TICK = "{\"op\":\"tick\"".getBytes(UTF_8);
  private static final byte[] DELTA = "\"upsert\":".getBytes(UTF_8);

  /** Where {@link #DELTA} is looked for: behind the numbers, whatever the length of the rows. */
  private static final int HEAD = 128;

  private final SocketChannel channel = SocketChannel.open();
  private final URI uri;
  private final @Nullable Speech speech;

  private byte[] pending = new byte[4_096];
  private int length;
  private boolean open;
  private long last = -1;

  long frames;
  long deltas;
  long changes;
  long gaps;
  long bytes;

  CrowdMember(URI uri, @Nullable Speech speech) throws IOException {
    this.uri = uri;
    this.speech = speech;
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  SocketChannel channel() {
    return channel;
  }

  boolean isOpen() {
    return open;
  }

  void close() {
    open = false;
    try {
      channel.close();
    } catch (IOException broken) {
      // It is gone, which was asked.
    }
  }

  void countAnew() {
    frames = 0;
    deltas = 0;
    changes = 0;
    gaps = 0;
    bytes = 0;
  }

  void greet() throws IOException {
    String extra =
        speech == null
            ? ""
            : "Sec-WebSocket-Protocol: doorstroom.live.v1\r\nAuthorization: Bearer "
                + speech.identity()
                + "\r\n";
    write(
        ("GET "
                + uri.getPath()
                + " HTTP/1.1\r\nHost: "
                + uri.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + extra
                + "\r\n")
            .getBytes(ISO_8859_1));
  }

  /** Watches nothing any more. */
  void rest() throws IOException {
    say("{\"op\":\"unwatch\",\"id\":1}");
  }

  /** Watches from now on what it did before it rested. */
  void watch() throws IOException {
    last = -1;
    say(watch(""));
  }

  void received(ByteBuffer incoming) throws IOException {
    int arrived = incoming.remaining();
    if (length + arrived > pending.length) {
      pending = Arrays.copyOf(pending, Math.max(2 * pending.length, length + arrived));
    }
    incoming.get(pending, length, arrived);
    length += arrived;
    int at = open ? 0 : handshake();
    if (open) {
      for (int next = frame(at); next > 0; next = frame(at)) {
        at = next;
      }
    }
    System.arraycopy(pending, at, pending, 0, length - at);
    length -= at;
  }

  /** Returns where the frames start, once the answer to the handshake is complete. */
  private int handshake() throws IOException {
    int end = indexOf("\r\n\r\n".getBytes(ISO_8859_1), 0, length);
    if (end < 0) {
      return 0;
    }
    String answer = new String(pending, 0, end, ISO_8859_1);
    if (!answer.startsWith("HTTP/1.1 101")) {
      throw new IOException(answer);
    }
    open = true;
    if (speech != null) {
      say(watch(""));
    }
    return end + 4;
  }

  /** Takes the frame at {@code at} and returns where it ends; 0 when it is not complete. */
  private int frame(int at) throws IOException {
    if (length - at < 2) {
      return 0;
    }
    int opcode = pending[at] & 0x0F;
    int size = pending[at + 1] & 0x7F;
    int body = at + 2;
    if (size == 126) {
      if (length - at < 4) {
        return 0;
      }
      size = ByteBuffer.wrap(pending, at + 2, 2).getShort() & 0xFFFF;
      body = at + 4;
    } else if (size == 127) {
      if (length - at < 10) {
        return 0;
      }
      size = Math.toIntExact(ByteBuffer.wrap(pending, at + 2, 8).getLong());
      body = at + 10;
    }
    if (length < body + size) {
      return 0;
    }
    frames++;
    bytes += body + size - at;
    if (opcode == 1) {
      text(body, body + size);
    }
    return body + size;
  }

  private void text(int start, int end) throws IOException {
    if (startsWith(TICK, start, end)) {
      // A client that never answers a tick is taken for one that does not read.
      say("{\"op\":\"seen\"}");
    } else if (speech != null && startsWith(REFETCH, start, end)) {
      String message = new String(pending, start, end - start, UTF_8);
      say(watch(message.replaceAll(".*\"at\":\"([^\"]+)\".*", "$1")));
    } else if (indexOf(DELTA, start, Math.min(end, start + HEAD)) > 0) {
      long from = number(FROM, start, end);
      long to = number(TO, start, end);
      if (last >= 0 && from != last) {
        gaps++;
      }
      last = to;
      deltas++;
      changes += to - from;
    }
  }

  private String watch(String since) {
    Speech said = Objects.requireNonNull(speech);
    return "{\"op\":\"watch\",\"id\":1,\"region\":\""
        + said.region()
        + "\",\"view\":\""
        + said.view()
        + "\""
        + (since.isEmpty() ? "" : ",\"since\":\"" + since + "\"")
        + "}";
  }

  /** Sends {@code text} as one frame under a mask of zeros. */
  private void say(String text) throws IOException {
    byte[] payload = text.getBytes(UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) 0x81);
    if (payload.length <= 125) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    }
    write(frame.putInt(0).put(payload));
  }

  private void write(byte[] bytes) throws IOException {
    write(ByteBuffer.wrap(bytes).position(bytes.length));
  }

  private void write(ByteBuffer written) throws IOException {
    written.flip();
    while (written.hasRemaining()) {
      channel.write(written);
    }
  }

  private long number(byte[] name, int start, int end) {
    int at = indexOf(name, start, Math.min(end, start + HEAD)) + name.length;
    long number = 0;
    for (; pending[at] >= '0' && pending[at] <= '9'; at++) {
      number = 10 * number + pending[at] - '0';
    }
    return number;
  }

  private boolean startsWith(byte[] prefix, int start, int end) {
    return end - start >= prefix.length
        && Arrays.equals(prefix, 0, prefix.length, pending, start, start + prefix.length);
  }

  private int indexOf(byte[] wanted, int start, int end) {
    for (int at = start; at + wanted.length <= end; at++) {
      if (Arrays.equals(wanted, 0, wanted.length, pending, at, at + wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}
