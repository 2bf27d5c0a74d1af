package nl.doorstroom.http;

import io.vertx.core.Future;
import nl.doorstroom.access.Permission;
import nl.doorstroom.grid.Mask;
import nl.doorstroom.grid.TableFigures;

/** Which place fits whom, and what the table comes to, as far as the caller may see it. */
final class SuggestionRoutes {

  private final Suggestions suggestions;

  SuggestionRoutes(Operations on, Suggestions suggestions) {
    this.suggestions = suggestions;
    on.on("getSuggestions", Permission.SEE_TABLE, this::get);
    on.on("getTransferFigures", Permission.SEE_TABLE, SuggestionRoutes::figures);
  }

  private Future<Reply> get(Call call) {
    String min = call.query("min-position");
    Mask mask = call.mask();
    return suggestions
        .of(call.region(), min == null ? 0 : Long.parseLong(min))
        .map(suggested -> Reply.ok(suggested.to(mask)));
  }

  private static Future<Reply> figures(Call call) {
    Mask mask = call.mask();
    return call.read(grid -> Reply.ok(TableFigures.of(grid, mask)));
  }
}
