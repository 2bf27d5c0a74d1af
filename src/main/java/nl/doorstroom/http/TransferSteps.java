package nl.doorstroom.http;

import io.vertx.core.Future;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.transfers.TransferCommand.AsSeen;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.grid.EncodedRow;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.grid.View;
import org.jspecify.annotations.Nullable;

/** Steps of a transfer that are taken by who is told of each of its changes. */
final class TransferSteps {

  private TransferSteps() {}

  /** Has {@code step} decided, as the transfer was seen where the request says so. */
  static Future<Answer.Accepted> submit(Call call, TransferCommand step) {
    Long version = call.ifMatchWhereGiven();
    TransferId id = call.id(TransferId::new);
    return version == null
        ? call.submit(step)
        : call.submit(new AsSeen(id, version, step), grid -> show(grid, call, id));
  }

  /** The transfer as the caller may see it; null when it may not. */
  private static @Nullable Reply show(Grid grid, Call call, TransferId id) {
    Transfer transfer = grid.region().transfers().transfer(id);
    EncodedRow row = Rows.find(grid.board(View.TRANSFERS, call.mask()).rows(), id.value());
    return transfer == null || row == null ? null : Rows.reply(row, transfer.version());
  }
}
