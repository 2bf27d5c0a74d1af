package nl.doorstroom.http;

import io.vertx.core.Future;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import org.jspecify.annotations.Nullable;

/** The pace of a demonstration region. */
final class DemoRoutes {

  private final DemoControl control;

  DemoRoutes(Operations on, DemoControl control) {
    this.control = control;
    on.on("steerDemo", Permission.STEER_DEMO, this::steer);
  }

  private Future<Reply> steer(Call call) {
    PaceBody body = call.body(PaceBody.class);
    return control
        .change(call.region(), body.speed(), body.paused())
        .map(Reply::ok)
        .recover(
            cause ->
                cause instanceof IllegalArgumentException
                    ? Future.failedFuture(
                        new ProblemException(
                            Problem.of(
                                404,
                                "not-found",
                                "No demonstration here",
                                String.valueOf(cause.getMessage()))))
                    : Future.failedFuture(cause));
  }

  private record PaceBody(@Nullable Double speed, @Nullable Boolean paused) {}
}
