package nl.doorstroom.http;

import io.vertx.core.Future;
import java.util.Map;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;

/** Files brought in over HTTP. */
final class ImportRoutes {

  private final Imports imports;

  ImportRoutes(Operations on, Imports imports) {
    this.imports = imports;
    on.on("importNza2016", Permission.IMPORT_FILES, this::nza2016);
  }

  private Future<Reply> nza2016(Call call) {
    return imports
        .nza2016(call.ctx().body().buffer(), call.principal())
        .map(report -> new Reply(200, report, Map.of()))
        .recover(
            cause ->
                cause instanceof IllegalArgumentException
                    ? Future.failedFuture(
                        new ProblemException(
                            Problem.of(
                                422,
                                "file-refused",
                                "Not a file of this kind",
                                String.valueOf(cause.getMessage()))))
                    : Future.failedFuture(cause));
  }
}
