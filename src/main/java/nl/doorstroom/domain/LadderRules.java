package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.Meant;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.TableTerm;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Escalation;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand.AnswerEscalation;
import nl.doorstroom.domain.transfers.TransferCommand.EscalateTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.PassEscalation;
import nl.doorstroom.domain.transfers.TransferEvent.EscalationAnswered;
import nl.doorstroom.domain.transfers.TransferEvent.EscalationOverdue;
import nl.doorstroom.domain.transfers.TransferEvent.TransferEscalated;
import nl.doorstroom.domain.transfers.TransferStage;
import org.jspecify.annotations.Nullable;

/** The ladder for someone for whom no receiver is found: local, region, outside, insurer. */
final class LadderRules {

  /** Most places that one answer can bring. */
  private static final int PLACES_MAX = 10_000;

  private final Turn turn;
  private final Table table;

  LadderRules(Turn turn, Table table) {
    this.turn = turn;
    this.table = table;
  }

  Decision decide(EscalateTransfer c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Decision refusal = table.holds(transfer, c.by());
    if (refusal != null) {
      return refusal;
    }
    Escalation last = transfer.escalation();
    if (last != null && last.step() == c.step()) {
      return Decision.accept();
    }
    Decision barred =
        first(
            Table.in(transfer, TransferStage.CONSENTED, TransferStage.OFFERED),
            table.consented(transfer),
            isNext(last, c.step()),
            c.step() == EscalationStep.OUTSIDE
                ? table.consented(transfer, ConsentScope.OUTSIDE_REGION)
                : null);
    return barred == null
        ? Decision.accept(
            new TransferEscalated(
                transfer.id(), c.step(), c.actor(), table.due(TableTerm.ESCALATION)))
        : barred;
  }

  private static @Nullable Decision isNext(@Nullable Escalation last, EscalationStep step) {
    EscalationStep next = EscalationStep.after(last == null ? null : last.step());
    return step == next && (last == null || last.isSpent())
        ? null
        : invalid(
            "step",
            step,
            "the next one" + (last == null ? "" : " once " + last.step() + " gave nothing"));
  }

  Decision decide(AnswerEscalation c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    if (turn.partners().organization(c.by()) == null) {
      return notFound("by", c.by());
    }
    Decision refusal = first(mayAnswer(transfer, c.step(), c.by()), isWhole(c));
    if (refusal != null) {
      return refusal;
    }
    Escalation step =
        transfer.escalations().stream().filter(e -> e.step() == c.step()).findFirst().orElse(null);
    if (step != null && isSaid(step.answer(), c)) {
      return Decision.accept();
    }
    return step == null || step.answer() != null || !transfer.isRunning()
        ? refuse(Reason.ASK_ENDED, "step", c.step(), "one that waits for an answer")
        : Decision.accept(
            new EscalationAnswered(
                transfer.id(),
                c.step(),
                c.outcome(),
                c.places(),
                c.from(),
                c.until(),
                c.reason(),
                c.by(),
                c.actor()));
  }

  private static boolean isSaid(Escalation.@Nullable Answer said, AnswerEscalation c) {
    return said != null
        && said.outcome() == c.outcome()
        && said.by().equals(c.by())
        && Objects.equals(said.places(), c.places())
        && Objects.equals(said.reason(), c.reason());
  }

  /** The insurer that is asked for its own step; the holder records what came of the others. */
  private @Nullable Decision mayAnswer(Transfer transfer, EscalationStep step, OrganizationId by) {
    if (step != EscalationStep.INSURER) {
      return table.holds(transfer, by);
    }
    String insurer = transfer.subject().request().insurer();
    return Meant.insurers(turn.partners(), insurer).contains(by)
        ? null
        : notYours(by, "the insurer that is asked");
  }

  private static @Nullable Decision isWhole(AnswerEscalation c) {
    boolean bought = c.outcome() == EscalationOutcome.EXTRA_BOUGHT;
    if (bought && c.step() != EscalationStep.INSURER) {
      return invalid("outcome", c.outcome(), "by an insurer only");
    }
    if (bought != (c.places() != null) || bought != (c.from() != null)) {
      return invalid("places", c.places(), bought ? "how many, and from when" : "none");
    }
    if (c.until() != null && (c.from() == null || c.until().isBefore(c.from()))) {
      return invalid("until", c.until(), "none, or not before " + c.from());
    }
    boolean nothing = c.outcome() == EscalationOutcome.NOT_POSSIBLE;
    return nothing == (c.reason() != null)
        ? Refusals.range("places", c.places(), 1, PLACES_MAX)
        : invalid("reason", c.reason(), nothing ? "why not" : "none");
  }

  Decision decide(PassEscalation c) {
    Transfer transfer = table.find(c.transfer());
    Escalation last = transfer == null ? null : transfer.escalation();
    if (transfer == null
        || last == null
        || last.answer() != null
        || last.overdue()
        || !transfer.isRunning()) {
      return Decision.accept();
    }
    return turn.isPast(last.until())
        ? Decision.accept(new EscalationOverdue(transfer.id(), last.step()))
        : invalid("transfer", transfer.id().value(), "not before " + last.until());
  }
}
