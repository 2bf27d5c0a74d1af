package nl.doorstroom.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import nl.doorstroom.bench.JavaProcess;

/**
 * A server that is wrong in one place, for checkers to prove themselves on: a source of the product
 * with one passage replaced, compiled beside it and put ahead of it on the class path. What no
 * longer has its passage exactly once does not compile, so that no mutant turns into nothing.
 */
enum Mutant {
  FENCE_REMOVED(
      "journal/postgres/JournalSql",
      "select term from region_owner where region = $1 and term = $2 for share\n      )",
      "select $2::bigint as term\n      )",
      RivalNemesis.WOKEN_WHEN_REPLACED),
  FOR_KEY_SHARE(
      "journal/postgres/JournalSql",
      "select term from region_owner where region = $1 and term = $2 for share\n      )",
      "select term from region_owner where region = $1 and term = $2 for key share\n      )",
      RivalNemesis.WRITE_STUCK_WHILE_REPLACED),
  TAIL_READ_BEFORE_TAKEOVER(
      "engine/Recovery",
      """
          return journal
              .take(region)
              .compose(
                  tenure -> {
                    long takenNanos = loop.nanoTime();
                    return base(known)
                        .compose(
                            base -> {
                              long from = base.committed().position();
                              return catchUp(base.committed())
                                  .map(none -> recovered(tenure, takenNanos, askedAt, base, from));
                            })
                        .recover(
                            cause ->
                                tenure.abandon().transform(any -> Future.<Recovered>failedFuture(cause)));
                  });
      """,
      """
          return base(known)
              .compose(
                  base -> {
                    long from = base.committed().position();
                    return catchUp(base.committed())
                        .compose(none -> journal.take(region))
                        .map(tenure -> recovered(tenure, loop.nanoTime(), askedAt, base, from));
                  });
      """,
      RivalNemesis.WOKEN_WHEN_REPLACED),
  ANSWER_BEFORE_COMMIT(
      "engine/RegionWriter",
      "    writing = true;\n    inFlight = batch;\n",
      "    writing = true;\n    inFlight = batch;\n    release(batch);\n",
      PostgresNemesis.PAUSE_AND_KILL),
  REFUSAL_WITHOUT_LEASE(
      "engine/RegionWriter",
      "if (facts.isEmpty() && isOwner()) {",
      "if (facts.isEmpty()) {",
      RivalNemesis.WOKEN_AFTER_REPLACED),
  HOLD_TOKEN_NOT_CHECKED(
      "http/Secret",
      "if (id.isEmpty() || !MessageDigest.isEqual(proof, given)) {",
      "if (id.isEmpty()) {",
      NodeNemesis.NOTHING),
  CONFLATION_DROPS_REMOVAL(
      "live/LoopState",
      "new Frame(key, since, changes)",
      """
      new Frame(
                key,
                since,
                new Delta.Changes(changes.from(), changes.to(), changes.upsert(), List.of()))""",
      NodeNemesis.NOTHING);

  private static final Path SOURCES = Path.of("src", "main", "java", "nl", "doorstroom");

  private final String source;
  private final String passage;
  private final String instead;
  private final Nemesis nemesis;

  Mutant(String source, String passage, String instead, Nemesis nemesis) {
    this.source = source;
    this.passage = passage;
    this.instead = instead;
    this.nemesis = nemesis;
  }

  /** What goes wrong around it in the runs that must catch it. */
  Nemesis nemesis() {
    return nemesis;
  }

  String title() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  /** Compiles it below {@code directory}; the directory of its classes. */
  Path compile(Path directory) throws IOException {
    Path file = SOURCES.resolve(source + ".java");
    Path classes = Files.createDirectories(directory.resolve(name()).resolve("classes"));
    Path mutated = directory.resolve(name()).resolve(file.getFileName());
    Files.writeString(mutated, mutate(Files.readString(file)));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-nowarn",
                "-proc:none",
                "-parameters",
                "--release",
                "17",
                "-d",
                classes.toString(),
                "-cp",
                JavaProcess.classPath(),
                mutated.toString()));
    // Its neighbours too: what is constant in it is written into them.
    try (Stream<Path> neighbours = Files.list(file.getParent())) {
      neighbours
          .filter(path -> path.toString().endsWith(".java") && !path.equals(file))
          .forEach(path -> arguments.add(path.toString()));
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalStateException("mutant " + this + ": does not compile");
    }
    return classes;
  }

  /** Throws when the passage is not there exactly once. */
  String mutate(String text) {
    int at = text.indexOf(passage);
    if (at < 0 || text.indexOf(passage, at + 1) >= 0) {
      throw new IllegalStateException(
          "mutant " + this + ": its passage is not exactly once in " + source);
    }
    return text.replace(passage, instead);
  }
}
