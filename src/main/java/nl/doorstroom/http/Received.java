package nl.doorstroom.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import nl.doorstroom.access.Access;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One body that is written to disk as it comes in, never faster than the disk takes it, and never
 * further than its bound.
 */
final class Received {

  private static final Logger LOG = LoggerFactory.getLogger(Received.class);
  private static final String KEY = Received.class.getName();

  private final RoutingContext ctx;
  private final HttpServerRequest request;
  private final AsyncFile file;
  private final long bytesMax;
  private final Promise<Void> done = Promise.promise();
  private long bytes;

  private Received(RoutingContext ctx, AsyncFile file, long bytesMax) {
    this.ctx = ctx;
    this.request = ctx.request();
    this.file = file;
    this.bytesMax = bytesMax;
  }

  /**
   * Has the body of {@code ctx} on disk before the request is passed on: it cannot wait for what
   * looks at the rest of the request, which reads on. Who may not bring files in is refused first;
   * what nobody has taken over by the end of the request is removed.
   */
  static void before(RoutingContext ctx, Access access, PlannerFiles files) {
    access.principal(ctx).require(Permission.BRING_IN_FILES);
    ctx.request().pause();
    file(ctx, files.inbox(), files.bytesMax())
        .onSuccess(
            path -> {
              ctx.put(KEY, path);
              ctx.addEndHandler(
                  end ->
                      ctx.vertx()
                          .fileSystem()
                          .delete(path.toString())
                          .onFailure(taken -> LOG.trace("event=file-taken-over")));
              ctx.next();
            })
        .onFailure(ctx::fail);
  }

  /** Where the body of {@code ctx} is. */
  static Path of(RoutingContext ctx) {
    return Objects.requireNonNull(ctx.<Path>get(KEY), "received");
  }

  /** Fails with {@link ProblemException} as 413 {@code too-large}, with nothing left behind. */
  private static Future<Path> file(RoutingContext ctx, Path directory, long bytesMax) {
    String length = ctx.request().getHeader("Content-Length");
    if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > bytesMax) {
      return Future.failedFuture(tooLarge(ctx, length, bytesMax));
    }
    Vertx vertx = ctx.vertx();
    FileSystem files = vertx.fileSystem();
    Path path = directory.resolve(UUID.randomUUID().toString());
    OpenOptions fresh = new OpenOptions().setCreateNew(true).setWrite(true);
    return files
        .mkdirs(directory.toString())
        .compose(made -> files.open(path.toString(), fresh))
        .compose(file -> new Received(ctx, file, bytesMax).write())
        .map(path)
        .recover(
            cause ->
                files
                    .delete(path.toString())
                    .otherwiseEmpty()
                    .compose(gone -> Future.failedFuture(cause)));
  }

  private Future<Void> write() {
    file.exceptionHandler(done::tryFail);
    request.exceptionHandler(done::tryFail);
    request.endHandler(end -> done.tryComplete());
    request.handler(
        buffer -> {
          bytes += buffer.length();
          if (bytes > bytesMax) {
            request.pause();
            done.tryFail(tooLarge(ctx, "more than " + bytesMax, bytesMax));
            return;
          }
          file.write(buffer).onFailure(done::tryFail);
          if (file.writeQueueFull()) {
            request.pause();
            file.drainHandler(drained -> request.resume());
          }
        });
    request.resume();
    return done.future().eventually(() -> file.close());
  }

  /** Nobody reads on, so the connection ends with the answer. */
  private static ProblemException tooLarge(
      RoutingContext ctx, @Nullable String length, long bytesMax) {
    ctx.response().putHeader("Connection", "close");
    return new ProblemException(
        Problem.of(
                413,
                "too-large",
                "The file is too large",
                "body: " + length + " bytes (expected: at most " + bytesMax + ")")
            .with("field", "body")
            .with("value", String.valueOf(length))
            .with("expected", "at most " + bytesMax + " bytes"));
  }
}
