package nl.doorstroom.http;

import io.vertx.core.Future;
import java.time.LocalDate;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationRefusal;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.TransferCommand.AnswerEscalation;
import nl.doorstroom.domain.transfers.TransferCommand.EscalateTransfer;
import nl.doorstroom.domain.transfers.TransferId;
import org.jspecify.annotations.Nullable;

/** The ladder for someone for whom no receiver is found. */
final class EscalationRoutes {

  EscalationRoutes(Operations on) {
    on.on("escalateTransfer", Permission.PROPOSE_TRANSFERS, EscalationRoutes::escalate);
    on.on("answerEscalation", Permission.ANSWER_ESCALATIONS, EscalationRoutes::answer);
  }

  private static Future<Reply> escalate(Call call) {
    EscalationStep step = call.body(StepBody.class).step();
    return TransferSteps.submit(
            call, new EscalateTransfer(call.id(TransferId::new), step, call.by(), call.actor()))
        .map(done -> Reply.nothing());
  }

  /** An insurer is not told of other changes, and is not held up by them. */
  private static Future<Reply> answer(Call call) {
    AnswerBody body = call.body(AnswerBody.class);
    TransferId transfer = call.id(TransferId::new);
    EscalationStep step = call.id("step", EscalationStep::valueOf);
    return call.byOfKind()
        .map(
            by ->
                new AnswerEscalation(
                    transfer,
                    step,
                    body.outcome(),
                    body.places(),
                    body.from(),
                    body.until(),
                    body.reason(),
                    by,
                    call.actor()))
        .compose(
            answer ->
                step == EscalationStep.INSURER
                    ? call.submit(answer)
                    : TransferSteps.submit(call, answer))
        .map(done -> Reply.nothing());
  }

  /** As the contract has them. */
  private record StepBody(EscalationStep step) {}

  private record AnswerBody(
      EscalationOutcome outcome,
      @Nullable Integer places,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable EscalationRefusal reason) {}
}
