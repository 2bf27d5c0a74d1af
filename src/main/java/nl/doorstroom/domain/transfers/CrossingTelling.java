package nl.doorstroom.domain.transfers;

import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingAccepted;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingAsked;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingDeparted;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingDeparting;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingEnded;

/** What each event about a crossing makes of its transfer. */
final class CrossingTelling implements CrossingEvent.Cases {

  private final Fact fact;
  private final TransferBook book;

  CrossingTelling(Fact fact, TransferBook book) {
    this.fact = fact;
    this.book = book;
  }

  @Override
  public void crossingAsked(CrossingAsked e) {
    book.edit(
        e.transfer(),
        fact,
        t -> {
          t.crossings.add(
              new Crossing(
                  e.crossing(),
                  e.region(),
                  e.service(),
                  e.question(),
                  CrossingState.ASKED,
                  fact.at(),
                  null,
                  null,
                  null,
                  null,
                  null,
                  null));
          t.offer(e.dueAt(), fact.at());
        });
  }

  @Override
  public void crossingAccepted(CrossingAccepted e) {
    book.edit(
        e.transfer(),
        fact,
        t -> {
          t.change(e.crossing(), c -> c.accepted(e.there(), e.keptUntil(), fact.at()));
          t.withdrawAsks(null, WithdrawnBecause.ANOTHER_ACCEPTED);
          t.enter(TransferStage.ACCEPTED, fact.at(), e.keptUntil());
        });
  }

  @Override
  public void crossingEnded(CrossingEnded e) {
    book.edit(
        e.transfer(),
        fact,
        t -> {
          t.change(e.crossing(), c -> c.ended(e.why(), e.reason()));
          if (e.dueAt() != null) {
            t.askAnew(fact.at(), e.dueAt());
          }
        });
  }

  /** From here on nobody has to act: the regions do. */
  @Override
  public void crossingDeparting(CrossingDeparting e) {
    book.edit(
        e.transfer(),
        fact,
        t -> {
          t.change(e.crossing(), c -> c.departing(e.traveller()));
          t.dueAt = null;
          t.overdue = false;
        });
  }

  @Override
  public void crossingDeparted(CrossingDeparted e) {
    book.edit(
        e.transfer(),
        fact,
        t -> {
          t.change(e.crossing(), Crossing::departed);
          t.booking = e.booking();
          t.enter(TransferStage.BOOKED, fact.at(), e.dueAt());
        });
  }
}
