package nl.doorstroom.http;

import io.vertx.core.Future;
import java.util.Objects;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.transfers.MediationAdvice;
import nl.doorstroom.domain.transfers.MediationCommand.AnswerMediation;
import nl.doorstroom.domain.transfers.MediationCommand.AskMediation;
import nl.doorstroom.domain.transfers.MediationCommand.WithdrawMediation;
import nl.doorstroom.domain.transfers.MediationEvent.MediationAsked;
import nl.doorstroom.domain.transfers.MediationId;
import nl.doorstroom.engine.Answer;
import org.jspecify.annotations.Nullable;

/** Single questions to the table: asked, answered, taken back. */
final class MediationRoutes {

  MediationRoutes(Operations on) {
    on.on("askMediation", Permission.ASK_MEDIATION, MediationRoutes::ask);
    on.on("answerMediation", Permission.ANSWER_MEDIATION, MediationRoutes::answer);
    on.on("withdrawMediation", Permission.ASK_MEDIATION, MediationRoutes::withdraw);
  }

  private static Future<Reply> ask(Call call) {
    RequestFields fields = call.body(RequestFields.class);
    return call.byOfKind()
        .compose(by -> call.submit(new AskMediation(fields.request(), by, call.actor())))
        .map(done -> Reply.created(Wire.object().put("mediation", asked(done).value())));
  }

  private static MediationId asked(Answer.Accepted done) {
    return Objects.requireNonNull(Events.first(done, MediationAsked.class), "mediation")
        .mediation();
  }

  private static Future<Reply> answer(Call call) {
    AnswerBody body = call.body(AnswerBody.class);
    return call.submit(
            new AnswerMediation(
                call.id(MediationId::new), body.advice(), body.service(), call.by(), call.actor()))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> withdraw(Call call) {
    MediationId request = call.id(MediationId::new);
    return call.byOfKind()
        .compose(by -> call.submit(new WithdrawMediation(request, by)))
        .map(done -> Reply.nothing());
  }

  /** As the contract has it. */
  private record AnswerBody(MediationAdvice advice, @Nullable HealthcareServiceId service) {}
}
