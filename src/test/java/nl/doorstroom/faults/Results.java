package nl.doorstroom.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs that were made, kept over sessions: one a line, only ever added to. */
final class Results {

  private final Path file;
  private final List<Result> all = new ArrayList<>();

  /** Those in {@code file}, which need not be there yet. */
  Results(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      all.addAll(History.read(file, Result.class));
    }
  }

  List<Result> all() {
    return List.copyOf(all);
  }

  boolean has(String id) {
    return all.stream().anyMatch(result -> result.id().equals(id));
  }

  void add(Result result) {
    all.add(result);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          History.JSON.writeValueAsString(result) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** What went wrong, and with how many nodes. */
  record Kind(String nemesis, int nodes) {}

  /** Of the product as it is. */
  Map<Kind, List<Result>> byKind() {
    return all.stream()
        .filter(result -> result.mutant().isEmpty())
        .collect(
            Collectors.groupingBy(
                result -> new Kind(result.nemesis(), result.nodes()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  List<Result> of(Mutant mutant) {
    return all.stream().filter(result -> result.mutant().equals(mutant.title())).toList();
  }
}
