package nl.doorstroom.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Verified;
import nl.doorstroom.journal.postgres.Bound;
import nl.doorstroom.journal.postgres.PgExport;
import nl.doorstroom.journal.postgres.embedded.Restore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings a backup back into an empty directory, to an instant or to the end of the archive. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Brings a backup back into the empty directory --data-dir: checks every file, copies it, adds the",
      "archived log on top, and checks the journal of every region. A server is then started on it as usual.",
      "Backup and archive are only read.",
      "",
      "Exit code 0: restored and in order; 1: restored, but the journal of a region is not in order.",
      ""
    })
final class RestoreCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(names = "--from", required = true, paramLabel = "<directory>", description = "A backup")
  Path from = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "<instant>",
      description = {
        "What was committed up to this instant is there again, and nothing after it,",
        "like 2026-03-02T12:00:00Z (default: all that the archive has)"
      })
  @Nullable Instant at;

  @Mixin DatabaseOptions options = new DatabaseOptions();

  @Override
  public Integer call() throws Exception {
    options.refuseExternal("restore");
    PrintWriter out = spec.commandLine().getOut();
    Console console = new Console(out);
    Path data = options.dataDirectory.toAbsolutePath().normalize();
    Restore.Reached reached =
        Restore.run(
            from.toAbsolutePath().normalize(),
            data,
            options.archiveDirectory(),
            at,
            (step, percent, line) -> console.progress(percent, "PostgreSQL: " + line),
            new CopyLines(console)::progress);
    console.say(
        "Teruggezet in "
            + data
            + reached.lastCommit().map(last -> ", tot en met " + last).orElse(""));
    if (reached.hasGap()) {
      console.say("  LET OP: in het archief ontbreekt een bestand; wat erna kwam, is er niet");
    }
    return verify(data, console);
  }

  /** On a server that is started as any is, but archives nothing: this may be a drill. */
  private static int verify(Path data, Console console) throws Exception {
    DatabaseOptions restored = new DatabaseOptions();
    restored.dataDirectory = data;
    boolean sound = true;
    try (OpenJournal journal = OpenJournal.of(restored, console, "restore");
        PgExport export = new PgExport(journal.vertx(), journal.uri())) {
      List<RegionId> regions = journal.regions();
      for (RegionId region : regions) {
        Verified verified = journal.verify(region);
        console.say(
            JournalCommand.line(verified)
                + export.part(region, Bound.NONE).map(part -> ", " + part.at()).orElse(""));
        sound &= verified.isSound();
      }
    }
    console.say(
        sound
            ? "In orde. Start de server met --data-dir=" + data + " en maak een back-up."
            : "NIET in orde.");
    return sound ? 0 : 1;
  }
}
