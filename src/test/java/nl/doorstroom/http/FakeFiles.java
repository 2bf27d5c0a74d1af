package nl.doorstroom.http;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/** Files that are measured and not read; one that is run says how. */
final class FakeFiles implements PlannerFiles {

  static final long BYTES_MAX = 1 << 20;

  private record File(OrganizationId by, Path path, Object shown) {}

  private final Path inbox;
  private final Map<String, File> files = new ConcurrentHashMap<>();
  private final AtomicInteger opened = new AtomicInteger();

  FakeFiles(Path inbox) {
    this.inbox = inbox;
  }

  @Override
  public long bytesMax() {
    return BYTES_MAX;
  }

  @Override
  public Path inbox() {
    return inbox;
  }

  @Override
  public Future<Object> open(Owner owner, Path received, String name, @Nullable String content) {
    try {
      String id = "f-" + opened.incrementAndGet();
      Object shown =
          Map.of("id", id, "fileName", name, "size", Files.size(received), "phase", "OPENED");
      Path kept = Files.move(received, inbox.resolveSibling(id));
      files.put(id, new File(owner.by(), kept, shown));
      return Future.succeededFuture(shown);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Future<Object> all(Owner owner) {
    return Future.succeededFuture(
        files.values().stream().filter(f -> f.by().equals(owner.by())).map(File::shown).toList());
  }

  private Future<File> known(Owner owner, String id) {
    File file = files.get(id);
    return file != null && file.by().equals(owner.by())
        ? Future.succeededFuture(file)
        : Future.failedFuture(
            new ProblemException(Problem.of(404, "not-found", "No such file", "file: " + id)));
  }

  @Override
  public Future<Object> status(Owner owner, String id) {
    return known(owner, id).map(File::shown);
  }

  @Override
  public Future<Object> map(Owner owner, String id, String mapping) {
    return known(owner, id).map(file -> Map.of("mapping", mapping));
  }

  @Override
  public Future<Object> read(Owner owner, String id, String reading) {
    return known(owner, id).map(file -> Map.of("calendar", reading));
  }

  @Override
  public Future<Object> preview(Owner owner, String id) {
    return known(owner, id).map(file -> Map.of("phase", "PREVIEWING"));
  }

  @Override
  public Future<Object> run(Owner owner, String id, String mode) {
    return known(owner, id).map(file -> Map.of("mode", mode));
  }

  @Override
  public Future<Object> cancel(Owner owner, String id) {
    return known(owner, id).map(file -> Map.of("phase", "STOPPED"));
  }

  @Override
  public Future<Object> rows(
      Owner owner, String id, @Nullable String verdict, int offset, int limit) {
    return known(owner, id)
        .map(file -> List.of(String.valueOf(verdict), String.valueOf(offset + limit)));
  }

  @Override
  public Future<Path> report(Owner owner, String id) {
    return known(owner, id).map(File::path);
  }

  @Override
  public Future<ImportId> imported(Owner owner, String id) {
    return known(owner, id).map(new ImportId("groningen-none"));
  }

  @Override
  public Future<Void> putAway(Owner owner, String id) {
    return known(owner, id)
        .map(
            file -> {
              files.remove(id);
              return null;
            });
  }
}
