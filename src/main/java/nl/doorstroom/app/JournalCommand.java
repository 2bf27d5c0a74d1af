package nl.doorstroom.app;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.Verified;
import nl.doorstroom.journal.postgres.DatabaseUri;
import nl.doorstroom.journal.postgres.PgJournal;
import nl.doorstroom.journal.postgres.embedded.EmbeddedPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be asked of the journal from the command line. */
@Command(
    name = "journal",
    description = "Looks at the journal.",
    subcommands = JournalCommand.Verify.class,
    synopsisSubcommandLabel = "verify")
final class JournalCommand {

  private JournalCommand() {}

  /** Reads every row of every region and checks that each follows from the one before it. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Checks that no position is missing, that every hash follows from the one before it, and that",
        "every event can be read. Only reads; a server may be running on the same data.",
        "Exit code 0: clean; 1: at least one region is not."
      })
  static final class Verify implements Callable<Integer> {

    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin DatabaseOptions options = new DatabaseOptions();

    @Override
    public Integer call() throws Exception {
      PrintWriter out = spec.commandLine().getOut();
      Path data = options.dataDirectory.toAbsolutePath().normalize();
      Optional<DatabaseUri> running =
          options.external() == null ? EmbeddedPostgres.runningIn(data) : Optional.empty();
      if (running.isPresent()) {
        return verify(running.get(), out);
      }
      try (Database database = Database.open(options, new Console(out))) {
        return verify(database.uri(), out);
      }
    }

    private static int verify(DatabaseUri database, PrintWriter out) throws InterruptedException {
      Vertx vertx = Vertx.vertx();
      PgJournal journal = new PgJournal(vertx, database, new NodeId("verify"));
      try {
        Set<RegionId> regions = Awaiting.result(journal.regions());
        boolean sound = true;
        for (RegionId region : sorted(regions)) {
          Verified verified = Awaiting.result(journal.verify(region));
          out.println(line(verified));
          sound &= verified.isSound();
        }
        out.println(
            regions.isEmpty() ? "Het journaal is leeg." : sound ? "In orde." : "NIET in orde.");
        return sound ? 0 : 1;
      } finally {
        Awaiting.result(journal.close());
        Awaiting.result(vertx.close());
      }
    }

    private static String line(Verified verified) {
      Verified.Fault fault = verified.fault();
      return verified.region().value()
          + ": "
          + verified.rows()
          + " feiten, "
          + (fault == null
              ? "in orde tot " + verified.last().prefix()
              : "FOUT bij " + fault.position() + ": " + fault.what());
    }

    private static Set<RegionId> sorted(Set<RegionId> regions) {
      Set<RegionId> sorted = new TreeSet<>((one, other) -> one.value().compareTo(other.value()));
      sorted.addAll(regions);
      return sorted;
    }
  }
}
