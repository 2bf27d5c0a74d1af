package nl.doorstroom.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Makes runs that were not made yet, in worlds that are used again as long as they are whole, and
 * keeps what each came to.
 */
final class Campaign implements AutoCloseable {

  private static final org.slf4j.Logger log = LoggerFactory.getLogger(Campaign.class);

  /** Regions stay for good in a world: after so many it is left for a new one. */
  private static final int TOWNS_MAX = 12;

  private final Path directory;
  private final Results results;
  private final long until;
  private final Ports ports = Ports.configured();
  private final Vertx vertx = Vertx.vertx();
  private final Map<String, String> impossible = new LinkedHashMap<>();
  private @Nullable Template template;
  private @Nullable World world;

  /**
   * @param directory of what is written: results, histories of what was found, logs
   * @param length after which no run is begun
   */
  Campaign(Path directory, Duration length) {
    this.directory = directory;
    this.results = new Results(directory.resolve("results.ndjson"));
    this.until = System.nanoTime() + length.toNanos();
    // That connections break is what this is about.
    ((Logger) LoggerFactory.getLogger("io.vertx.core")).setLevel(Level.OFF);
  }

  Results results() {
    return results;
  }

  /** Makes those of {@code plans} that are possible and were not made. */
  void make(List<Plan> plans) throws Exception {
    for (Plan plan : plans) {
      plan.nemesis()
          .impossible(plan.shape())
          .ifPresentOrElse(
              why -> skip(plan, why),
              () -> {
                if (!results.has(plan.id()) && !isOver()) {
                  make(plan);
                }
              });
      write();
    }
  }

  /** Makes runs of {@code mutant} until one catches it. */
  void catchMutant(Mutant mutant) throws Exception {
    for (int seed = 1; seed <= Plan.TRIES_MAX; seed++) {
      if (results.of(mutant).stream().anyMatch(run -> !run.isClean())) {
        break;
      }
      make(List.of(Plan.of(mutant, seed)));
    }
    leaveWorld();
  }

  /** Whether there is no time left. */
  boolean isOver() {
    return until - System.nanoTime() <= 0;
  }

  private void skip(Plan plan, String why) {
    if (impossible.put(plan.nemesis().title(), why) == null) {
      log.warn("NOT DONE: {}: {}", plan.nemesis().title(), why);
    }
  }

  private void make(Plan plan) {
    String name = plan.id().replaceAll("[^A-Za-z0-9]+", "-");
    Path run = directory.resolve("runs").resolve(name);
    try {
      World in = worldFor(plan, run);
      Result result =
          new Trial(in, plan.nemesis(), plan.seed(), plan.mutantTitle(), run).run(vertx);
      results.add(result);
      log.info("{}", History.JSON.writeValueAsString(result));
      if (result.isClean()) {
        // Nobody looks at what went well.
        Shell.run("rm", "-rf", run.toString());
      }
      if (!result.isClean() || plan.nemesis().isTheLastOf(in)) {
        leaveWorld();
      }
    } catch (Exception broken) {
      leaveWorld();
      throw new IllegalStateException("run " + plan.id() + " is broken: see " + run, broken);
    }
  }

  private World worldFor(Plan plan, Path run) throws IOException {
    World.Shape shape = plan.shape();
    if (plan.mutant() != null) {
      shape =
          shape.with(
              Patch.compile(
                  directory.resolve("mutants").resolve(plan.mutant().name()),
                  plan.mutant().patches()));
    }
    World current = world;
    if (current != null && current.shape().equals(shape) && current.towns() < TOWNS_MAX) {
      return current;
    }
    leaveWorld();
    Path logs = Files.createDirectories(directory.resolve("logs").resolve(run.getFileName()));
    World made = World.start(template(), shape, logs, ports);
    world = made;
    return made;
  }

  private Template template() throws IOException {
    if (template == null) {
      Path made = Files.createTempDirectory("doorstroom-template");
      // Also where this process is ended before its time.
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> Shell.run("rm", "-rf", made.toString()), "template-end"));
      Shell.must("chmod", "a+rx", made.toString());
      template = Template.make(made);
    }
    return template;
  }

  private void leaveWorld() {
    if (world != null) {
      world.close();
      world = null;
    }
  }

  private void write() throws IOException {
    Files.writeString(directory.resolve("table.md"), new Table(results, impossible).text());
  }

  @Override
  public void close() {
    leaveWorld();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
