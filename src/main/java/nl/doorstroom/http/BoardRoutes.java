package nl.doorstroom.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Moment;
import nl.doorstroom.grid.Board;
import nl.doorstroom.grid.BoardCursor;
import nl.doorstroom.grid.Mask;
import nl.doorstroom.grid.View;

/** Whole boards, of which the changes travel live. */
final class BoardRoutes {

  private static final int ETAG_BYTES = 12;
  private static final String AS_OF = "as-of";
  private static final Pattern POSITION = Pattern.compile("[1-9][0-9]{0,15}");

  BoardRoutes(Operations on) {
    on.on("getBoard", Permission.SEE_WAITS, BoardRoutes::get);
  }

  private static Future<Reply> get(Call call) {
    String name = call.path("view");
    call.principal().require(Permission.toSee(name));
    View view = View.of(name);
    if (view == null) {
      throw new IllegalStateException("view " + name + " has a permission but no board");
    }
    Mask mask = call.mask().in(view);
    String asOf = call.query(AS_OF);
    return asOf == null
        ? call.read(grid -> grid.board(view, mask)).map(board -> reply(call, view, mask, board))
        : lookBack(call, asOf, view, mask);
  }

  /** A board as it was, to those who may see it now; what was allowed then does not matter. */
  private static Future<Reply> lookBack(Call call, String asOf, View view, Mask mask) {
    call.principal().require(Permission.LOOK_BACK);
    Moment moment =
        POSITION.matcher(asOf).matches()
            ? new Moment.After(Long.parseLong(asOf))
            : new Moment.At(Objects.requireNonNull(call.instant(AS_OF), AS_OF));
    return call.readAsOf(
        moment,
        grid -> {
          String at = Objects.requireNonNull(grid.region().lastAt(), "a fact").toString();
          return new Reply(
              200, body(view, mask, grid.board(view, mask), ",\"asOf\":\"" + at + "\""), Map.of());
        });
  }

  private static Reply reply(Call call, View view, Mask mask, Board board) {
    Map<String, String> headers = Map.of("ETag", etag(call.region(), view, mask, board));
    String seen = call.ctx().request().getHeader("If-None-Match");
    if (seen != null && Arrays.asList(seen.split(",\\s*")).contains(headers.get("ETag"))) {
      return new Reply(304, Buffer.buffer(), headers);
    }
    return new Reply(200, body(view, mask, board, ""), headers);
  }

  private static Buffer body(View view, Mask mask, Board board, String more) {
    BoardCursor at = BoardCursor.of(view, mask, board.at());
    Buffer body =
        Buffer.buffer("{\"at\":\"" + at + "\",\"offset\":" + board.at().offset() + more)
            .appendString(",\"rows\":");
    Rows.append(body, board.rows());
    return body.appendByte((byte) '}');
  }

  /** Weak: the rows are the same, while the cursor they are given with moves on. */
  private static String etag(RegionId region, View view, Mask mask, Board board) {
    String what = region.value() + "\n" + view + "\n" + mask + "\n" + board.changedAt();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
      return "W/\"" + HexFormat.of().formatHex(hash, 0, ETAG_BYTES) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is in every JDK", e);
    }
  }
}
