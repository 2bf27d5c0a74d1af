package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.refuse;

import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Crossing;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingDeparting;
import nl.doorstroom.domain.transfers.CrossingQuestion;
import nl.doorstroom.domain.transfers.PlaceThere;
import nl.doorstroom.domain.transfers.Subject;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.Traveller;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.domain.waiting.Weeks;
import nl.doorstroom.domain.waiting.Wishes;
import org.jspecify.annotations.Nullable;

/**
 * What another region is told of someone: little before the client chose, and then what they need.
 */
final class Departures {

  private final Turn turn;
  private final Table table;

  Departures(Turn turn, Table table) {
    this.turn = turn;
    this.table = table;
  }

  CrossingQuestion question(Transfer transfer) {
    WaitingPosition waits = waits(transfer);
    Request r = transfer.subject().request();
    return new CrossingQuestion(
        transfer.destination(),
        waits == null ? null : waits.phase(),
        new Request(r.careQuestion(), r.urgency(), r.ageClass(), r.insurer(), null, r.complexity()),
        table.consented(transfer, ConsentScope.ONLINE) == null,
        Weeks.of(transfer.subject().since()));
  }

  /** Whether the client consents to leave the region, and still waits for what the place ends. */
  @Nullable Decision mayDepart(Transfer transfer, Crossing crossing) {
    Decision refusal = table.consented(transfer, ConsentScope.OUTSIDE_REGION);
    WaitingPosition waits = waits(transfer);
    PlaceThere there = Objects.requireNonNull(crossing.there(), "there");
    if (refusal != null || waits == null || waits.phase() == there.ends()) {
      return refusal;
    }
    return refuse(
        Reason.ALLOTMENT_MISMATCH,
        "transfer",
        transfer.id().value(),
        "a place for the wait " + waits.phase());
  }

  CrossingDeparting departing(Transfer transfer, Crossing crossing) {
    WaitingPosition waits = waits(transfer);
    Subject subject = transfer.subject();
    return new CrossingDeparting(
        transfer.id(),
        crossing.id(),
        new Traveller(
            subject.person(),
            waits == null ? null : waits.phase(),
            subject.request(),
            subject.since(),
            waits == null ? null : waits.intakeOn(),
            waits == null ? Wishes.NONE : waits.standing().wishes()));
  }

  private @Nullable WaitingPosition waits(Transfer transfer) {
    return transfer.subject().position() == null
        ? null
        : turn.waiting().position(transfer.subject().position());
  }
}
