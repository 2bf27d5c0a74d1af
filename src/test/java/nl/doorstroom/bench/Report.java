package nl.doorstroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one benchmark found, as Markdown: the ratio first, the machine last. */
final class Report {

  private static final Logger log = LoggerFactory.getLogger(Report.class);

  private final String name;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param name of the file under {@code target/bench}
   * @param headline what was found, in one sentence that starts with the ratio
   */
  Report(String name, String headline) {
    this.name = name;
    lines.add("**" + headline + "**");
    lines.add("");
  }

  Report line(String text) {
    lines.add(text);
    lines.add("");
    return this;
  }

  Report head(String... cells) {
    lines.add(row(cells));
    lines.add("|" + " --- |".repeat(cells.length));
    return this;
  }

  Report row(Object... cells) {
    lines.add(row(Stream.of(cells).map(Object::toString).toArray(String[]::new)));
    return this;
  }

  /** Adds the machine and the {@code versions}, writes the file and shows it. */
  void write(String... versions) throws IOException {
    lines.add("");
    lines.add("Machine: " + Machine.describe() + ".");
    lines.add(
        "Versions: Java "
            + String.join(", ", all(versions))
            + ". "
            + (Run.isShort() ? "Short run: the ratio is a smoke test." : "Full run."));
    Path file = Path.of("target", "bench", name + ".md");
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
    log.info("{}\n\n{}\n", file, String.join("\n", lines));
  }

  private static List<String> all(String... versions) {
    List<String> all = new ArrayList<>(List.of(versions));
    all.add(0, Runtime.version().toString());
    return all;
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
