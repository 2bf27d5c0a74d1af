package nl.doorstroom.feeds.files;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.imports.ImportCommand.FinishImport;
import nl.doorstroom.domain.imports.ImportCommand.ImportSupply;
import nl.doorstroom.domain.imports.ImportCommand.OpenImport;
import nl.doorstroom.domain.imports.ImportCommand.UndoImport;
import nl.doorstroom.domain.imports.ImportEvent.ImportFinished;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.SupplyItem;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.feeds.reading.Interpreter;
import nl.doorstroom.feeds.reading.Known;
import nl.doorstroom.feeds.reading.Meant;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a file and has each row done, a chunk at a time, under one import. When all or none
 * must be done, a file of at most {@link #TOGETHER_MAX} rows is one command; a longer one stops at
 * the first row that cannot be done, and what was done until then is undone.
 */
final class Run implements Work {

  /** Rows of one command, so that people get their turn in between. */
  static final int CHUNK_ROWS = 500;

  /** Most rows of a file that is done in one command. */
  static final int TOGETHER_MAX = 1_000;

  private final Desk desk;
  private final Source source;
  private final boolean together;
  private final int chunkRows;
  private final Brought brought;
  private final Ledger ledger;
  private final Set<String> schedules = new HashSet<>();
  private @Nullable Interpreter interpreter;
  private @Nullable ImportId importId;
  private @Nullable Instant undoUntil;
  private @Nullable RowReport stoppedBy;
  private @Nullable Rejection refusal;
  private boolean cancelled;

  Run(Desk desk, Source source, Mode mode, long rows, String run, Path report) {
    this.desk = desk;
    this.source = source;
    this.together = mode == Mode.ALL_OR_NOTHING;
    this.chunkRows = together && rows <= TOGETHER_MAX ? TOGETHER_MAX : CHUNK_ROWS;
    this.brought = desk.brought(run);
    this.ledger = new Ledger(report);
  }

  Future<Void> run() {
    return desk.known()
        .compose(
            known -> {
              schedules.addAll(known.schedules().keySet());
              return desk.mine(source).compose(mine -> open().compose(id -> go(id, known, mine)));
            })
        .compose(done -> end())
        .eventually(() -> desk.worker().executeBlocking(this::close, false));
  }

  private Future<ImportId> open() {
    return brought
        .ask(new OpenImport(source.kind(), desk.by()))
        .compose(
            answer -> {
              ImportId opened = Brought.opened(answer);
              importId = opened;
              return opened == null
                  ? Future.failedFuture(refused(answer))
                  : Future.succeededFuture(opened);
            });
  }

  private static FileImportException refused(Answer answer) {
    return answer instanceof Answer.Refused no
        ? new FileImportException(no.rejection())
        : new FileImportException(FileImportException.Kind.WRONG_PHASE, "import: not opened");
  }

  private Future<Void> go(ImportId under, Known known, Mine mine) {
    interpreter = new Interpreter(known);
    Pass pass =
        new Pass(
            desk.worker(),
            source.rows(known, desk.clock().instant()),
            () -> Objects.requireNonNull(interpreter, "interpreter"),
            chunkRows);
    return pass.run(
        chunk ->
            schedulesOf(under, chunk)
                .compose(done -> desk.judge(chunk, mine))
                .compose(
                    judged ->
                        stops(judged)
                            ? Future.succeededFuture(judged)
                            : brought.bring(under, judged, mine, together))
                .compose(
                    judged -> {
                      stops(judged);
                      return write(judged).compose(done -> learn(judged));
                    })
                .map(done -> !cancelled && stoppedBy == null));
  }

  /** Whether one of {@code judged} ends it; the first that does is remembered. */
  private boolean stops(List<Judged> judged) {
    if (together && stoppedBy == null) {
      for (Judged row : judged) {
        if (row.report().verdict().isWrong()) {
          stoppedBy = row.report();
          break;
        }
      }
    }
    return stoppedBy != null;
  }

  /** What comes after what {@code judged} supplied may refer to that. */
  private Future<Void> learn(List<Judged> judged) {
    return judged.stream().noneMatch(row -> row.deed() instanceof Deed.OfSupply)
        ? Future.succeededFuture()
        : desk.known()
            .map(
                known -> {
                  interpreter = new Interpreter(known);
                  return null;
                });
  }

  /** Agendas that are named for the first time are registered before their places. */
  private Future<Void> schedulesOf(ImportId under, List<Understood> chunk) {
    Future<Void> all = Future.succeededFuture();
    for (Understood row : chunk) {
      if (row.meant() instanceof Meant.Place place
          && place.schedule() != null
          && schedules.add(place.schedule())) {
        Meant.Agenda agenda = new Meant.Agenda(place.schedule(), place.location(), 1, true);
        SupplyItem item = Judge.registration(agenda, desk.by());
        all =
            all.compose(
                before ->
                    brought.ask(new ImportSupply(under, List.of(item), desk.by())).mapEmpty());
      }
    }
    return all;
  }

  private Future<Void> write(List<Judged> judged) {
    List<Judged> rows = new ArrayList<>(judged);
    return desk.worker()
        .executeBlocking(
            () -> {
              rows.forEach(row -> ledger.add(row.report()));
              return null;
            },
            false);
  }

  private Future<Void> end() {
    ImportId under = importId;
    if (under == null) {
      return Future.succeededFuture();
    }
    return brought
        .ask(new FinishImport(under, isStopped(), desk.by()))
        .compose(
            answer -> {
              if (answer instanceof Answer.Accepted yes) {
                yes.events().stream()
                    .filter(ImportFinished.class::isInstance)
                    .forEach(event -> undoUntil = ((ImportFinished) event).undoUntil());
              }
              return stoppedBy == null ? Future.succeededFuture() : undo(under);
            });
  }

  private Future<Void> undo(ImportId under) {
    return brought
        .ask(new UndoImport(under, desk.by()))
        .map(
            answer -> {
              if (answer instanceof Answer.Refused no) {
                refusal = no.rejection();
              }
              return null;
            });
  }

  private boolean close() {
    ledger.close();
    return true;
  }

  boolean isStopped() {
    return cancelled || stoppedBy != null;
  }

  @Nullable RowReport stoppedBy() {
    return stoppedBy;
  }

  /** Why what was done could not be undone; null when it was, or need not be. */
  @Nullable Rejection refusal() {
    return refusal;
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public @Nullable ImportId importId() {
    return importId;
  }

  @Override
  public @Nullable Instant undoUntil() {
    return undoUntil;
  }
}
