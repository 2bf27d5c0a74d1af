package nl.doorstroom.http;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.transfers.TransferCommand.AskConsent;
import nl.doorstroom.domain.transfers.TransferCommand.ChoosePlace;
import nl.doorstroom.domain.transfers.TransferCommand.ConfirmChange;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferCommand.RefuseConsent;
import nl.doorstroom.domain.transfers.TransferCommand.StayInPlace;
import nl.doorstroom.domain.transfers.TransferCommand.WithdrawConsent;
import nl.doorstroom.domain.transfers.TransferId;
import org.jspecify.annotations.Nullable;

/** What a client says of being moved, and whoever else must agree to it. */
final class ConsentRoutes {

  ConsentRoutes(Operations on) {
    on.on("recordConsent", Permission.PROPOSE_TRANSFERS, ConsentRoutes::consent);
    on.on("choosePlace", Permission.PROPOSE_TRANSFERS, ConsentRoutes::choose);
    on.on("stayInPlace", Permission.PROPOSE_TRANSFERS, ConsentRoutes::stay);
    on.on("confirmChange", Permission.CONFIRM_CHANGES, ConsentRoutes::confirm);
  }

  private static Future<Reply> consent(Call call) {
    TransferCommand command = command(call, call.body(ConsentBody.class));
    return TransferSteps.submit(call, command).map(done -> Reply.nothing());
  }

  private static TransferCommand command(Call call, ConsentBody body) {
    TransferId transfer = call.id(TransferId::new);
    OrganizationId by = call.by();
    boolean asksScopes = body.state() == State.ASKED || body.state() == State.GIVEN;
    none("scopes", asksScopes ? null : body.scopes(), body.state());
    none("until", body.state() == State.GIVEN ? null : body.until(), body.state());
    return switch (body.state()) {
      case ASKED -> {
        none("on", body.on(), State.ASKED);
        yield new AskConsent(transfer, needed("scopes", body.scopes()), by, call.actor());
      }
      case GIVEN ->
          new GiveConsent(
              transfer,
              needed("scopes", body.scopes()),
              needed("on", body.on()),
              needed("until", body.until()),
              by);
      case REFUSED -> new RefuseConsent(transfer, needed("on", body.on()), by);
      case WITHDRAWN -> new WithdrawConsent(transfer, needed("on", body.on()), by);
    };
  }

  private static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new ProblemException(Problems.invalid(field, "nothing", "one, for this state"));
    }
    return value;
  }

  private static void none(String field, @Nullable Object value, State state) {
    if (value != null) {
      throw new ProblemException(Problems.invalid(field, value, "none, for " + state));
    }
  }

  private static Future<Reply> choose(Call call) {
    LocalDate on = call.body(DayBody.class).on();
    return TransferSteps.submit(
            call, new ChoosePlace(call.id(TransferId::new), call.actor(), on, call.by()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> stay(Call call) {
    LocalDate on = call.body(DayBody.class).on();
    return TransferSteps.submit(
            call, new StayInPlace(call.id(TransferId::new), call.actor(), on, call.by()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> confirm(Call call) {
    ConfirmBody body = call.body(ConfirmBody.class);
    return call.submit(
            new ConfirmChange(
                call.id(TransferId::new), body.confirmed(), body.on(), call.by(), call.actor()))
        .map(done -> Reply.nothing());
  }

  /** What can be said of a consent; that it expired, only the clock says. */
  private enum State {
    ASKED,
    GIVEN,
    REFUSED,
    WITHDRAWN
  }

  /** As the contract has them. */
  private record ConsentBody(
      State state,
      @Nullable Set<ConsentScope> scopes,
      @Nullable LocalDate on,
      @Nullable LocalDate until) {}

  private record DayBody(LocalDate on) {}

  private record ConfirmBody(boolean confirmed, LocalDate on) {}
}
