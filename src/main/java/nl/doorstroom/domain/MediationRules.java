package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.TableTerm;
import nl.doorstroom.domain.transfers.MediationAdvice;
import nl.doorstroom.domain.transfers.MediationCommand.AnswerMediation;
import nl.doorstroom.domain.transfers.MediationCommand.AskMediation;
import nl.doorstroom.domain.transfers.MediationCommand.PassMediation;
import nl.doorstroom.domain.transfers.MediationCommand.WithdrawMediation;
import nl.doorstroom.domain.transfers.MediationEvent.MediationAnswered;
import nl.doorstroom.domain.transfers.MediationEvent.MediationAsked;
import nl.doorstroom.domain.transfers.MediationEvent.MediationOverdue;
import nl.doorstroom.domain.transfers.MediationEvent.MediationWithdrawn;
import nl.doorstroom.domain.transfers.MediationId;
import nl.doorstroom.domain.transfers.MediationRequest;
import org.jspecify.annotations.Nullable;

/** Single questions to the table: asked in codes, answered with a service or an advice. */
final class MediationRules {

  private final Turn turn;
  private final Table table;
  private final Admission admission;

  MediationRules(Turn turn, Admission admission) {
    this.turn = turn;
    this.table = new Table(turn);
    this.admission = admission;
  }

  Decision decide(AskMediation c) {
    Decision request = admission.request(c.request());
    if (request != null) {
      return request;
    }
    return turn.partners().organization(c.by()) == null
        ? notFound("by", c.by())
        : Decision.accept(
            new MediationAsked(
                new MediationId(turn.nextId()),
                c.request(),
                c.by(),
                c.actor(),
                table.due(TableTerm.MEDIATION)));
  }

  Decision decide(AnswerMediation c) {
    MediationRequest request = turn.mediations().request(c.request());
    if (request == null) {
      return notFound("request", c.request());
    }
    Decision refusal = first(mayAnswer(request, c), isWhole(c));
    if (refusal != null) {
      return refusal;
    }
    if (isSaid(request.answer(), c)) {
      return Decision.accept();
    }
    return request.isOpen()
        ? Decision.accept(
            new MediationAnswered(
                request.id(),
                c.advice(),
                c.service(),
                c.by(),
                c.actor(),
                table.minutesSince(request.askedAt())))
        : ended(request);
  }

  private @Nullable Decision mayAnswer(MediationRequest request, AnswerMediation c) {
    if (turn.partners().organization(c.by()) == null) {
      return notFound("by", c.by());
    }
    return request.actor().equals(c.actor()) || request.by().equals(c.by())
        ? refuse(Reason.FOUR_EYES, "by", c.by().value(), "another than who asked")
        : null;
  }

  private @Nullable Decision isWhole(AnswerMediation c) {
    boolean names = c.advice() == MediationAdvice.REFER_TO_SERVICE;
    if (names != (c.service() != null)) {
      return invalid("service", c.service(), names ? "the service to refer to" : "none");
    }
    HealthcareService service = c.service() == null ? null : turn.partners().service(c.service());
    if (c.service() != null && service == null) {
      return notFound("service", c.service());
    }
    return service == null ? null : Admission.offered(service);
  }

  private static boolean isSaid(MediationRequest.@Nullable Answer said, AnswerMediation c) {
    return said != null
        && said.advice() == c.advice()
        && Objects.equals(said.service(), c.service())
        && said.by().equals(c.by());
  }

  private static Decision ended(MediationRequest request) {
    return refuse(Reason.ASK_ENDED, "request", request.id().value(), "one that is open");
  }

  Decision decide(WithdrawMediation c) {
    MediationRequest request = turn.mediations().request(c.request());
    if (request == null) {
      return notFound("request", c.request());
    }
    if (!table.agreed().actsFor(c.by(), request.by())) {
      return notYours(c.by(), request.by().value());
    }
    if (request.withdrawnAt() != null) {
      return Decision.accept();
    }
    return request.isOpen()
        ? Decision.accept(new MediationWithdrawn(request.id()))
        : ended(request);
  }

  Decision decide(PassMediation c) {
    MediationRequest request = turn.mediations().request(c.request());
    if (request == null || !request.isOpen() || request.overdue()) {
      return Decision.accept();
    }
    return turn.isPast(request.until())
        ? Decision.accept(new MediationOverdue(request.id()))
        : invalid("request", request.id().value(), "not before " + request.until());
  }
}
