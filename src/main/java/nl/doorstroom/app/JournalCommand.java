package nl.doorstroom.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Verified;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be asked of the journal from the command line. */
@Command(
    name = "journal",
    description = "Looks at the journal, takes it out and brings it in.",
    subcommands = {
      JournalCommand.Verify.class,
      JournalExportCommand.class,
      JournalImportCommand.class
    },
    synopsisSubcommandLabel = "verify|export|import")
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
      try (OpenJournal journal = OpenJournal.of(options, new Console(out), "verify")) {
        List<RegionId> regions = journal.regions();
        boolean sound = true;
        for (RegionId region : regions) {
          Verified verified = journal.verify(region);
          out.println(line(verified));
          sound &= verified.isSound();
        }
        out.println(
            regions.isEmpty() ? "Het journaal is leeg." : sound ? "In orde." : "NIET in orde.");
        return sound ? 0 : 1;
      }
    }
  }

  /** How a region was found to be. */
  static String line(Verified verified) {
    Verified.Fault fault = verified.fault();
    return verified.region().value()
        + ": "
        + verified.rows()
        + " feiten, "
        + (fault == null
            ? "in orde tot " + verified.last().prefix()
            : "FOUT bij " + fault.position() + ": " + fault.what());
  }
}
