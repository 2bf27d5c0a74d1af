package nl.doorstroom.http;

import io.vertx.core.Future;
import java.util.Map;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;

/** Postcodes, from which the browser reckons distances. */
final class PostcodeRoutes {

  private final Postcodes postcodes;

  PostcodeRoutes(Operations on, Postcodes postcodes) {
    this.postcodes = postcodes;
    on.on("getPostcode", Permission.SEE_WAITS, this::get);
  }

  private Future<Reply> get(Call call) {
    String pc4 = call.path("pc4");
    Postcodes.Area area = postcodes.find(pc4);
    if (area == null) {
      throw new ProblemException(
          Problem.of(404, "not-found", "No such postcode", "postcode: " + pc4)
              .with("field", "pc4")
              .with("value", pc4));
    }
    return Future.succeededFuture(
        new Reply(200, Wire.encode(area), Map.of("Cache-Control", "private, max-age=86400")));
  }
}
