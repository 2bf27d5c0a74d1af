package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand.AcceptAsk;
import nl.doorstroom.domain.transfers.TransferCommand.AskReceivers;
import nl.doorstroom.domain.transfers.TransferCommand.DeclineAsk;
import nl.doorstroom.domain.transfers.TransferCommand.WithdrawAsk;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.grid.Grid;

/** Questions to receivers, and their answers. */
final class AskRoutes {

  AskRoutes(Operations on) {
    on.on("askReceivers", Permission.PROPOSE_TRANSFERS, AskRoutes::ask);
    on.on("acceptAsk", Permission.ANSWER_AT_TABLE, AskRoutes::accept);
    on.on("declineAsk", Permission.ANSWER_AT_TABLE, AskRoutes::decline);
    on.on("withdrawAsk", Permission.PROPOSE_TRANSFERS, AskRoutes::withdraw);
  }

  private static Future<Reply> ask(Call call) {
    Set<HealthcareServiceId> services = call.body(AskBody.class).services();
    TransferId id = call.id(TransferId::new);
    return TransferSteps.submit(call, new AskReceivers(id, services, call.by()))
        .compose(done -> call.readAfter(done, grid -> Reply.ok(open(grid, id))));
  }

  private static ObjectNode open(Grid grid, TransferId id) {
    Transfer transfer = Objects.requireNonNull(grid.region().transfers().transfer(id), "transfer");
    ObjectNode node = Wire.object();
    ArrayNode asks = node.putArray("asks");
    for (Ask ask : transfer.openAsks()) {
      asks.addObject()
          .put("key", ask.id().value())
          .put("service", ask.service().value())
          .put("until", Wire.text(ask.until()));
    }
    return node;
  }

  private static Future<Reply> accept(Call call) {
    SlotId slot = call.body(AcceptBody.class).slot();
    return call.submit(
            new AcceptAsk(call.id(TransferId::new), asked(call), slot, call.by(), call.actor()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> decline(Call call) {
    String reason = call.body(DeclineBody.class).reason();
    return call.submit(
            new DeclineAsk(call.id(TransferId::new), asked(call), reason, call.by(), call.actor()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> withdraw(Call call) {
    return call.submit(new WithdrawAsk(call.id(TransferId::new), asked(call), call.by()))
        .map(done -> Reply.nothing());
  }

  private static AskId asked(Call call) {
    return call.id("ask", AskId::new);
  }

  /** As the contract has them. */
  private record AskBody(Set<HealthcareServiceId> services) {}

  private record AcceptBody(SlotId slot) {}

  private record DeclineBody(String reason) {}
}
