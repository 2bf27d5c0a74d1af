package nl.doorstroom.domain.transfers;

import java.util.Objects;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.transfers.CrossingCommand.CompleteCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.ConfirmArrival;
import nl.doorstroom.domain.transfers.CrossingCommand.DepartCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.EndCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.ReceiveCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.RecordCrossingAccepted;
import nl.doorstroom.domain.transfers.CrossingCommand.TakeCrossing;
import nl.doorstroom.domain.transfers.CrossingCommand.WithdrawArrival;
import org.jspecify.annotations.Nullable;

/**
 * What one region must be told next of what the other has committed. It follows from the two
 * committed states alone, so that whoever carries it keeps nothing and may ask anything twice.
 */
public final class Passage {

  private Passage() {}

  /**
   * What to ask of whom.
   *
   * @param mayRefuse whether a refusal is an answer too: then nothing comes of the crossing
   */
  public record Step(RegionId region, Command command, boolean mayRefuse) {}

  /**
   * The next step of {@code crossing} of {@code transfer}, which leaves {@code from}; null when
   * there is nothing to tell, or someone has to act first.
   *
   * @param arrival as the other region knows it; null when it does not
   */
  public static @Nullable Step next(
      RegionId from, TransferId transfer, Crossing crossing, @Nullable Arrival arrival) {
    if (arrival == null) {
      return crossing.state() == CrossingState.ASKED ? ask(from, transfer, crossing) : null;
    }
    return switch (crossing.state()) {
      case ASKED, ACCEPTED, DEPARTING -> heard(from, transfer, crossing, arrival);
      case DEPARTED -> {
        if (arrival.state() == ArrivalState.TAKEN) {
          yield new Step(crossing.region(), new ConfirmArrival(crossing.id()), false);
        }
        Responsibility taken = arrival.responsibility();
        yield taken == null
            ? null
            : new Step(
                from, new CompleteCrossing(transfer, crossing.id(), taken.by(), taken.on()), false);
      }
      case ENDED -> calledOff(crossing.region(), arrival);
    };
  }

  /**
   * The next step of {@code arrival}, of which the region that it leaves knows nothing any more: it
   * ended there, for who departs is remembered.
   */
  public static @Nullable Step calledOff(RegionId to, Arrival arrival) {
    return switch (arrival.state()) {
      case ASKED, ACCEPTED -> new Step(to, new WithdrawArrival(arrival.id()), false);
      case TAKEN, CONFIRMED, ENDED -> null;
    };
  }

  private static Step ask(RegionId from, TransferId transfer, Crossing crossing) {
    return new Step(
        crossing.region(),
        new ReceiveCrossing(crossing.id(), from, transfer, crossing.service(), crossing.question()),
        true);
  }

  private static @Nullable Step heard(
      RegionId from, TransferId transfer, Crossing crossing, Arrival arrival) {
    boolean departing = crossing.state() == CrossingState.DEPARTING;
    return switch (arrival.state()) {
      case ASKED -> null;
      case ACCEPTED -> {
        if (departing) {
          yield new Step(
              crossing.region(),
              new TakeCrossing(
                  crossing.id(), Objects.requireNonNull(crossing.traveller(), "traveller")),
              false);
        }
        yield crossing.state() == CrossingState.ASKED
            ? new Step(
                from,
                new RecordCrossingAccepted(
                    transfer,
                    crossing.id(),
                    Objects.requireNonNull(arrival.there(), "there"),
                    arrival.until()),
                false)
            : null;
      }
      case TAKEN, CONFIRMED ->
          departing
              ? new Step(
                  from,
                  new DepartCrossing(
                      transfer,
                      crossing.id(),
                      Objects.requireNonNull(arrival.landing(), "landing")),
                  false)
              : null;
      case ENDED ->
          new Step(
              from,
              new EndCrossing(
                  transfer,
                  crossing.id(),
                  Objects.requireNonNull(arrival.end(), "end"),
                  arrival.reason()),
              false);
    };
  }
}
