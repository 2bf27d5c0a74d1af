package nl.doorstroom.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
 * that a server that stops answering is not spared. All on one thread.
 *
 * <p>Arguments: port, number of connections, then the heads of requests, asked in turn. Each line
 * {@code <per second> <milliseconds>} on its input is one run, answered with {@link Outcome}.
 */
final class Demand {

  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Selector selector = Selector.open();
  private final Deque<DemandConnection> free = new ArrayDeque<>();
  private final Deque<Long> waiting = new ArrayDeque<>();
  private final List<byte[]> heads = new ArrayList<>();
  private final int port;
  private long asked;

  private List<Taken> taken = new ArrayList<>();

  /** One answer: its status, when it was due and how long it took, both in nanoseconds. */
  record Taken(int status, long due, long took) {}

  private Demand(int port, List<String> heads) throws IOException {
    this.port = port;
    heads.forEach(head -> this.heads.add(head.getBytes(ISO_8859_1)));
  }

  public static void main(String[] arguments) throws IOException {
    List<String> heads = Arrays.asList(arguments).subList(2, arguments.length);
    Demand demand = new Demand(Integer.parseInt(arguments[0]), heads);
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
   * @param unanswered neither, some seconds after the end, or another failure
   * @param goodput by 100 ms of when requests were due: how many of them were answered
   */
  record Outcome(
      long offered,
      long answered,
      long turnedAway,
      long unanswered,
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
          Double.parseDouble(f[4]),
          Double.parseDouble(f[5]),
          Double.parseDouble(f[6]),
          Double.parseDouble(f[7]),
          Arrays.stream(f[8].split(",", -1)).map(Integer::valueOf).toList());
    }

    String line() {
      return offered
          + " "
          + answered
          + " "
          + turnedAway
          + " "
          + unanswered
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
    long start = System.nanoTime();
    long offered = Math.round(perSecond * millis / 1_000);
    long sent = 0;
    while (taken.size() < offered
        && System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(millis) + DRAIN_NANOS) {
      long now = System.nanoTime();
      for (; sent < offered && start + (long) (sent / perSecond * 1e9) <= now; sent++) {
        waiting.add(start + (long) (sent / perSecond * 1e9));
      }
      while (!waiting.isEmpty() && !free.isEmpty()) {
        free.remove().ask(heads.get((int) (asked++ % heads.size())), asked, waiting.remove());
      }
      selector.select(this::read, 1);
    }
    return outcome(start, offered, millis);
  }

  private void read(SelectionKey key) {
    DemandConnection connection = (DemandConnection) key.attachment();
    try {
      int status = connection.read();
      if (status > 0) {
        taken.add(new Taken(status, connection.due(), System.nanoTime() - connection.due()));
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

  private Outcome outcome(long start, long offered, long millis) {
    List<Taken> good = taken.stream().filter(each -> each.status() / 100 == 2).toList();
    List<Taken> away = taken.stream().filter(each -> each.status() == 429).toList();
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
        offered - good.size() - away.size(),
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
