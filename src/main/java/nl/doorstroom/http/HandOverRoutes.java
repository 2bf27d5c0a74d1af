package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Objects;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.Crossing;
import nl.doorstroom.domain.transfers.SendBackReason;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferBooking;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.transfers.TransferCommand.BookTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.HandOverTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.SendBack;
import nl.doorstroom.domain.transfers.TransferCommand.TakeResponsibility;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/** From the receiver's yes to its taking over: booked, handed over, taken over, or sent back. */
final class HandOverRoutes {

  HandOverRoutes(Operations on) {
    on.on("bookTransfer", Permission.ANSWER_ASKS, HandOverRoutes::book);
    on.on("handOverTransfer", Permission.ANSWER_ASKS, HandOverRoutes::handOver);
    on.on("takeResponsibility", Permission.ANSWER_ASKS, HandOverRoutes::takeResponsibility);
    on.on("sendBackTransfer", Permission.ANSWER_ASKS, HandOverRoutes::sendBack);
  }

  private static Future<Reply> book(Call call) {
    TransferId id = call.id(TransferId::new);
    return TransferSteps.submit(call, new BookTransfer(id, call.by(), call.actor()))
        .compose(done -> call.readAfter(done, grid -> Reply.ok(booked(grid, id))));
  }

  private static ObjectNode booked(Grid grid, TransferId id) {
    TransferBooking booking = Objects.requireNonNull(known(grid.region(), id).booking(), "booking");
    ObjectNode node =
        Wire.object()
            .put("position", booking.position().value())
            .put("slot", booking.slot().value())
            .put("claim", booking.claim().value());
    Slot slot = grid.region().slots().slot(booking.slot());
    if (slot != null) {
      node.put("start", Wire.text(slot.start()));
    }
    return booking.saved() == null ? node : node.put("daysSaved", booking.saved().days());
  }

  private static Future<Reply> handOver(Call call) {
    LocalDate on = call.body(DayBody.class).on();
    TransferId id = call.id(TransferId::new);
    OrganizationId by = call.by();
    ActorToken actor = call.actor();
    return call.read(grid -> spoken(grid.region(), id, on, by, actor))
        .compose(step -> TransferSteps.submit(call, step))
        .map(done -> Reply.nothing());
  }

  /**
   * Whoever asks this spoke for its own side. For the other side, who called the client or who said
   * yes: nobody else of it is known here.
   */
  private static TransferCommand spoken(
      Region region, TransferId id, LocalDate on, OrganizationId by, ActorToken actor) {
    Transfer transfer = known(region, id);
    Ask accepted = transfer.accepted();
    RegionConfig config = region.partners().config();
    boolean holds = config != null && config.table().actsFor(by, transfer.subject().holder());
    if (holds) {
      ActorToken there = accepted == null ? elsewhere(transfer) : accepted.actor();
      return new HandOverTransfer(id, actor, there == null ? actor : there, on, by);
    }
    ActorToken here =
        transfer.choice() == null ? transfer.proposal().actor() : transfer.choice().calledBy();
    return new HandOverTransfer(id, here, actor, on, by);
  }

  /** Who said yes in another region; null when nobody did. */
  private static @Nullable ActorToken elsewhere(Transfer transfer) {
    Crossing crossing = transfer.crossing();
    return crossing == null || crossing.there() == null ? null : crossing.there().actor();
  }

  private static Transfer known(Region region, TransferId id) {
    Transfer transfer = region.transfers().transfer(id);
    if (transfer == null) {
      throw new ProblemException(
          Problem.of(404, "not-found", "No such transfer", "transfer: " + id.value())
              .with("field", "id")
              .with("value", id.value()));
    }
    return transfer;
  }

  private static Future<Reply> takeResponsibility(Call call) {
    LocalDate on = call.body(DayBody.class).on();
    return TransferSteps.submit(
            call, new TakeResponsibility(call.id(TransferId::new), on, call.by(), call.actor()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> sendBack(Call call) {
    SendBackReason reason = call.body(SendBackBody.class).reason();
    return TransferSteps.submit(
            call, new SendBack(call.id(TransferId::new), reason, call.by(), call.actor()))
        .map(done -> Reply.nothing());
  }

  /** As the contract has them. */
  private record DayBody(LocalDate on) {}

  private record SendBackBody(SendBackReason reason) {}
}
