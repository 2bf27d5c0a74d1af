package nl.doorstroom.journal.postgres.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Programs started in an environment in which PostgreSQL's answers do not depend on the user's. */
final class Programs {

  private Programs() {}

  /** How a program ended: 0 is success; the output is standard output and error together. */
  record Outcome(int status, String output) {}

  /** Runs {@code words} to their end. The status is 127 if the program could not be started. */
  static Outcome run(List<String> words, Path directory) throws InterruptedException {
    try {
      Process process = builder(words, directory).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Outcome(process.waitFor(), output);
    } catch (IOException cause) {
      return new Outcome(127, String.valueOf(cause.getMessage()));
    }
  }

  /** Starts {@code words} and lets them run on by themselves, their output appended to a file. */
  static Process start(List<String> words, Path directory, Path output) throws IOException {
    return builder(words, directory)
        .redirectInput(new File(isWindows() ? "NUL" : "/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }

  static boolean isWindows() {
    return File.separatorChar == '\\';
  }

  private static ProcessBuilder builder(List<String> words, Path directory) {
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }
}
