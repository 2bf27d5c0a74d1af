package nl.doorstroom.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.function.Supplier;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SocialQuestion;
import nl.doorstroom.domain.transfers.TransferCommand.EndTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTreatment;
import nl.doorstroom.domain.transfers.TransferCommand.ScreenTransfer;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent.TransferProposed;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferKind;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/** Transfers: proposed, looked at by a second pair of eyes, ended. */
final class TransferRoutes {

  private final Supplier<PersonToken> persons;

  TransferRoutes(Operations on, Supplier<PersonToken> persons) {
    this.persons = persons;
    on.on("proposeTransfer", Permission.PROPOSE_TRANSFERS, TransferRoutes::propose);
    on.on("proposeTreatmentTransfer", Permission.PROPOSE_TRANSFERS, this::proposeTreatment);
    on.on("screenTransfer", Permission.SCREEN_TRANSFERS, TransferRoutes::screen);
    on.on("endTransfer", Permission.PROPOSE_TRANSFERS, TransferRoutes::end);
  }

  private static Future<Reply> propose(Call call) {
    ProposalBody body = call.body(ProposalBody.class);
    return call.submit(
            new ProposeTransfer(
                body.position(), body.destination(), body.social(), call.by(), call.actor()))
        .compose(
            done -> {
              TransferProposed proposed = Events.first(done, TransferProposed.class);
              return proposed == null
                  ? call.readAfter(done, grid -> Reply.ok(shown(running(grid, body.position()))))
                  : Future.succeededFuture(Reply.created(shown(proposed.transfer())));
            });
  }

  /** What was asked is already so: the transfer that runs. */
  private static TransferId running(Grid grid, PositionId position) {
    return Objects.requireNonNull(grid.region().transfers().of(position), "transfer").id();
  }

  private static Object shown(TransferId transfer) {
    return Wire.object().put("transfer", transfer.value());
  }

  private Future<Reply> proposeTreatment(Call call) {
    TreatmentBody body = call.body(TreatmentBody.class);
    RequestFields fields = call.body(RequestFields.class);
    return call.submit(
            new ProposeTreatment(
                body.kind(),
                body.service(),
                body.person() == null ? persons.get() : body.person(),
                fields.request(),
                body.destination(),
                body.social(),
                call.by(),
                call.actor()))
        .map(done -> Reply.created(shown(proposed(done))));
  }

  private static TransferId proposed(Answer.Accepted done) {
    return Objects.requireNonNull(Events.first(done, TransferProposed.class), "transfer")
        .transfer();
  }

  private static Future<Reply> screen(Call call) {
    ScreeningOutcome outcome = call.body(ScreeningBody.class).outcome();
    return call.submit(
            new ScreenTransfer(call.id(TransferId::new), outcome, call.by(), call.actor()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> end(Call call) {
    TransferEnd why = call.body(EndBody.class).why();
    return call.submit(new EndTransfer(call.id(TransferId::new), why, call.by(), call.actor()))
        .map(done -> Reply.nothing());
  }

  /** As the contract has them. */
  private record ProposalBody(
      PositionId position, Destination destination, @Nullable SocialQuestion social) {}

  /** Beside what help is for. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record TreatmentBody(
      TransferKind kind,
      HealthcareServiceId service,
      @Nullable PersonToken person,
      Destination destination,
      @Nullable SocialQuestion social) {}

  private record ScreeningBody(ScreeningOutcome outcome) {}

  private record EndBody(TransferEnd why) {}
}
