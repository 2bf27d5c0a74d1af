package nl.doorstroom.http;

import io.vertx.core.Future;
import java.time.LocalDate;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Crossing;
import nl.doorstroom.domain.transfers.CrossingCommand.AcceptArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.AskOutside;
import nl.doorstroom.domain.transfers.CrossingCommand.DeclineArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.TakeArrivalOver;
import nl.doorstroom.domain.transfers.CrossingCommand.WithdrawOutside;
import nl.doorstroom.domain.transfers.CrossingId;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.engine.Exchange;
import org.jspecify.annotations.Nullable;

/** Transfers to another region, by the holder; and from another, by who is asked. */
final class CrossingRoutes {

  private final Exchange exchange;

  CrossingRoutes(Operations on) {
    exchange = on.exchange();
    on.on("askOutside", Permission.PROPOSE_TRANSFERS, this::ask);
    on.on("withdrawOutside", Permission.PROPOSE_TRANSFERS, CrossingRoutes::withdraw);
    on.on("acceptArrival", Permission.ANSWER_ASKS, CrossingRoutes::accept);
    on.on("declineArrival", Permission.ANSWER_ASKS, CrossingRoutes::decline);
    on.on("takeArrivalOver", Permission.ANSWER_ASKS, CrossingRoutes::takeOver);
  }

  private Future<Reply> ask(Call call) {
    AskBody body = call.body(AskBody.class);
    TransferId id = call.id(TransferId::new);
    return known(body)
        .compose(none -> call.submit(new AskOutside(id, body.region(), body.service(), call.by())))
        .compose(
            done ->
                call.readAfter(
                    done, grid -> Reply.ok(shown(grid.region().transfers().transfer(id)))));
  }

  /** The rules of one region know no other: whether there is one is asked of it. */
  private Future<Void> known(AskBody body) {
    if (!exchange.regions().contains(body.region())) {
      return Future.failedFuture(
          problem(Reason.INVALID, "region", body.region().value(), "one of this exchange"));
    }
    return exchange
        .read(body.region(), grid -> grid.region().partners().service(body.service()) != null)
        .compose(
            there ->
                there
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        problem(
                            Reason.NOT_FOUND,
                            "service",
                            body.service().value(),
                            "one of " + body.region().value())));
  }

  private static ProblemException problem(
      Reason reason, String field, String value, String expected) {
    return new ProblemException(
        Problems.of(
            new Rejection(reason, field, field + ": " + value + " (expected: " + expected + ")")));
  }

  private static Object shown(@Nullable Transfer transfer) {
    Crossing crossing = transfer == null ? null : transfer.crossing();
    return crossing == null
        ? Wire.object()
        : Wire.object()
            .put("crossing", crossing.id().value())
            .put("region", crossing.region().value())
            .put("service", crossing.service().value());
  }

  private static Future<Reply> withdraw(Call call) {
    return call.submit(
            new WithdrawOutside(
                call.id(TransferId::new), call.id("crossing", CrossingId::new), call.by()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> accept(Call call) {
    SlotId slot = call.body(AcceptBody.class).slot();
    return call.submit(new AcceptArrival(call.id(CrossingId::new), slot, call.by(), call.actor()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> decline(Call call) {
    String reason = call.body(DeclineBody.class).reason();
    return call.submit(
            new DeclineArrival(call.id(CrossingId::new), reason, call.by(), call.actor()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> takeOver(Call call) {
    LocalDate on = call.body(DayBody.class).on();
    return call.submit(new TakeArrivalOver(call.id(CrossingId::new), on, call.by(), call.actor()))
        .map(done -> Reply.nothing());
  }

  /** As the contract has them. */
  private record AskBody(RegionId region, HealthcareServiceId service) {}

  private record AcceptBody(SlotId slot) {}

  private record DeclineBody(String reason) {}

  private record DayBody(LocalDate on) {}
}
