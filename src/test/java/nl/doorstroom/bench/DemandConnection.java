package nl.doorstroom.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
  private final ByteBuffer incoming = ByteBuffer.allocate(1 << 14);
  private long due;

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

  /** Sends {@code head}, which lacks its key and its end. */
  void ask(byte[] head, long number, long dueAt) throws IOException {
    due = dueAt;
    incoming.clear();
    byte[] key =
        String.format(Locale.ROOT, "Idempotency-Key: %x-%d\r\n\r\n", RUN, number)
            .getBytes(ISO_8859_1);
    ByteBuffer out = ByteBuffer.allocate(head.length + key.length).put(head).put(key).flip();
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /** Returns the status once the whole answer is there; 0 before. */
  int read() throws IOException {
    if (channel.read(incoming) < 0) {
      throw new EOFException();
    }
    String text = new String(incoming.array(), 0, incoming.position(), ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return 0;
    }
    Matcher length = LENGTH.matcher(text);
    int body = length.find() && length.start() < end ? Integer.parseInt(length.group(1)) : 0;
    return text.length() < end + 4 + body ? 0 : Integer.parseInt(text.substring(9, 12));
  }
}
