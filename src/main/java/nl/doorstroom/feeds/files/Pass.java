package nl.doorstroom.feeds.files;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import nl.doorstroom.feeds.reading.Interpreter;
import nl.doorstroom.feeds.reading.Row;
import nl.doorstroom.feeds.reading.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a file once, a chunk of rows at a time: the next chunk is read only when the one
 * before has been dealt with, so that there is never more than one.
 *
 * <p><b>Threads.</b> Reads on a worker; the step is called on the context of {@link #run}.
 */
final class Pass {

  /** What is done with a chunk; false to go no further. */
  @FunctionalInterface
  interface Step {
    Future<Boolean> take(List<Understood> chunk);
  }

  private final WorkerExecutor worker;
  private final Callable<Rows> opener;
  private final Supplier<Interpreter> interpreter;
  private final int chunkRows;
  private @Nullable Row pushedBack;

  /**
   * @param interpreter asked for before each chunk, on the worker
   */
  Pass(
      WorkerExecutor worker,
      Callable<Rows> opener,
      Supplier<Interpreter> interpreter,
      int chunkRows) {
    this.worker = worker;
    this.opener = opener;
    this.interpreter = interpreter;
    this.chunkRows = chunkRows;
  }

  /** Completes after the last chunk; fails with what the file or a step failed with. */
  Future<Void> run(Step step) {
    return worker
        .executeBlocking(opener, false)
        .compose(
            rows -> {
              Promise<Void> done = Promise.promise();
              next(rows, step, done);
              return done.future()
                  .eventually(() -> worker.executeBlocking(() -> close(rows), false));
            });
  }

  private void next(Rows rows, Step step, Promise<Void> done) {
    worker
        .executeBlocking(() -> chunk(rows), false)
        .compose(
            chunk -> chunk.isEmpty() ? Future.succeededFuture(Boolean.FALSE) : step.take(chunk))
        .onSuccess(
            goesOn -> {
              if (goesOn) {
                next(rows, step, done);
              } else {
                done.complete();
              }
            })
        .onFailure(done::fail);
  }

  /** Rows about one thing: what comes after them may refer to what they bring. */
  private List<Understood> chunk(Rows rows) {
    Interpreter today = interpreter.get();
    List<Understood> chunk = new ArrayList<>(chunkRows);
    while (chunk.size() < chunkRows) {
      Row row = pushedBack == null ? rows.next() : pushedBack;
      pushedBack = null;
      if (row == null) {
        break;
      }
      if (!chunk.isEmpty() && chunk.get(0).row().content() != row.content()) {
        pushedBack = row;
        break;
      }
      chunk.add(Understood.of(row, today));
    }
    return chunk;
  }

  private static boolean close(Rows rows) {
    rows.close();
    return true;
  }
}
