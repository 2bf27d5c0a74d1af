package nl.doorstroom.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import nl.doorstroom.bench.JavaProcess;

/**
 * A source of the product with one passage replaced, compiled beside it, to be put ahead of it on
 * the class path of a server. A source that no longer has the passage exactly once is not compiled,
 * so that no patch turns into nothing.
 *
 * @param source of the product, below its package, without {@code .java}
 */
record Patch(String source, String passage, String instead) {

  /** Leaves the demonstration region out, which is large, and its identities in. */
  static final Patch WITHOUT_DEMONSTRATION =
      new Patch("app/Server", "    if (options.demo) {\n", "    if (false) {\n");

  private static final Path SOURCES = Path.of("src", "main", "java", "nl", "doorstroom");

  /** Compiles all of {@code patches} in {@code directory}; where their classes are. */
  static Path compile(Path directory, List<Patch> patches) throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Map<String, String> texts = new TreeMap<>();
    for (Patch patch : patches) {
      String before = texts.get(patch.source());
      texts.put(
          patch.source(),
          patch.applied(before == null ? Files.readString(file(patch.source())) : before));
    }
    Set<Path> files = new TreeSet<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path patched = directory.resolve(text.getKey() + ".java");
      Files.createDirectories(patched.getParent());
      files.add(Files.writeString(patched, text.getValue()));
      // Its neighbours too: what is constant in it is written into them.
      try (Stream<Path> neighbours = Files.list(file(text.getKey()).getParent())) {
        neighbours
            .filter(path -> path.toString().endsWith(".java") && !texts.containsKey(source(path)))
            .forEach(files::add);
      }
    }
    List<String> arguments =
        new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters", "--release", "17", "-cp"));
    arguments.addAll(List.of(JavaProcess.classPath(), "-d", classes.toString()));
    files.forEach(each -> arguments.add(each.toString()));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalStateException(texts.keySet() + ": do not compile with the patches");
    }
    return classes;
  }

  private static Path file(String source) {
    return SOURCES.resolve(source + ".java");
  }

  private static String source(Path file) {
    return SOURCES.relativize(file).toString().replaceFirst("\\.java$", "");
  }

  private String applied(String text) {
    int at = text.indexOf(passage);
    if (at < 0 || text.indexOf(passage, at + 1) >= 0) {
      throw new IllegalStateException(
          source + ": the passage is not there exactly once: " + passage);
    }
    return text.replace(passage, instead);
  }
}
