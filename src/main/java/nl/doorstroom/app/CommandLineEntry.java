package nl.doorstroom.app;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Reads the command line and runs what it asks for. */
public final class CommandLineEntry {

  private CommandLineEntry() {}

  /**
   * Blocks until what was asked for is done, or until the server is stopped; returns the exit code.
   */
  public static int run(String... arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    try {
      return new CommandLine(new RunCommand())
          .setDefaultValueProvider(new Settings(System.getProperties(), System.getenv()))
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setExecutionExceptionHandler(
              (failure, commandLine, parsed) -> {
                commandLine.getErr().println(Failures.inWords(failure));
                return CommandLine.ExitCode.SOFTWARE;
              })
          .setOut(out)
          .setErr(err)
          .execute(arguments);
    } catch (UncheckedIOException unreadable) {
      err.println(unreadable.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }
}
