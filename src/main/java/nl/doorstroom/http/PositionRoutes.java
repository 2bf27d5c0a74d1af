package nl.doorstroom.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand.ClosePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.KeepPosition;
import nl.doorstroom.domain.waiting.WaitingCommand.RegisterPosition;
import nl.doorstroom.domain.waiting.WaitingCommand.ReprioritisePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.StartTreatment;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.grid.EncodedRow;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.grid.View;
import org.jspecify.annotations.Nullable;

/** Waiting positions, with the holder's own reference of each. */
final class PositionRoutes {

  private final OwnReferences references;
  private final Supplier<PersonToken> persons;

  PositionRoutes(Operations on, OwnReferences references, Supplier<PersonToken> persons) {
    this.references = references;
    this.persons = persons;
    on.on("registerPosition", Permission.KEEP_WAITING_LIST, this::register);
    on.on("listPositions", Permission.SEE_POSITIONS, this::list);
    on.on("reprioritisePosition", Permission.KEEP_WAITING_LIST, PositionRoutes::reprioritise);
    on.on("startTreatment", Permission.KEEP_WAITING_LIST, PositionRoutes::startTreatment);
    on.on("closePosition", Permission.KEEP_WAITING_LIST, PositionRoutes::close);
    on.on("keepPosition", Permission.KEEP_WAITING_LIST, PositionRoutes::keepOnList);
    on.on("erasePositionReference", Permission.KEEP_WAITING_LIST, this::eraseReference);
  }

  private Future<Reply> register(Call call) {
    PositionBody body = call.body(PositionBody.class);
    RequestFields fields = call.body(RequestFields.class);
    OrganizationId by = call.by();
    return call.submit(
            new RegisterPosition(
                body.service(),
                body.person() == null ? persons.get() : body.person(),
                body.phase(),
                fields.request(),
                body.since(),
                body.intakeOn(),
                by))
        .compose(
            done -> {
              PositionRegistered event =
                  Objects.requireNonNull(Events.first(done, PositionRegistered.class), "position");
              Reply reply =
                  Reply.created(
                      Wire.object()
                          .put("position", event.position().value())
                          .put("person", event.person().value()));
              return references
                  .keep(call, event.position(), by, body.reference())
                  .map(kept -> reply);
            });
  }

  private Future<Reply> list(Call call) {
    return references.with(call, grid -> grid.board(View.POSITIONS, call.mask()).rows());
  }

  private static Future<Reply> reprioritise(Call call) {
    Urgency urgency = call.body(UrgencyBody.class).urgency();
    PositionId id = call.id(PositionId::new);
    return call.submit(
            new ReprioritisePosition(id, urgency, call.by(), call.ifMatch()),
            grid -> show(grid, call, id))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> startTreatment(Call call) {
    LocalDate on = call.body(TreatmentBody.class).on();
    return call.submit(new StartTreatment(call.id(PositionId::new), on, call.by()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> close(Call call) {
    CloseReason reason = call.body(CloseBody.class).reason();
    PositionId id = call.id(PositionId::new);
    return call.submit(
            new ClosePosition(id, reason, call.by(), call.ifMatch()), grid -> show(grid, call, id))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> keepOnList(Call call) {
    return call.submit(new KeepPosition(call.id(PositionId::new), call.by()))
        .map(done -> Reply.nothing());
  }

  /** The position as the caller may see it; null when it may not or there is none. */
  private static @Nullable Reply show(Grid grid, Call call, PositionId id) {
    WaitingPosition position = grid.region().waiting().position(id);
    EncodedRow row = Rows.find(grid.board(View.POSITIONS, call.mask()).rows(), id.value());
    return position == null || row == null ? null : Rows.reply(row, position.version());
  }

  private Future<Reply> eraseReference(Call call) {
    return references.erase(call, call.id(PositionId::new)).map(done -> Reply.nothing());
  }

  /** As the contract has a position, beside what is asked for. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record PositionBody(
      HealthcareServiceId service,
      @Nullable PersonToken person,
      WaitPhase phase,
      LocalDate since,
      @Nullable LocalDate intakeOn,
      @Nullable String reference) {}

  private record UrgencyBody(Urgency urgency) {}

  private record TreatmentBody(LocalDate on) {}

  private record CloseBody(CloseReason reason) {}
}
