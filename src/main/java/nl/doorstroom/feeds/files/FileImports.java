package nl.doorstroom.feeds.files;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import nl.doorstroom.access.References;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.feeds.calendars.CalendarReading;
import nl.doorstroom.feeds.files.FileImportException.Kind;
import nl.doorstroom.feeds.reading.Content;
import nl.doorstroom.feeds.reading.FileRefusedException;
import nl.doorstroom.feeds.reading.Mapping;
import nl.doorstroom.feeds.reading.Upload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that planners have handed in and not yet put away, on this node. A file and all that is
 * known of it goes after a day, or when it is put away; what it brought stays, and can be undone by
 * the region's own import.
 *
 * <p><b>Threads.</b> Safe to call from any context; each future completes on the context of the
 * call.
 */
public final class FileImports implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FileImports.class);

  /** Most files that one organisation has open at a time. */
  public static final int OPEN_MAX = 10;

  /** After which a file is put away by itself. */
  public static final Duration KEPT = Duration.ofDays(1);

  private static final int WORKERS = 2;
  private static final int NAME_MAX = 120;

  private final Vertx vertx;
  private final WorkerExecutor worker;
  private final Exchange exchange;
  private final References references;
  private final MappingMemory memory;
  private final Supplier<PersonToken> persons;
  private final InstantSource clock;
  private final Path directory;
  private final Map<String, FileImport> imports = new ConcurrentHashMap<>();

  /**
   * @param persons gives a new random token at each call
   * @param directory where files are kept while they are worked on; what an earlier run left in it
   *     is removed
   */
  public FileImports(
      Vertx vertx,
      Exchange exchange,
      References references,
      MappingMemory memory,
      Supplier<PersonToken> persons,
      InstantSource clock,
      Path directory) {
    this.vertx = vertx;
    this.worker = vertx.createSharedWorkerExecutor("file-imports", WORKERS);
    this.exchange = exchange;
    this.references = references;
    this.memory = memory;
    this.persons = persons;
    this.clock = clock;
    this.directory = directory;
    remove(directory);
  }

  /**
   * Takes {@code uploaded} over, looks at it and guesses how it is read, or has it read as the
   * organisation had the last one like it.
   *
   * @param fileName as the planner knows it; only shown
   * @param content what it is about; null to tell by its columns
   * @return fails with {@link FileRefusedException} when it cannot be read at all, and with {@link
   *     FileImportException} when too many are open
   */
  public Future<FileImport> open(
      RegionId region,
      OrganizationId by,
      ActorToken actor,
      Path uploaded,
      String fileName,
      @Nullable Content content) {
    putAwayOld();
    if (of(region, by).size() >= OPEN_MAX) {
      return Future.failedFuture(
          new FileImportException(
              Kind.TOO_MANY, "files open: " + OPEN_MAX + " (expected: fewer; put one away)"));
    }
    String id = UUID.randomUUID().toString();
    Path own = directory.resolve(id);
    Desk desk =
        new Desk(vertx, worker, exchange, references, memory, persons, clock, region, by, actor);
    return worker
        .executeBlocking(() -> Source.of(take(uploaded, own), content), false)
        .compose(
            source ->
                memory
                    .of(region, by, source.signature())
                    .map(json -> opened(desk, id, fileName, own, source, json)))
        .recover(cause -> refused(own, cause));
  }

  /** Fails with {@code cause} once nothing is left of the file, whatever that removal meets. */
  private Future<FileImport> refused(Path own, Throwable cause) {
    return worker
        .executeBlocking(() -> remove(own), false)
        .transform(removed -> Future.failedFuture(cause));
  }

  private FileImport opened(
      Desk desk, String id, String fileName, Path own, Source source, @Nullable String json) {
    Source read = remembered(source, json);
    String shown = fileName.replaceAll("\\p{Cntrl}", " ");
    FileImport opened =
        new FileImport(
            desk,
            id,
            shown.length() > NAME_MAX ? shown.substring(0, NAME_MAX) : shown,
            own,
            read == null ? source : read,
            read != null,
            clock.instant());
    imports.put(id, opened);
    return opened;
  }

  /** As the last one like it was read; null when there was none. */
  private static @Nullable Source remembered(Source source, @Nullable String json) {
    Mapping guessed = source.mapping();
    if (guessed == null) {
      CalendarReading before = MappingJson.rememberedCalendar(json);
      return before == null || source.calendar() == null ? null : source.with(before);
    }
    Mapping before = MappingJson.remembered(json);
    // The line of the header and the encoding are those of this file.
    return before == null || before.columns().size() != guessed.columns().size()
        ? null
        : source.with(
            new Mapping(
                before.content(),
                guessed.separator(),
                guessed.charset(),
                guessed.header(),
                before.columns(),
                before.constants()));
  }

  /** The file of that id, if it is of that organisation in that region; else null. */
  public @Nullable FileImport find(RegionId region, OrganizationId by, String id) {
    FileImport found = imports.get(id);
    return found != null && found.region().equals(region) && found.organization().equals(by)
        ? found
        : null;
  }

  /** Those of one organisation, the newest first. */
  public List<FileImport> of(RegionId region, OrganizationId by) {
    List<FileImport> mine = new ArrayList<>();
    for (FileImport one : imports.values()) {
      if (one.region().equals(region) && one.organization().equals(by)) {
        mine.add(one);
      }
    }
    mine.sort(Comparator.comparing(FileImport::openedAt).reversed());
    return mine;
  }

  /** Puts {@code file} away: what is under way ends first, what it brought stays. */
  public Future<Void> putAway(FileImport file) {
    imports.remove(file.id());
    return file.cancel()
        .otherwiseEmpty()
        .compose(cancelled -> file.settled())
        .compose(done -> worker.executeBlocking(() -> remove(file.directory()), false))
        .mapEmpty();
  }

  private void putAwayOld() {
    Instant oldest = clock.instant().minus(KEPT);
    for (FileImport one : List.copyOf(imports.values())) {
      if (one.openedAt().isBefore(oldest)) {
        putAway(one);
      }
    }
  }

  private static Upload take(Path uploaded, Path own) {
    try {
      Files.createDirectories(own);
      Path file = own.resolve("file");
      Files.move(uploaded, file, StandardCopyOption.REPLACE_EXISTING);
      return new Upload(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes {@code directory} with all in it; what somebody else removed meanwhile is fine. */
  private static boolean remove(Path directory) {
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure)
                throws IOException {
              if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure)
                throws IOException {
              if (failure != null && !(failure instanceof NoSuchFileException)) {
                throw failure;
              }
              Files.deleteIfExists(left);
              return FileVisitResult.CONTINUE;
            }
          });
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends all that is under way, and removes all files; what cannot be removed goes next time. */
  @Override
  public void close() {
    imports.clear();
    worker.close();
    try {
      remove(directory);
    } catch (UncheckedIOException failure) {
      log.warn("event=files-left directory={}", directory, failure);
    }
  }
}
