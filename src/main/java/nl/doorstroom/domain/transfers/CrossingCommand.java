package nl.doorstroom.domain.transfers;

import java.time.Instant;
import java.time.LocalDate;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about transfers to another region: by the holder and the receiver, by the clock,
 * and by what carries each region's facts to the other, which may ask anything again at any time.
 */
public sealed interface CrossingCommand extends Command {

  @Override
  default <R> R match(Command.Cases<R> on) {
    return on.crossing(this);
  }

  /** As {@link #match}, among the commands about crossings. */
  <R> R among(Cases<R> on);

  /** The holder asks a service of another region, once its ladder has come to that. */
  record AskOutside(
      TransferId transfer, RegionId region, HealthcareServiceId service, OrganizationId by)
      implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.askOutside(this);
    }
  }

  /** The holder takes that question back. */
  record WithdrawOutside(TransferId transfer, CrossingId crossing, OrganizationId by)
      implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.withdrawOutside(this);
    }
  }

  /** The other region says that the service keeps a place. */
  record RecordCrossingAccepted(
      TransferId transfer, CrossingId crossing, PlaceThere there, Instant keptUntil)
      implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.recordCrossingAccepted(this);
    }
  }

  /** The other region says that nothing comes of it. */
  record EndCrossing(
      TransferId transfer, CrossingId crossing, CrossingEnd why, @Nullable String reason)
      implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.endCrossing(this);
    }
  }

  /** The other region says that they are on its list. */
  record DepartCrossing(TransferId transfer, CrossingId crossing, Landing landing)
      implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.departCrossing(this);
    }
  }

  /** The other region says that the receiver took over the responsibility. */
  record CompleteCrossing(TransferId transfer, CrossingId crossing, ActorToken actor, LocalDate on)
      implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.completeCrossing(this);
    }
  }

  /** Another region asks a service of this one. */
  record ReceiveCrossing(
      CrossingId crossing,
      RegionId from,
      TransferId transfer,
      HealthcareServiceId service,
      CrossingQuestion question)
      implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.receiveCrossing(this);
    }
  }

  /** A receiver says yes to another region with a place, which it keeps. */
  record AcceptArrival(CrossingId crossing, SlotId slot, OrganizationId by, ActorToken actor)
      implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.acceptArrival(this);
    }
  }

  /** A receiver says no to another region; {@code reason} is a code of its own. */
  record DeclineArrival(CrossingId crossing, String reason, OrganizationId by, ActorToken actor)
      implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.declineArrival(this);
    }
  }

  /** The other region needs no answer, or no place, any more. */
  record WithdrawArrival(CrossingId crossing) implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.withdrawArrival(this);
    }
  }

  /** The client of the other region chose: puts them on the list here, with the place kept. */
  record TakeCrossing(CrossingId crossing, Traveller traveller) implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.takeCrossing(this);
    }
  }

  /** The other region no longer counts them. */
  record ConfirmArrival(CrossingId crossing) implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.confirmArrival(this);
    }
  }

  /** The receiver took over the responsibility for treatment of who came. */
  record TakeArrivalOver(CrossingId crossing, LocalDate on, OrganizationId by, ActorToken actor)
      implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.takeArrivalOver(this);
    }
  }

  /** By the clock: the receiver did not answer, or the client did not choose, within the term. */
  record LapseArrival(CrossingId crossing) implements CrossingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.lapseArrival(this);
    }
  }

  /** One method per command about crossings. */
  interface Cases<R> {
    R askOutside(AskOutside command);

    R withdrawOutside(WithdrawOutside command);

    R recordCrossingAccepted(RecordCrossingAccepted command);

    R endCrossing(EndCrossing command);

    R departCrossing(DepartCrossing command);

    R completeCrossing(CompleteCrossing command);

    R receiveCrossing(ReceiveCrossing command);

    R acceptArrival(AcceptArrival command);

    R declineArrival(DeclineArrival command);

    R withdrawArrival(WithdrawArrival command);

    R takeCrossing(TakeCrossing command);

    R confirmArrival(ConfirmArrival command);

    R takeArrivalOver(TakeArrivalOver command);

    R lapseArrival(LapseArrival command);
  }
}
