package nl.doorstroom.app;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.feeds.files.FileImport;
import nl.doorstroom.feeds.files.FileImportException;
import nl.doorstroom.feeds.files.FileImportStatus;
import nl.doorstroom.feeds.files.FileImportStatus.Phase;
import nl.doorstroom.feeds.files.FileImports;
import nl.doorstroom.feeds.files.MappingJson;
import nl.doorstroom.feeds.files.Mode;
import nl.doorstroom.feeds.files.Verdict;
import nl.doorstroom.feeds.reading.Content;
import nl.doorstroom.feeds.reading.FileRefusedException;
import nl.doorstroom.feeds.reading.Upload;
import nl.doorstroom.http.PlannerFiles;
import org.jspecify.annotations.Nullable;

/** The files of planners, with what is in the way told as the contract tells it. */
final class FilesOfPlanners implements PlannerFiles, AutoCloseable {

  private static final int RETRY_SECONDS = 30;

  private final FileImports files;
  private final Path inbox;

  /**
   * @param inbox what an earlier run left in it is removed
   */
  FilesOfPlanners(FileImports files, Path inbox) {
    this.files = files;
    this.inbox = inbox;
    empty(inbox);
  }

  private static void empty(Path directory) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> left = Files.list(directory)) {
      for (Path file : left.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long bytesMax() {
    return Upload.BYTES_MAX;
  }

  @Override
  public Path inbox() {
    return inbox;
  }

  @Override
  public Future<Object> open(Owner owner, Path received, String name, @Nullable String content) {
    Content about = content == null ? null : Content.valueOf(content);
    return told(
        () ->
            files
                .open(owner.region(), owner.by(), owner.actor(), received, name, about)
                .compose(FileImport::status));
  }

  @Override
  public Future<Object> all(Owner owner) {
    List<Future<FileImportStatus>> all = new ArrayList<>();
    files.of(owner.region(), owner.by()).forEach(file -> all.add(file.status()));
    return told(() -> Future.all(all).map(done -> done.<FileImportStatus>list()));
  }

  @Override
  public Future<Object> status(Owner owner, String id) {
    return of(owner, id, FileImport::status);
  }

  @Override
  public Future<Object> map(Owner owner, String id, String mapping) {
    return of(owner, id, file -> file.map(MappingJson.mapping(mapping)));
  }

  @Override
  public Future<Object> read(Owner owner, String id, String reading) {
    return of(owner, id, file -> file.read(MappingJson.calendar(reading)));
  }

  @Override
  public Future<Object> preview(Owner owner, String id) {
    return of(owner, id, FileImport::preview);
  }

  @Override
  public Future<Object> run(Owner owner, String id, String mode) {
    return of(owner, id, file -> file.run(Mode.valueOf(mode)));
  }

  @Override
  public Future<Object> cancel(Owner owner, String id) {
    return of(owner, id, FileImport::cancel);
  }

  @Override
  public Future<Object> rows(
      Owner owner, String id, @Nullable String verdict, int offset, int limit) {
    Verdict only = verdict == null ? null : Verdict.valueOf(verdict);
    return of(owner, id, file -> file.rows(only, offset, limit));
  }

  @Override
  public Future<Path> report(Owner owner, String id) {
    return told(() -> known(owner, id).report())
        .map(
            path -> {
              if (path == null) {
                throw new ProblemException(
                    Problem.of(
                        404,
                        "not-found",
                        "No report yet",
                        "file: " + id + " (expected: previewed)"));
              }
              return (Path) path;
            });
  }

  @Override
  public Future<ImportId> imported(Owner owner, String id) {
    return told(() -> known(owner, id).status())
        .map(
            value -> {
              FileImportStatus status = (FileImportStatus) value;
              if (status.importId() == null || status.phase() == Phase.RUNNING) {
                throw wrongPhase(
                    "phase: " + status.phase() + " (expected: DONE, STOPPED or FAILED)");
              }
              return Objects.requireNonNull(status.importId());
            });
  }

  @Override
  public Future<Void> putAway(Owner owner, String id) {
    return told(() -> files.putAway(known(owner, id))).mapEmpty();
  }

  private Future<Object> of(Owner owner, String id, Function<FileImport, Future<?>> what) {
    return told(() -> what.apply(known(owner, id)));
  }

  private FileImport known(Owner owner, String id) {
    FileImport found = files.find(owner.region(), owner.by(), id);
    if (found == null) {
      throw new ProblemException(
          Problem.of(
                  404,
                  "not-found",
                  "No such file",
                  "file: " + id + " (expected: one that is open and yours)")
              .with("field", "id")
              .with("value", id)
              .with("expected", "one that is open and yours"));
    }
    return found;
  }

  /** Does {@code what}; what is in the way is told as a problem. */
  private static Future<Object> told(Supplier<Future<?>> what) {
    Future<?> asked;
    try {
      asked = what.get();
    } catch (RuntimeException e) {
      asked = Future.failedFuture(e);
    }
    return asked.<Object>map(value -> value).recover(cause -> Future.failedFuture(problem(cause)));
  }

  private static Throwable problem(Throwable cause) {
    if (cause instanceof FileRefusedException refused) {
      return new ProblemException(
          Problem.of(422, "file-refused", "The file cannot be read", message(cause))
              .with("problem", refused.problem().name())
              .with("line", refused.line()));
    }
    if (cause instanceof FileImportException e) {
      return switch (e.kind()) {
        case WRONG_PHASE -> wrongPhase(message(cause));
        case MAPPING ->
            new ProblemException(
                told(422, "mapping-incomplete", "The file cannot be read yet", message(cause)));
        case TOO_MANY ->
            new ProblemException(
                told(429, "too-many-files", "Too many files are open", message(cause))
                    .retryAfter(RETRY_SECONDS));
        case REFUSED -> new ProblemException(told(409, "refused", "Refused", message(cause)));
      };
    }
    return cause instanceof IllegalArgumentException
        ? new ProblemException(
            told(422, "mapping-invalid", "A value is not allowed", message(cause)))
        : cause;
  }

  private static ProblemException wrongPhase(String detail) {
    return new ProblemException(told(409, "wrong-phase", "Not now", detail));
  }

  private static String message(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }

  /** A problem with the field, the value and what was expected, where {@code detail} has them. */
  private static Problem told(int status, String slug, String title, String detail) {
    Problem problem = Problem.of(status, slug, title, detail);
    int colon = detail.indexOf(": ");
    int expected = detail.lastIndexOf(" (expected: ");
    return colon < 0 || expected < colon
        ? problem
        : problem
            .with("field", detail.substring(0, colon))
            .with("value", detail.substring(colon + 2, expected))
            .with(
                "expected",
                detail.substring(expected + " (expected: ".length()).replaceFirst("\\)$", ""));
  }

  @Override
  public void close() {
    files.close();
  }
}
