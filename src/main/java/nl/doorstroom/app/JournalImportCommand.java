package nl.doorstroom.app;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import nl.doorstroom.journal.postgres.PgImport;
import nl.doorstroom.journal.postgres.PgImport.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings in what {@link JournalExportCommand} took out. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Reads a file of 'journal export' and writes its facts as they were, with the same hashes: of each",
      "region all that the file has, or nothing. A region that has facts already is added to only if they are",
      "the same as in the file; one that a running server has is refused: stop that first.",
      "",
      "Holders' references, addresses of reminders and the server's secret are not in such a file: put the",
      "secret of the old server in the data directory, and bring the rest over by a backup.",
      "",
      "Exit code 0: all is there now; 1: at least one region was refused.",
      ""
    })
final class JournalImportCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--from",
      paramLabel = "<file>",
      description = "File to read (default: standard input)")
  @Nullable Path from;

  @Mixin DatabaseOptions options = new DatabaseOptions();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (from != null && !Files.isReadable(from)) {
      throw new IllegalArgumentException("from: " + from + " (expected: a readable file)");
    }
    Console console = new Console(out);
    AtomicInteger refused = new AtomicInteger();
    try (InputStream in = from == null ? System.in : Files.newInputStream(from);
        OpenJournal journal = OpenJournal.of(options, console, "import");
        PgImport bringing = new PgImport(journal.vertx(), journal.uri())) {
      bringing.run(
          in,
          (region, position, last) ->
              console.progress(
                  (int) (99 * position / last),
                  "import " + region.value() + " " + position + "/" + last),
          outcome -> {
            console.say(line(outcome));
            if (outcome.refused() != null) {
              refused.incrementAndGet();
            }
          });
    }
    console.say(refused.get() == 0 ? "In orde." : "NIET in orde: " + refused + " geweigerd.");
    return refused.get() == 0 ? 0 : 1;
  }

  private static String line(Outcome outcome) {
    String region = outcome.region().value() + ": ";
    if (outcome.refused() != null) {
      return region + "GEWEIGERD bij regel " + outcome.lastLine() + ": " + outcome.refused();
    }
    String lines = "regel " + outcome.firstLine() + " tot en met " + outcome.lastLine() + ", ";
    return region
        + lines
        + outcome.added()
        + " feiten toegevoegd"
        + (outcome.present() == 0
            ? ""
            : ", " + outcome.present() + " overgeslagen: die stonden er al");
  }
}
