package nl.doorstroom.faults;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nl.doorstroom.journal.codec.EventLevels;

/**
 * Servers of today go back to the version before one by one, and come forward again; then one goes
 * back once more, when there are facts that it cannot read. In between, something is asked that
 * only today's can read.
 */
record RollingUpgrade() implements Nemesis {

  private static final int NODES_MIN = 3;

  /** In which the others have learnt what a node that was started can read. */
  private static final Duration LEARNT = Duration.ofSeconds(4);

  private static final Duration SAID_MAX = Duration.ofMinutes(1);

  /** What the version before did not know: organisations for client support. */
  private static final String NEWER = "CLIENT_SUPPORT";

  private static final String REFUSED = "/problems/upgrading\"";

  @Override
  public String title() {
    return "rolling upgrade, back and forth";
  }

  @Override
  public Optional<String> impossible(World.Shape shape) {
    return shape.nodes() < NODES_MIN
        ? Optional.of("of three nodes some are of the version before")
        : Optional.empty();
  }

  @Override
  public Duration pace() {
    return UNHURRIED;
  }

  @Override
  public boolean isTheLastOf(World world) {
    return true;
  }

  @Override
  public void strike(World world, Town town, Workload load, Random random) throws Exception {
    Path older = theVersionBefore(world.directory().resolve("before"));
    List<Node> nodes = world.nodes();
    for (Node node : nodes) {
      replace(node, node.plan().after(older));
    }
    for (Node node : nodes.subList(0, nodes.size() - 1)) {
      replace(node, node.plan());
    }
    refused(world, town);
    Node last = nodes.get(nodes.size() - 1);
    replace(last, last.plan());
    Shell.pass(LEARNT);
    expect(true, join(world, town));

    Node back = nodes.get(random.nextInt(nodes.size()));
    back.stop();
    back.startAgain(back.plan().after(older), Map.of());
    Shell.await(
        SAID_MAX,
        "node " + back.number() + " says what it cannot read",
        () -> back.says("region " + town.region()));
    if (world.owner(town.region()).number() == back.number()) {
      throw new IllegalStateException("decided by a node that cannot read all of it");
    }
    refused(world, town);
    back.stop();
    back.startAgain();
    back.awaitReady();
  }

  private static void replace(Node node, Node.Plan by) {
    node.stop();
    node.startAgain(by, Map.of());
    node.awaitReady();
  }

  /** While there is one of the version before. */
  private static void refused(World world, Town town) throws IOException {
    Shell.pass(LEARNT);
    expect(false, join(world, town));
  }

  private static HttpResponse<String> join(World world, Town town) throws IOException {
    return Town.join(world.nodes().get(0), town.region(), "Cliëntondersteuning", NEWER);
  }

  private static void expect(boolean taken, HttpResponse<String> answer) {
    boolean isAsExpected =
        taken
            ? answer.statusCode() / 100 == 2
            : answer.statusCode() == 503 && answer.body().contains(REFUSED);
    if (!isAsExpected) {
      throw new IllegalStateException(
          (taken ? "not taken: " : "not refused as of a newer version: ")
              + answer.statusCode()
              + " "
              + answer.body());
    }
  }

  /** What it reads of the journal is what it reads today without the newest level. */
  private static Path theVersionBefore(Path directory) throws IOException {
    return Patch.compile(
        directory,
        List.of(
            new Patch(
                "journal/codec/EventLevels",
                "public static final int NEWEST = FIFTH;",
                "public static final int NEWEST = %d;".formatted(EventLevels.NEWEST - 1)),
            new Patch(
                "journal/codec/EventCodec",
                "    EventType type = TYPES.get(tag);\n",
                """
                    EventType type = TYPES.get(tag);
                    if (body.contains("\\"%s\\"")) {
                      throw new IllegalArgumentException("kind: %s (expected: one that is known)");
                    }
                """
                    .formatted(NEWER, NEWER)),
            // Snapshots of today have what it does not know in them: it reads the journal instead.
            new Patch(
                "journal/codec/SnapshotCodec",
                "if (format != FORMAT) {",
                "if (format >= FORMAT) {"),
            // Its compiler wrote the constant into the class that tells it to the others.
            new Patch("engine/LocalExchange", "EventLevels.NEWEST", "EventLevels.NEWEST")));
  }
}
