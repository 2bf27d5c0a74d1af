package nl.doorstroom.app;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.feeds.nza.NzaReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings files in from the command line. */
@Command(
    name = "import",
    description = "Brings files in.",
    subcommands = ImportCommand.Nza2016.class,
    synopsisSubcommandLabel = "nza-2016")
final class ImportCommand {

  private ImportCommand() {}

  /** The waiting times that the NZa gathered in autumn 2016. */
  @Command(
      name = "nza-2016",
      mixinStandardHelpOptions = true,
      description = {
        "Reads brondata_wachttijden_ggz_2016_ruw.csv of the NZa as it is, into the archive regions of the",
        "provinces. Doing it again changes nothing. While a server runs on the same data, upload the file",
        "there instead: POST /api/v1/imports/nza-2016."
      })
  static final class Nza2016 implements Callable<Integer> {

    private static final ActorToken ACTOR = new ActorToken("command-line");

    @Spec CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "<file>", description = "The CSV file")
    Path file = Path.of("");

    @Option(names = "--rows", description = "Also print what became of each row")
    boolean rows;

    @Mixin DatabaseOptions database = new DatabaseOptions();

    @Override
    public Integer call() throws Exception {
      PrintWriter out = spec.commandLine().getOut();
      if (!Files.isReadable(file)) {
        throw new IllegalArgumentException("file: " + file + " (expected: a readable file)");
      }
      ServerOptions options = new ServerOptions();
      options.database = database;
      options.port = 0;
      options.demo = false;
      Console console = new Console(out);
      try (Server server = new Server(options, console);
          InputStream in = Files.newInputStream(file)) {
        server.start();
        NzaReport report =
            Awaiting.result(
                server
                    .imports()
                    .nza2016(
                        in,
                        ACTOR,
                        (doing, done, total) ->
                            console.progress(
                                100 * done / Math.max(1, total),
                                doing + " " + done + "/" + total)));
        out.print(report.toText(rows));
        out.flush();
      }
      return 0;
    }
  }
}
