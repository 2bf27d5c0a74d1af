package nl.doorstroom.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One HTTP/1.1 connection that asks one thing at a time and reads no more than it has to. */
final class DemandConnection {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");
  private static final long RUN = System.nanoTime();

  private final SocketChannel channel;
  private final ByteBuffer head = ByteBuffer.allocate(1 << 12);
  private long due;
  private int status;

  /** What is still to come of the body; unknown while the head is not whole. */
  private long left;

  DemandConnection(InetSocketAddress server) throws IOException {
    channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
  }

  SocketChannel channel() {
    return channel;
  }

  /** When what is being asked was due, by {@link System#nanoTime}. */
  long due() {
    return due;
  }

  /** Sends {@code start}, which lacks its key and its end, with {@code body}. */
  void ask(String start, String body, long number, long dueAt) throws IOException {
    due = dueAt;
    head.clear();
    status = 0;
    String key = String.format(Locale.ROOT, "Idempotency-Key: %x-%d\r\n\r\n", RUN, number);
    ByteBuffer out = ByteBuffer.wrap((start + key + body).getBytes(UTF_8));
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /**
   * Returns the status once the whole answer is there; 0 before.
   *
   * @param scratch for what nobody looks at
   */
  int read(ByteBuffer scratch) throws IOException {
    if (status == 0) {
      if (channel.read(head) < 0) {
        throw new EOFException();
      }
      String text = new String(head.array(), 0, head.position(), ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end < 0) {
        return 0;
      }
      Matcher length = LENGTH.matcher(text.substring(0, end));
      left = (length.find() ? Long.parseLong(length.group(1)) : 0) - (text.length() - end - 4);
      status = Integer.parseInt(text.substring(9, 12));
    }
    while (left > 0) {
      int read = channel.read(scratch.clear());
      if (read < 0) {
        throw new EOFException();
      }
      if (read == 0) {
        return 0;
      }
      left -= read;
    }
    return status;
  }
}
