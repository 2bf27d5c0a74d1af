package nl.doorstroom.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.function.Supplier;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SocialQuestion;
import nl.doorstroom.domain.transfers.Transfer;
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
import nl.doorstroom.grid.View;
import org.jspecify.annotations.Nullable;

/** Transfers: proposed, looked at by a second pair of eyes, ended. */
final class TransferRoutes {

  private final OwnReferences references;
  private final Supplier<PersonToken> persons;

  TransferRoutes(Operations on, OwnReferences references, Supplier<PersonToken> persons) {
    this.references = references;
    this.persons = persons;
    on.on("proposeTransfer", Permission.PROPOSE_TRANSFERS, TransferRoutes::propose);
    on.on("proposeTreatmentTransfer", Permission.PROPOSE_TRANSFERS, this::proposeTreatment);
    on.on("listTreatmentTransfers", Permission.SEE_POSITIONS, this::inTreatment);
    on.on("eraseTransferReference", Permission.PROPOSE_TRANSFERS, this::eraseReference);
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
    OrganizationId by = call.by();
    return call.submit(
            new ProposeTreatment(
                body.kind(),
                body.service(),
                body.person() == null ? persons.get() : body.person(),
                fields.request(),
                body.destination(),
                body.social(),
                by,
                call.actor()))
        .compose(
            done -> {
              TransferId transfer = proposed(done);
              return references
                  .keep(call, transfer, by, body.reference())
                  .map(kept -> Reply.created(shown(transfer)));
            });
  }

  private static TransferId proposed(Answer.Accepted done) {
    return Objects.requireNonNull(Events.first(done, TransferProposed.class), "transfer")
        .transfer();
  }

  private Future<Reply> inTreatment(Call call) {
    return references.with(
        call,
        grid ->
            grid.board(View.TRANSFERS, call.mask()).rows().stream()
                .filter(row -> isInTreatment(grid, call, new TransferId(row.key())))
                .toList());
  }

  /** Of who comes from another region nothing is known here but that they do. */
  private static boolean isInTreatment(Grid grid, Call call, TransferId id) {
    Transfer transfer = grid.region().transfers().transfer(id);
    RegionConfig config = grid.region().partners().config();
    OrganizationId own = call.principal().seesFor();
    return transfer != null
        && config != null
        && transfer.subject().kind().isInTreatment()
        && (own == null || config.table().actsFor(own, transfer.subject().holder()));
  }

  private Future<Reply> eraseReference(Call call) {
    return references.erase(call, call.id(TransferId::new)).map(done -> Reply.nothing());
  }

  private static Future<Reply> screen(Call call) {
    ScreeningOutcome outcome = call.body(ScreeningBody.class).outcome();
    return TransferSteps.submit(
            call, new ScreenTransfer(call.id(TransferId::new), outcome, call.by(), call.actor()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> end(Call call) {
    TransferEnd why = call.body(EndBody.class).why();
    return TransferSteps.submit(
            call, new EndTransfer(call.id(TransferId::new), why, call.by(), call.actor()))
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
      @Nullable SocialQuestion social,
      @Nullable String reference) {}

  private record ScreeningBody(ScreeningOutcome outcome) {}

  private record EndBody(TransferEnd why) {}
}
