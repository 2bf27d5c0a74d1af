package nl.doorstroom.feeds.files;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportCommand.UndoImport;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.ImportState;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.feeds.calendars.CalendarReading;
import nl.doorstroom.feeds.files.FileImportException.Kind;
import nl.doorstroom.feeds.files.FileImportStatus.Fault;
import nl.doorstroom.feeds.files.FileImportStatus.Phase;
import nl.doorstroom.feeds.reading.FileFormat;
import nl.doorstroom.feeds.reading.FileRefusedException;
import nl.doorstroom.feeds.reading.Mapping;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file that a planner handed in, from the guess of how it is read to its undoing. Previewing
 * and running go on after their futures complete; {@link #status} tells how far they are.
 *
 * <p>A preview reads the committed region and promises nothing: rows are judged anew when they are
 * run. Running the same file again does nothing to what is already so.
 *
 * <p><b>Threads.</b> Safe to call from any context; each future completes on the context of the
 * call.
 */
public final class FileImport {

  private static final Logger log = LoggerFactory.getLogger(FileImport.class);

  private final Desk desk;
  private final Context context;
  private final String id;
  private final String fileName;
  private final Path directory;
  private final long size;
  private final Instant openedAt;

  // All of the following belong to the context.
  private Source source;
  private boolean remembered;
  private Phase phase = Phase.OPENED;
  private @Nullable Mode mode;
  private @Nullable Work work;
  private @Nullable Ledger ledger;
  private @Nullable ImportId importId;
  private @Nullable Instant undoUntil;
  private @Nullable RowReport stoppedBy;
  private @Nullable Fault fault;
  private @Nullable Rejection refusal;
  private long rowsTotal;
  private Promise<Void> settled = Promise.promise();
  private int runs;

  FileImport(
      Desk desk,
      String id,
      String fileName,
      Path directory,
      Source source,
      boolean remembered,
      Instant openedAt) {
    this.desk = desk;
    this.context = desk.vertx().getOrCreateContext();
    this.id = id;
    this.fileName = fileName;
    this.directory = directory;
    this.source = source;
    this.remembered = remembered;
    this.size = source.upload().size();
    this.openedAt = openedAt;
    settled.complete();
  }

  public String id() {
    return id;
  }

  public RegionId region() {
    return desk.region();
  }

  public OrganizationId organization() {
    return desk.by();
  }

  Instant openedAt() {
    return openedAt;
  }

  Path directory() {
    return directory;
  }

  /** How far it is now, with what the region says of its import. */
  public Future<FileImportStatus> status() {
    return on(this::present);
  }

  /**
   * Has its columns read as {@code mapping} says; a preview made before is gone.
   *
   * @return fails with {@link FileImportException} while it is worked on, after it was run, and
   *     when it is not CSV
   */
  public Future<FileImportStatus> map(Mapping mapping) {
    return on(
        () -> {
          require(Phase.OPENED, Phase.PREVIEWED, Phase.FAILED);
          if (source.format() != FileFormat.CSV) {
            throw new FileImportException(
                Kind.MAPPING, "format: " + source.format() + " (expected: CSV)");
          }
          source = source.with(mapping);
          reset();
          return present();
        });
  }

  /** As {@link #map}, of a calendar. */
  public Future<FileImportStatus> read(CalendarReading reading) {
    return on(
        () -> {
          require(Phase.OPENED, Phase.PREVIEWED, Phase.FAILED);
          if (source.format() != FileFormat.ICALENDAR) {
            throw new FileImportException(
                Kind.MAPPING, "format: " + source.format() + " (expected: ICALENDAR)");
          }
          source = source.with(reading);
          reset();
          return present();
        });
  }

  private void reset() {
    phase = Phase.OPENED;
    remembered = false;
    fault = null;
    ledger = null;
    work = null;
  }

  /**
   * Begins to look at what each row would do, and remembers the mapping for the organisation.
   *
   * @return fails with {@link FileImportException} when the mapping lacks a field or the file is in
   *     another phase
   */
  public Future<FileImportStatus> preview() {
    return on(
        () -> {
          require(Phase.OPENED, Phase.PREVIEWED, Phase.FAILED);
          if (!source.missing().isEmpty()) {
            throw new FileImportException(
                Kind.MAPPING, "mapping: without " + source.missing() + " (expected: all of them)");
          }
          begin(Phase.PREVIEWING);
          Preview preview = new Preview(desk, source, directory.resolve("preview.csv"));
          work = preview;
          follow(
              desk.remember(source).compose(kept -> preview.run()),
              () -> {
                rowsTotal = preview.rows();
                phase = preview.isCancelled() ? Phase.OPENED : Phase.PREVIEWED;
              });
          return present();
        });
  }

  /**
   * Begins to do what the preview showed.
   *
   * @return fails with {@link FileImportException} unless it was previewed
   */
  public Future<FileImportStatus> run(Mode chosen) {
    return on(
        () -> {
          require(Phase.PREVIEWED);
          begin(Phase.RUNNING);
          mode = chosen;
          Run run =
              new Run(
                  desk,
                  source,
                  chosen,
                  rowsTotal,
                  id + "-" + ++runs,
                  directory.resolve("report.csv"));
          work = run;
          follow(
              run.run(),
              () -> {
                phase = run.isStopped() ? Phase.STOPPED : Phase.DONE;
                stoppedBy = run.stoppedBy();
                refusal = run.refusal();
              });
          return present();
        });
  }

  private void begin(Phase next) {
    phase = next;
    fault = null;
    refusal = null;
    stoppedBy = null;
    settled = Promise.promise();
  }

  /** Has {@code doing} change the phase, and what it left behind kept, whatever becomes of it. */
  private void follow(Future<Void> doing, Runnable done) {
    Promise<Void> over = settled;
    doing.onComplete(
        (none, cause) -> {
          Work ended = work;
          if (ended != null) {
            ledger = ended.ledger();
            importId = ended.importId() == null ? importId : ended.importId();
            undoUntil = ended.undoUntil() == null ? undoUntil : ended.undoUntil();
          }
          if (cause == null) {
            done.run();
          } else {
            phase = Phase.FAILED;
            fault = faultOf(cause);
          }
          over.complete();
        });
  }

  private Fault faultOf(Throwable cause) {
    if (cause instanceof FileRefusedException refused) {
      return new Fault(refused.problem(), refused.line(), String.valueOf(refused.getMessage()));
    }
    if (cause instanceof FileImportException why) {
      refusal = why.rejection();
      return new Fault(null, 0, String.valueOf(why.getMessage()));
    }
    log.warn("event=file-import-failed region={} import={}", desk.region().value(), id, cause);
    return new Fault(null, 0, "the region or the disk was away (expected: try again)");
  }

  /** Ends what is under way after the chunk it is at; what a run did until then stands. */
  public Future<FileImportStatus> cancel() {
    return on(
        () -> {
          require(Phase.PREVIEWING, Phase.RUNNING);
          if (work != null) {
            work.cancel();
          }
          return present();
        });
  }

  /**
   * Undoes all that the run did. A large import is undone in parts; until then none of its places
   * can be taken.
   *
   * @return fails with {@link FileImportException} when it was not run, or the region refuses: once
   *     anything of it is claimed, with the claim, and after its term
   */
  public Future<FileImportStatus> undo() {
    return on(
        () -> {
          ImportId undone = importId;
          if (undone == null || phase == Phase.RUNNING) {
            throw new FileImportException(
                Kind.WRONG_PHASE, "phase: " + phase + " (expected: DONE, STOPPED or FAILED)");
          }
          return desk.brought(id + "-undo-" + ++runs)
              .ask(new UndoImport(undone, desk.by()))
              .compose(
                  answer ->
                      answer instanceof Answer.Refused no
                          ? Future.failedFuture(new FileImportException(no.rejection()))
                          : present());
        });
  }

  /**
   * Some of the rows of the last preview or run, in the order of the file. At most {@link
   * Ledger#LISTED_MAX} are kept to be listed; all are in {@link #report}.
   *
   * @param only of this verdict; null for all
   */
  public Future<List<RowReport>> rows(@Nullable Verdict only, int offset, int limit) {
    return on(
        () -> {
          Ledger listed = ledger();
          if (listed == null) {
            return Future.succeededFuture(List.of());
          }
          return Future.succeededFuture(
              listed.listed().stream()
                  .filter(row -> only == null || row.verdict() == only)
                  .skip(Math.max(0, offset))
                  .limit(Math.max(0, limit))
                  .toList());
        });
  }

  private @Nullable Ledger ledger() {
    return phase == Phase.PREVIEWING || phase == Phase.RUNNING ? null : ledger;
  }

  /**
   * The file with what became of every row, as CSV in UTF-8 that spreadsheets open without running
   * anything in it; null before the first preview and while one is written.
   */
  public Future<@Nullable Path> report() {
    return on(
        () -> {
          Ledger whole = ledger();
          return Future.succeededFuture(whole == null ? null : whole.path());
        });
  }

  /** Completes once nothing is under way; at once when nothing is. */
  public Future<Void> settled() {
    return on(() -> settled.future());
  }

  private Future<FileImportStatus> present() {
    ImportId known = work != null && work.importId() != null ? work.importId() : importId;
    return known == null
        ? Future.succeededFuture(status(null, null))
        : desk.exchange()
            .read(desk.region(), grid -> grid.region().imports().find(known))
            .map(found -> status(known, found));
  }

  private FileImportStatus status(@Nullable ImportId known, @Nullable Import found) {
    Work doing = work;
    Map<Verdict, Long> counts = doing == null ? Map.of() : doing.ledger().counts();
    Map<String, Long> reasons = doing == null ? Map.of() : doing.ledger().reasons();
    ImportState state = found == null ? null : found.state();
    boolean undoable = state == ImportState.DONE || state == ImportState.STOPPED;
    return new FileImportStatus(
        id,
        desk.region(),
        fileName,
        source.format(),
        size,
        openedAt,
        phase,
        source.mapping(),
        remembered,
        source.calendar(),
        source.missing(),
        source.sample(),
        mode,
        doing == null ? 0 : doing.ledger().rows(),
        rowsTotal,
        counts,
        reasons,
        stoppedBy,
        known,
        state,
        undoable && found != null ? found.undoUntil() : null,
        fault,
        refusal);
  }

  private void require(Phase... expected) {
    for (Phase one : expected) {
      if (phase == one) {
        return;
      }
    }
    throw new FileImportException(
        Kind.WRONG_PHASE, "phase: " + phase + " (expected: " + List.of(expected) + ")");
  }

  /** Runs {@code call} on the context of this import and answers on the caller's. */
  private <T> Future<T> on(Supplier<Future<T>> call) {
    Context caller = desk.vertx().getOrCreateContext();
    Promise<T> answer = Promise.promise();
    context.runOnContext(
        none ->
            Future.succeededFuture()
                .compose(begun -> call.get())
                .onComplete(
                    (value, cause) -> caller.runOnContext(turn -> answer.complete(value, cause))));
    return answer.future();
  }
}
