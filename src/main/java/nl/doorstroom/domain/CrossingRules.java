package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.TableTerm;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.Choice;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Crossing;
import nl.doorstroom.domain.transfers.CrossingCommand.AskOutside;
import nl.doorstroom.domain.transfers.CrossingCommand.CompleteCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.DepartCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.EndCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.RecordCrossingAccepted;
import nl.doorstroom.domain.transfers.CrossingCommand.WithdrawOutside;
import nl.doorstroom.domain.transfers.CrossingEnd;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingAccepted;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingAsked;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingDeparted;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingEnded;
import nl.doorstroom.domain.transfers.CrossingId;
import nl.doorstroom.domain.transfers.CrossingState;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Escalation;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferBooking;
import nl.doorstroom.domain.transfers.TransferEvent.EscalationAnswered;
import nl.doorstroom.domain.transfers.TransferEvent.TransferCompleted;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * A transfer to another region, in the region that it leaves. What that region says may be said
 * again at any time and late: only what is new is recorded.
 */
final class CrossingRules {

  /** Most services of other regions that are asked for one transfer, one after the other. */
  private static final int CROSSINGS_MAX = 20;

  private final Turn turn;
  private final Table table;
  private final Departures departures;
  private final Leaving leaving;
  private final Savings savings;

  CrossingRules(Turn turn, Table table, Places places, Endings endings) {
    this.turn = turn;
    this.table = table;
    this.departures = new Departures(turn, table);
    this.leaving = new Leaving(turn, endings);
    this.savings = new Savings(turn, places);
  }

  Decision decide(AskOutside c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Decision refusal =
        first(
            table.holds(transfer, c.by()),
            Table.in(transfer, TransferStage.CONSENTED, TransferStage.OFFERED),
            table.consented(transfer),
            table.consented(transfer, ConsentScope.OUTSIDE_REGION),
            hasComeToThat(transfer),
            c.region().equals(turn.region())
                ? invalid("region", c.region().value(), "another than this one")
                : null);
    if (refusal != null) {
      return refusal;
    }
    Crossing last = transfer.crossing();
    if (last != null && last.state().isOpen()) {
      return last.region().equals(c.region()) && last.service().equals(c.service())
          ? Decision.accept()
          : refuse(
              Reason.ALREADY_EXISTS,
              "service",
              c.service().value(),
              "one at a time; " + last.service().value() + " is asked as " + last.id().value());
    }
    return transfer.crossings().size() < CROSSINGS_MAX
        ? Decision.accept(
            new CrossingAsked(
                transfer.id(),
                new CrossingId(turn.nextId()),
                c.region(),
                c.service(),
                departures.question(transfer),
                table.due(TableTerm.ANSWER)))
        : invalid("service", c.service().value(), "at most " + CROSSINGS_MAX + " in all");
  }

  /** Support is of the own gemeente; and first it is looked nearby. */
  private static @Nullable Decision hasComeToThat(Transfer transfer) {
    if (transfer.destination() == Destination.SOCIAL_DOMAIN) {
      return refuse(
          Reason.NOT_ELIGIBLE, "transfer", transfer.id().value(), "one to the ggz: not support");
    }
    return outside(transfer) == null
        ? refuse(
            Reason.TRANSFER_STAGE,
            "transfer",
            transfer.id().value(),
            "one of which the ladder has come to " + EscalationStep.OUTSIDE)
        : null;
  }

  private static @Nullable Escalation outside(Transfer transfer) {
    return transfer.escalations().stream()
        .filter(e -> e.step() == EscalationStep.OUTSIDE)
        .findFirst()
        .orElse(null);
  }

  Decision decide(WithdrawOutside c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Crossing crossing = transfer.crossing(c.crossing());
    if (crossing == null) {
      return notFound("crossing", c.crossing());
    }
    Decision refusal = table.holds(transfer, c.by());
    if (refusal != null) {
      return refusal;
    }
    return switch (crossing.state()) {
      case ENDED ->
          crossing.end() == CrossingEnd.WITHDRAWN ? Decision.accept() : ended(crossing, "open");
      case ASKED -> Decision.accept(ended(transfer, crossing, CrossingEnd.WITHDRAWN, null));
      case ACCEPTED, DEPARTING, DEPARTED -> ended(crossing, "not answered");
    };
  }

  private static Decision ended(Crossing crossing, String expected) {
    return refuse(
        Reason.ASK_ENDED,
        "crossing",
        crossing.id().value() + " " + crossing.state(),
        "one that is " + expected);
  }

  private CrossingEnded ended(
      Transfer transfer, Crossing crossing, CrossingEnd why, @Nullable String reason) {
    boolean others = crossing.state() == CrossingState.ASKED && !transfer.openAsks().isEmpty();
    return new CrossingEnded(
        transfer.id(), crossing.id(), why, reason, others ? null : table.due(TableTerm.FIND));
  }

  Decision decide(RecordCrossingAccepted c) {
    Transfer transfer = table.find(c.transfer());
    Crossing crossing = transfer == null ? null : transfer.crossing(c.crossing());
    if (transfer == null || crossing == null) {
      return forgotten(c.crossing());
    }
    return crossing.state() == CrossingState.ASKED
        ? Decision.accept(
            new CrossingAccepted(transfer.id(), crossing.id(), c.there(), c.keptUntil()))
        : Decision.accept();
  }

  /** What is no longer known of a crossing that there was is that it is over. */
  private Decision forgotten(CrossingId crossing) {
    return turn.wasGiven(crossing) ? Decision.accept() : notFound("crossing", crossing);
  }

  Decision decide(EndCrossing c) {
    Transfer transfer = table.find(c.transfer());
    Crossing crossing = transfer == null ? null : transfer.crossing(c.crossing());
    if (transfer == null || crossing == null) {
      return forgotten(c.crossing());
    }
    return switch (crossing.state()) {
      case ASKED, ACCEPTED, DEPARTING ->
          Decision.accept(ended(transfer, crossing, c.why(), c.reason()));
      case ENDED -> Decision.accept();
      case DEPARTED -> ended(crossing, "not on the other list");
    };
  }

  Decision decide(DepartCrossing c) {
    Transfer transfer = table.find(c.transfer());
    Crossing crossing = transfer == null ? null : transfer.crossing(c.crossing());
    if (transfer == null || crossing == null) {
      return forgotten(c.crossing());
    }
    return switch (crossing.state()) {
      case DEPARTING -> departed(transfer, crossing, c);
      case DEPARTED -> Decision.accept();
      case ASKED, ACCEPTED, ENDED -> ended(crossing, CrossingState.DEPARTING.name());
    };
  }

  private Decision departed(Transfer transfer, Crossing crossing, DepartCrossing c) {
    PositionId from = transfer.subject().position();
    WaitingPosition old = from == null ? null : turn.waiting().position(from);
    LocalDate place = turn.dateOf(Objects.requireNonNull(crossing.there(), "there").start());
    List<Event> events = new ArrayList<>();
    events.add(
        new CrossingDeparted(
            transfer.id(),
            crossing.id(),
            new TransferBooking(
                new AskId(crossing.id().value()),
                c.landing().position(),
                c.landing().slot(),
                c.landing().claim(),
                turn.today(),
                old == null ? null : old.phase(),
                old == null ? null : old.intakeOn(),
                old == null || !old.isOpen() ? null : savings.of(old, place)),
            table.due(TableTerm.HAND_OVER)));
    events.addAll(leaving.of(transfer.subject(), old));
    Escalation step = outside(transfer);
    Choice choice = transfer.choice();
    if (step != null && step.answer() == null && choice != null) {
      events.add(
          new EscalationAnswered(
              transfer.id(),
              step.step(),
              EscalationOutcome.MEDIATED,
              null,
              null,
              null,
              null,
              transfer.subject().holder(),
              choice.calledBy()));
    }
    return Decision.accept(events);
  }

  Decision decide(CompleteCrossing c) {
    Transfer transfer = table.find(c.transfer());
    Crossing crossing = transfer == null ? null : transfer.crossing(c.crossing());
    if (transfer == null || crossing == null) {
      return forgotten(c.crossing());
    }
    if (transfer.stage() == TransferStage.DONE) {
      return Decision.accept();
    }
    return crossing.state() == CrossingState.DEPARTED
        ? Decision.accept(new TransferCompleted(transfer.id(), c.actor(), c.on()))
        : ended(crossing, CrossingState.DEPARTED.name());
  }
}
