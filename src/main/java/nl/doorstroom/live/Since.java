package nl.doorstroom.live;

import io.vertx.core.Future;
import java.util.function.Function;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.ExchangeException;
import nl.doorstroom.grid.Cursor;
import nl.doorstroom.grid.Grid;

/**
 * Reads for somebody who has a cursor. Where it came from another node, this one may not have
 * folded as much yet: that is waited for, instead of having a whole board fetched for it.
 *
 * <p><b>Threads.</b> As {@link Exchange}.
 */
final class Since {

  private Since() {}

  /**
   * Runs {@code reader} once {@code cursor} can be known here, within 2 s. After that it cannot be
   * (a backup was put back), and {@code reader} is to find that out.
   */
  static <T> Future<T> read(
      Exchange exchange, RegionId region, Cursor cursor, Function<Grid, T> reader) {
    return exchange
        .read(region, cursor.offset(), reader)
        .recover(
            cause ->
                cause instanceof ExchangeException failure
                        && failure.kind() == ExchangeException.Kind.BEHIND
                    ? exchange.read(region, reader)
                    : Future.failedFuture(cause));
  }
}
