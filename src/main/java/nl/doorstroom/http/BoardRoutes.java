package nl.doorstroom.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.grid.Board;
import nl.doorstroom.grid.Cursor;
import nl.doorstroom.grid.Mask;
import nl.doorstroom.grid.View;

/** Whole boards, of which the changes travel live. */
final class BoardRoutes {

  private static final int ETAG_BYTES = 12;

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
    return call.read(grid -> grid.board(view, mask)).map(board -> reply(call, view, mask, board));
  }

  private static Reply reply(Call call, View view, Mask mask, Board board) {
    Map<String, String> headers = Map.of("ETag", etag(call.region(), view, mask, board));
    String seen = call.ctx().request().getHeader("If-None-Match");
    if (seen != null && Arrays.asList(seen.split(",\\s*")).contains(headers.get("ETag"))) {
      return new Reply(304, Buffer.buffer(), headers);
    }
    Cursor at = board.at();
    Buffer body = Buffer.buffer("{\"at\":\"" + at + "\",\"offset\":" + at.offset() + ",\"rows\":");
    Rows.append(body, board.rows());
    return new Reply(200, body.appendByte((byte) '}'), headers);
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
