package nl.doorstroom.http;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.BridgingAnswer;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.domain.waiting.WaitingCommand.ConfirmWaiting;
import nl.doorstroom.domain.waiting.WaitingCommand.LinkPositions;
import nl.doorstroom.domain.waiting.WaitingCommand.RecordBridging;
import nl.doorstroom.domain.waiting.WaitingCommand.RecordInformed;
import nl.doorstroom.domain.waiting.WaitingCommand.RecordWishes;
import nl.doorstroom.domain.waiting.WaitingCommand.UnlinkPositions;
import nl.doorstroom.domain.waiting.Wishes;
import org.jspecify.annotations.Nullable;

/** What keeps a waiting list true: who still waits, who was told what, and who is who. */
final class WaitingListRoutes {

  WaitingListRoutes(Operations on) {
    on.on("confirmWaiting", Permission.KEEP_WAITING_LIST, WaitingListRoutes::confirm);
    on.on("recordInformed", Permission.KEEP_WAITING_LIST, WaitingListRoutes::informed);
    on.on("recordBridging", Permission.KEEP_WAITING_LIST, WaitingListRoutes::bridging);
    on.on("recordWishes", Permission.KEEP_WAITING_LIST, WaitingListRoutes::wishes);
    on.on("linkPositions", Permission.KEEP_WAITING_LIST, call -> tie(call, LinkPositions::new));
    on.on("unlinkPositions", Permission.KEEP_WAITING_LIST, call -> tie(call, UnlinkPositions::new));
  }

  private static Future<Reply> confirm(Call call) {
    List<PositionId> positions = call.body(PositionsBody.class).positions();
    return call.submit(new ConfirmWaiting(positions, call.by())).map(done -> Reply.nothing());
  }

  private static Future<Reply> informed(Call call) {
    LocalDate on = call.body(DayBody.class).on();
    return call.submit(new RecordInformed(call.id(PositionId::new), on, call.actor(), call.by()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> bridging(Call call) {
    BridgingBody body = call.body(BridgingBody.class);
    return call.submit(
            new RecordBridging(
                call.id(PositionId::new), body.service(), body.on(), body.answer(), call.by()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> wishes(Call call) {
    Wishes wishes = call.body(WishesBody.class).wishes();
    return call.submit(new RecordWishes(call.id(PositionId::new), wishes, call.by()))
        .map(done -> Reply.nothing());
  }

  /** The position in the path is one of those in the body. */
  private static Future<Reply> tie(
      Call call, BiFunction<Set<PositionId>, OrganizationId, WaitingCommand> command) {
    Set<PositionId> positions = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
    positions.add(call.id(PositionId::new));
    positions.addAll(call.body(PositionsBody.class).positions());
    return call.submit(command.apply(positions, call.by())).map(done -> Reply.nothing());
  }

  private record PositionsBody(List<PositionId> positions) {}

  private record DayBody(LocalDate on) {}

  private record WishesBody(
      @Nullable Set<String> languages,
      @Nullable Set<Delivery> deliveries,
      @Nullable Integer kmMax,
      boolean backupCare) {

    Wishes wishes() {
      return new Wishes(
          languages == null ? Set.of() : languages,
          deliveries == null ? Set.of() : deliveries,
          kmMax,
          backupCare);
    }
  }

  private record BridgingBody(HealthcareServiceId service, LocalDate on, BridgingAnswer answer) {}
}
