package nl.doorstroom.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /** Compiles it in {@code directory}; where its classes are. */
  Path compile(Path directory) throws IOException {
    Path file = SOURCES.resolve(source + ".java");
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Path patched = directory.resolve(file.getFileName());
    Files.writeString(patched, applied(Files.readString(file)));
    List<String> arguments =
        new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters", "--release", "17", "-cp"));
    arguments.addAll(
        List.of(JavaProcess.classPath(), "-d", classes.toString(), patched.toString()));
    // Its neighbours too: what is constant in it is written into them.
    try (Stream<Path> neighbours = Files.list(file.getParent())) {
      neighbours
          .filter(path -> path.toString().endsWith(".java") && !path.equals(file))
          .forEach(path -> arguments.add(path.toString()));
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalStateException(source + ": does not compile with the patch");
    }
    return classes;
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
