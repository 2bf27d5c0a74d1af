package nl.doorstroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A process that asks at a steady pace whatever becomes of what it asked before (open loop): a
 * request that finds no connection free waits in here, and its time runs from when it was due, so
 * that a server that stops answering is not spared. Nobody waits for longer than a second. All on
 * one thread.
 *
 * <p>Arguments: port, number of connections, then requests, asked in turn. Each line {@code <per
 * second> <milliseconds>} on its input is one run, answered with {@link Outcome}.
 */
final class Demand {

  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(20);

  /** Who waits longer for an answer has none: it is not counted as one, and not waited for. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final String BODY = "\f";

  private final Selector selector = Selector.open();
  private final Deque<DemandConnection> free = new ArrayDeque<>();
  private final Deque<Long> waiting = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();
  private final int port;
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(1 << 18);
  private long asked;
  private long start;

  private List<Taken> taken = new ArrayList<>();

  /** One answer: its status, when it was due and how long it took, both in nanoseconds. */
  record Taken(int status, long due, long took) {}

  private record Request(String head, String body) {

    static Request of(String text) {
      String[] parts = text.split(BODY, -1);
      return new Request(parts[0], parts[1]);
    }
  }

  private Demand(int port, List<String> requests) throws IOException {
    this.port = port;
    requests.forEach(each -> this.requests.add(Request.of(each)));
  }

  /** As an argument: {@code head} lacks its key, the length of the body and its end. */
  static String request(String head, String body) {
    return head + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n" + BODY + body;
  }

  public static void main(String[] arguments) throws IOException {
    List<String> requests = Arrays.asList(arguments).subList(2, arguments.length);
    Demand demand = new Demand(Integer.parseInt(arguments[0]), requests);
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      demand.connect();
    }
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    out.println("connected");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] fields = line.split(" ", -1);
      out.println(demand.run(Double.parseDouble(fields[0]), Long.parseLong(fields[1])).line());
    }
  }

  /**
   * What became of a run. Times are in milliseconds, of those answered and of those turned away.
   *
   * @param answered within a second of when they were due
   * @param late neither within a second, or not even asked for want of a connection
   * @param failed answered otherwise
   * @param goodput by 100 ms of when requests were due: how many of them were answered
   */
  record Outcome(
      long offered,
      long answered,
      long turnedAway,
      long late,
      long failed,
      double answeredMedian,
      double answeredP99,
      double refusalMedian,
      double refusalP99,
      List<Integer> goodput) {

    static Outcome parse(String line) {
      String[] f = line.split(" ", -1);
      return new Outcome(
          Long.parseLong(f[0]),
          Long.parseLong(f[1]),
          Long.parseLong(f[2]),
          Long.parseLong(f[3]),
          Long.parseLong(f[4]),
          Double.parseDouble(f[5]),
          Double.parseDouble(f[6]),
          Double.parseDouble(f[7]),
          Double.parseDouble(f[8]),
          Arrays.stream(f[9].split(",", -1)).map(Integer::valueOf).toList());
    }

    String line() {
      return offered
          + " "
          + answered
          + " "
          + turnedAway
          + " "
          + late
          + " "
          + failed
          + " "
          + answeredMedian
          + " "
          + answeredP99
          + " "
          + refusalMedian
          + " "
          + refusalP99
          + " "
          + goodput.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
  }

  private void connect() throws IOException {
    DemandConnection connection =
        new DemandConnection(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    connection.channel().register(selector, SelectionKey.OP_READ, connection);
    free.add(connection);
  }

  private Outcome run(double perSecond, long millis) throws IOException {
    taken = new ArrayList<>();
    waiting.clear();
    start = System.nanoTime();
    long offered = Math.round(perSecond * millis / 1_000);
    long sent = 0;
    long givenUp = 0;
    while (taken.size() + givenUp < offered
        && System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(millis) + DRAIN_NANOS) {
      long now = System.nanoTime();
      for (; sent < offered && start + (long) (sent / perSecond * 1e9) <= now; sent++) {
        waiting.add(start + (long) (sent / perSecond * 1e9));
      }
      for (; !waiting.isEmpty() && now - waiting.element() > PATIENCE_NANOS; givenUp++) {
        waiting.remove();
      }
      while (!waiting.isEmpty() && !free.isEmpty()) {
        Request request = requests.get((int) (asked++ % requests.size()));
        free.remove().ask(request.head(), request.body(), asked, waiting.remove());
      }
      selector.select(this::read, 1);
    }
    return outcome(offered, millis);
  }

  private void read(SelectionKey key) {
    DemandConnection connection = (DemandConnection) key.attachment();
    try {
      int status = connection.read(scratch);
      if (status > 0) {
        if (connection.due() - start >= 0) {
          // Else of an earlier run, which did not wait for it any longer.
          taken.add(new Taken(status, connection.due(), System.nanoTime() - connection.due()));
        }
        free.add(connection);
      }
    } catch (IOException broken) {
      key.cancel();
      try {
        connection.channel().close();
        connect();
      } catch (IOException away) {
        // One connection fewer; what it had asked is not answered.
      }
    }
  }

  private Outcome outcome(long offered, long millis) {
    List<Taken> good =
        taken.stream()
            .filter(each -> each.status() / 100 == 2 && each.took() <= PATIENCE_NANOS)
            .toList();
    List<Taken> away = taken.stream().filter(each -> each.status() == 429).toList();
    long failed =
        taken.stream().filter(each -> each.status() / 100 != 2 && each.status() != 429).count();
    Integer[] bins = new Integer[(int) Math.max(1, millis / 100)];
    Arrays.fill(bins, 0);
    for (Taken each : good) {
      int bin = (int) Math.min(bins.length - 1, (each.due() - start) / 100_000_000L);
      bins[bin]++;
    }
    return new Outcome(
        offered,
        good.size(),
        away.size(),
        offered - good.size() - away.size() - failed,
        failed,
        millis(good, 0.5),
        millis(good, 0.99),
        millis(away, 0.5),
        millis(away, 0.99),
        List.of(bins));
  }

  private static double millis(List<Taken> of, double share) {
    return of.isEmpty()
        ? 0
        : Spread.of(DoubleStream.of(of.stream().mapToDouble(each -> each.took() / 1e6).toArray()))
            .quantile(share);
  }
}
