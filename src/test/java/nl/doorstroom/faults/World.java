package nl.doorstroom.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL and the nodes of one exchange on it, each in a process of its own. Whatever
 * happens, closing it leaves none of them behind.
 */
final class World implements AutoCloseable {

  /**
   * What a world consists of.
   *
   * @param nodes how many servers
   * @param clustered whether they know of each other; if not, several only fence each other
   * @param networks whether each process has a network of its own that can be cut
   * @param smallDisk whether the database is on one that can be filled
   * @param ahead directories of classes that stand before those of the product
   * @param heap of a node, as Java's option
   */
  record Shape(
      int nodes,
      boolean clustered,
      boolean networks,
      boolean smallDisk,
      List<Path> ahead,
      String heap) {

    static final String HEAP = "-Xmx400m";

    static Shape of(int nodes) {
      return new Shape(nodes, nodes > 1, false, false, List.of(), HEAP);
    }

    boolean areRivals() {
      return nodes > 1 && !clustered;
    }

    /** Two servers on one database that know nothing of each other. */
    Shape rivals() {
      return new Shape(2, false, networks, smallDisk, ahead, heap);
    }

    /** The same, with {@code classes} before those of the product. */
    Shape with(Path classes) {
      return new Shape(nodes, clustered, networks, smallDisk, List.of(classes), heap);
    }

    Shape networked(boolean each) {
      return new Shape(nodes, clustered, each, smallDisk, ahead, heap);
    }

    Shape onSmallDisk() {
      return new Shape(nodes, clustered, networks, true, ahead, heap);
    }
  }

  private static final int SECRET_BYTES = 32;

  private static final Duration WRITER_MAX = Duration.ofSeconds(60);

  /** Holds end by themselves within a run. */
  private static final Duration SHORT_HOLD = Duration.ofSeconds(4);

  /** No hold ends by itself, so that a writer writes only what it is asked. */
  private static final Duration LONG_HOLD = Duration.ofMinutes(10);

  private final Template template;
  private final Shape shape;
  private final Path directory;
  private final Path logs;
  private final Ports ports;
  private final List<Node> nodes = new ArrayList<>();
  private final @Nullable Network network;
  private final @Nullable SmallDisk disk;
  private final List<AutoCloseable> more = new ArrayList<>();
  private final Thread atEnd = new Thread(this::closeAll, "world-end");
  private Postgres postgres;
  private int towns;

  private World(Template template, Shape shape, Path directory, Path logs, Ports ports)
      throws IOException {
    this.template = template;
    this.shape = shape;
    this.directory = directory;
    this.logs = logs;
    this.ports = ports;
    Runtime.getRuntime().addShutdownHook(atEnd);
    disk = shape.smallDisk() ? keep(SmallDisk.mount(directory)) : null;
    Path cluster = (disk == null ? directory : disk.path()).resolve("pg");
    template.copyTo(cluster);
    network = shape.networks() ? keep(Network.lay(ports, shape.nodes())) : null;
    postgres = Postgres.start(template, cluster, database(), log("postgres"));
  }

  /** Starts all of it and returns once every node decides commands. */
  static World start(Template template, Shape shape, Path logs, Ports ports) {
    try {
      Files.createDirectories(logs);
      Path directory = Files.createTempDirectory("doorstroom-world");
      Shell.must("chmod", "a+rx", directory.toString());
      World world = new World(template, shape, directory, logs, ports);
      try {
        world.startNodes();
        return world;
      } catch (RuntimeException failure) {
        world.close();
        throw failure;
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private void startNodes() throws IOException {
    byte[] secret = new byte[SECRET_BYTES];
    new Random(towns).nextBytes(secret);
    for (int i = 0; i < shape.nodes(); i++) {
      Path data = Files.createDirectories(directory.resolve("node-" + i));
      Files.writeString(data.resolve("secret"), HexFormat.of().formatHex(secret) + "\n");
      Node.Plan plan = new Node.Plan(i, place(i), ahead(), shape.heap(), options(i));
      Node node = Node.start(plan, postgres.uri(), data, log("node-" + i));
      nodes.add(node);
      if (shape.areRivals() && i == 0) {
        // The first has every region; the others will never be ready.
        node.awaitReady();
      }
    }
    awaitReady();
  }

  /** Waits until every node decides commands; rivals never all do. */
  void awaitReady() {
    if (!shape.areRivals()) {
      nodes.forEach(Node::awaitReady);
    }
  }

  private List<Path> ahead() {
    List<Path> all = new ArrayList<>(shape.ahead());
    all.add(template.classes());
    return all;
  }

  private List<String> options(int node) {
    if (!shape.clustered()) {
      return List.of();
    }
    List<String> members = new ArrayList<>();
    for (int i = 0; i < shape.nodes(); i++) {
      members.add(address(i) + ":" + ports.cluster(i));
    }
    return List.of(
        "--cluster",
        "--cluster-host=" + address(node),
        "--cluster-port=" + ports.cluster(node),
        "--cluster-members=" + String.join(",", members));
  }

  private Place place(int node) {
    return network == null ? Place.here(ports.node(node)) : network.place(node);
  }

  private String address(int node) {
    return network == null ? "127.0.0.1" : network.address(node);
  }

  private Place database() {
    return network == null
        ? Place.here(ports.postgres())
        : new Place(network.outside(), ports.postgres(), List.of());
  }

  /** Of a world whose nodes have networks of their own. */
  Network network() {
    return Objects.requireNonNull(network, "a world without networks");
  }

  /** Of a world whose database is on a small disk. */
  SmallDisk disk() {
    return Objects.requireNonNull(disk, "a world without a small disk");
  }

  int standbyPort() {
    return ports.standby();
  }

  /** A region that nothing has happened in yet. */
  Town newTown() {
    Duration hold = shape.areRivals() ? LONG_HOLD : SHORT_HOLD;
    Town town = Town.setUp(nodes.get(0), "town-" + ++towns, hold);
    if (shape.areRivals()) {
      nodes.forEach(node -> Town.tellOf(node, town.region(), hold));
    }
    return town;
  }

  /** Whether another run may be made in it: who has which region is then as it was. */
  boolean isAsNew() {
    return !shape.areRivals();
  }

  int towns() {
    return towns;
  }

  Shape shape() {
    return shape;
  }

  Template template() {
    return template;
  }

  Ports ports() {
    return ports;
  }

  Path directory() {
    return directory;
  }

  List<Node> nodes() {
    return List.copyOf(nodes);
  }

  Postgres postgres() {
    return postgres;
  }

  /** From now on {@code other} is where the facts are. */
  void become(Postgres other) {
    postgres = other;
  }

  /** Has {@code thing} closed with the world. */
  <T extends AutoCloseable> T keep(T thing) {
    more.add(0, thing);
    return thing;
  }

  /** The node that decides for {@code region}. */
  Node owner(String region) {
    String owner = nodes.size() == 1 ? "" : writer(region);
    return nodes.stream()
        .filter(node -> node.name().isEmpty() ? node.decides(region) : node.name().equals(owner))
        .findFirst()
        .orElse(nodes.get(0));
  }

  /** PostgreSQL may be away at the moment, where that is what goes wrong too. */
  private String writer(String region) {
    List<String> writer = new ArrayList<>();
    Shell.await(
        WRITER_MAX,
        "who decides for " + region,
        () -> {
          asked(region).ifPresent(writer::add);
          return !writer.isEmpty();
        });
    return writer.get(0);
  }

  /** As PostgreSQL has it, where it answers. */
  private Optional<String> asked(String region) {
    try (Connection database = postgres.connect();
        PreparedStatement read =
            database.prepareStatement("select node from region_owner where region = ?")) {
      read.setString(1, region);
      try (ResultSet rows = read.executeQuery()) {
        return Optional.of(rows.next() ? rows.getString(1) : "");
      }
    } catch (SQLException away) {
      return Optional.empty();
    }
  }

  Path log(String name) {
    return logs.resolve(name + ".log").toAbsolutePath();
  }

  @Override
  public void close() {
    closeAll();
    Runtime.getRuntime().removeShutdownHook(atEnd);
  }

  private synchronized void closeAll() {
    nodes.forEach(World::quietly);
    if (postgres != null) {
      quietly(postgres);
    }
    more.forEach(World::quietly);
    Shell.run("rm", "-rf", directory.toString());
  }

  private static void quietly(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception failure) {
      System.err.println("not closed: " + thing + ": " + failure);
    }
  }
}
