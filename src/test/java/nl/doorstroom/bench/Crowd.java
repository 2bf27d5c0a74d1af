package nl.doorstroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A process of many WebSocket clients on one thread, which counts what each of them received. The
 * same for every server, but for what a client says: {@code watch} speaks {@code
 * doorstroom.live.v1}, {@code listen} only listens.
 *
 * <p>Arguments: URI, number of clients, {@code watch} or {@code listen}, and for {@code watch} the
 * region, view and identity, and how many of the clients read one frame a second only. Each line on
 * its input is answered with one: {@code count} starts a count anew and is answered with the one
 * before it, as {@link Count} reads it; after {@code rest} all stay connected and watch nothing,
 * until {@code watch}.
 */
final class Crowd {

  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * How often the clients read what has come. A process that sleeps until something comes would be
   * woken by the server, on the server's time, for a frame or for many as chance has it: on a
   * network no watcher asks that of it.
   */
  private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** Of one frame with a change, or a little more. */
  private static final int SLOW_BYTES = 1_024;

  private final Selector selector = Selector.open();
  private final List<CrowdMember> members = new ArrayList<>();
  private final List<CrowdMember> slow = new ArrayList<>();
  private final ConcurrentLinkedQueue<String> questions = new ConcurrentLinkedQueue<>();
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(1 << 16);
  private final PrintStream out;

  private Crowd(PrintStream out) throws IOException {
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    Crowd crowd = new Crowd(new PrintStream(System.out, true, UTF_8));
    URI uri = URI.create(arguments[0]);
    int clients = Integer.parseInt(arguments[1]);
    int slow = arguments.length > 6 ? Integer.parseInt(arguments[6]) : 0;
    for (int i = 0; i < clients; i++) {
      crowd.join(
          uri,
          i < slow,
          arguments[2].equals("watch")
              ? new CrowdMember.Speech(arguments[3], arguments[4], arguments[5])
              : null);
    }
    Thread reader = new Thread(crowd::read, "questions");
    reader.setDaemon(true);
    reader.start();
    crowd.run();
  }

  /** What all clients received since the count before. */
  record Count(
      long frames,
      long deltas,
      long changes,
      long gaps,
      long changesMin,
      long changesMax,
      long bytes,
      int closed) {

    static Count parse(String line) {
      String[] fields = line.split(" ", -1);
      long[] numbers = new long[fields.length];
      for (int i = 0; i < fields.length; i++) {
        numbers[i] = Long.parseLong(fields[i]);
      }
      return new Count(
          numbers[0],
          numbers[1],
          numbers[2],
          numbers[3],
          numbers[4],
          numbers[5],
          numbers[6],
          (int) numbers[7]);
    }

    /** Of both together, one after the other. */
    Count plus(Count next) {
      return new Count(
          frames + next.frames,
          deltas + next.deltas,
          changes + next.changes,
          gaps + next.gaps,
          changesMin + next.changesMin,
          changesMax + next.changesMax,
          bytes + next.bytes,
          Math.max(closed, next.closed));
    }

    String line() {
      return frames
          + " "
          + deltas
          + " "
          + changes
          + " "
          + gaps
          + " "
          + changesMin
          + " "
          + changesMax
          + " "
          + bytes
          + " "
          + closed;
    }
  }

  private void join(URI uri, boolean slowly, CrowdMember.@Nullable Speech speech)
      throws IOException {
    CrowdMember member = new CrowdMember(uri, speech);
    if (slowly) {
      member.channel().setOption(StandardSocketOptions.SO_RCVBUF, SLOW_BYTES);
    }
    member
        .channel()
        .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), uri.getPort()));
    member.greet();
    // One at a time, so that no listen queue overflows.
    while (!member.isOpen()) {
      receive(member, incoming.capacity());
    }
    members.add(member);
    member.channel().configureBlocking(false);
    if (slowly) {
      slow.add(member);
    } else {
      member.channel().register(selector, SelectionKey.OP_READ, member);
    }
  }

  private void read() {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        questions.add(line);
      }
    } catch (IOException parentIsGone) {
      // Falls through to the end.
    }
    Runtime.getRuntime().halt(0);
  }

  private void run() throws IOException {
    out.println("joined");
    long readSlowly = System.nanoTime();
    long beat = readSlowly;
    while (true) {
      selector.selectNow(
          key -> {
            CrowdMember member = (CrowdMember) key.attachment();
            if (!receive(member, incoming.capacity())) {
              key.cancel();
            }
          });
      beat = Math.max(beat + BEAT_NANOS, System.nanoTime());
      LockSupport.parkNanos(beat - System.nanoTime());
      if (System.nanoTime() - readSlowly > SLOW_NANOS) {
        readSlowly = System.nanoTime();
        slow.removeIf(member -> !receive(member, SLOW_BYTES));
      }
      String question = questions.poll();
      if (question != null) {
        out.println(answer(question));
      }
    }
  }

  private String answer(String question) throws IOException {
    switch (question) {
      case "count" -> {
        return count().line();
      }
      case "rest" -> {
        for (CrowdMember member : members) {
          member.rest();
        }
      }
      case "watch" -> {
        for (CrowdMember member : members) {
          member.watch();
        }
      }
      default -> throw new IllegalArgumentException(question);
    }
    return question;
  }

  /** Returns whether the connection is still there. */
  private boolean receive(CrowdMember member, int bytesMax) {
    try {
      incoming.clear().limit(bytesMax);
      if (member.channel().read(incoming) < 0) {
        member.close();
        return false;
      }
      member.received(incoming.flip());
      return true;
    } catch (IOException broken) {
      member.close();
      return false;
    }
  }

  private Count count() {
    long frames = 0;
    long deltas = 0;
    long changes = 0;
    long gaps = 0;
    long min = Long.MAX_VALUE;
    long max = 0;
    long bytes = 0;
    int closed = 0;
    for (CrowdMember member : members) {
      frames += member.frames;
      deltas += member.deltas;
      changes += member.changes;
      gaps += member.gaps;
      min = Math.min(min, member.changes);
      max = Math.max(max, member.changes);
      bytes += member.bytes;
      closed += member.isOpen() ? 0 : 1;
      member.countAnew();
    }
    return new Count(frames, deltas, changes, gaps, min, max, bytes, closed);
  }
}
