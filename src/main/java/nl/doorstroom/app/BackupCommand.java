package nl.doorstroom.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.embedded.Backup;
import nl.doorstroom.journal.postgres.embedded.BackupManifest;
import nl.doorstroom.journal.postgres.embedded.EmbeddedPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies everything that a server keeps, while it goes on. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Copies the embedded PostgreSQL of --data-dir to a new directory, with the server's secret where that is",
      "in --data-dir too, and reads it again. A server may be running on it, and goes on. With an archive (--archive-dir of the server)",
      "'restore' brings the copy to any instant after it; without one to the end of the backup.",
      "A backup holds the keys of what is encrypted in it: keep it where only administrators come.",
      "",
      "Not in it: files of planners that are being read. A database that others run (--database-url) is backed",
      "up with what belongs to it, such as pgBackRest or WAL-G; keep the file 'secret' of --data-dir too.",
      ""
    })
final class BackupCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "<directory>",
      description = "Directory to make; it has its name once the backup is whole")
  Path to = Path.of("");

  @Mixin DatabaseOptions options = new DatabaseOptions();

  @Override
  public Integer call() throws Exception {
    options.refuseExternal("backup");
    PrintWriter out = spec.commandLine().getOut();
    Console console = new Console(out);
    Path data = options.dataDirectory.toAbsolutePath().normalize();
    Optional<DatabaseUri> running = EmbeddedPostgres.runningIn(data);
    if (running.isPresent()) {
      return backup(data, running.get(), console);
    }
    if (!Files.isDirectory(data.resolve("pg"))) {
      throw new IllegalArgumentException("data-dir: " + data + " (expected: that of a server)");
    }
    try (Database database = Database.open(options, console)) {
      return backup(data, database.uri(), console);
    }
  }

  private int backup(Path data, DatabaseUri database, Console console) {
    BackupManifest manifest =
        Backup.take(data, database, to, List.of(SecretFile.NAME), new CopyLines(console)::progress);
    console.say(
        "Back-up gemaakt en nagelezen: "
            + to
            + ", "
            + CopyLines.megabytes(manifest.bytes())
            + ", "
            + manifest.files().size()
            + " bestanden");
    console.say(
        "  terug te zetten vanaf "
            + manifest.endedAt()
            + (manifest.archive() == null
                ? ", en niet later: er is geen archief (--archive-dir)"
                : ", en later met het archief " + manifest.archive()));
    return 0;
  }
}
