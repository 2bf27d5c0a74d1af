package nl.doorstroom.domain.offers;

import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;

/** What a planner or the clock asks about offering places to people who wait. */
public sealed interface OfferCommand extends Command {

  /**
   * Offers one free unit to the service's own waiting list, to {@code parallel} people at a time.
   */
  record StartOffering(SlotId slot, int parallel, int workingHours, OrganizationId by)
      implements OfferCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.startOffering(this);
    }
  }

  /** Says what came of a call. A yes takes the place and ends the other offers of it. */
  record AnswerOffer(OfferingId offering, OfferId offer, OfferAnswer answer, OrganizationId by)
      implements OfferCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.answerOffer(this);
    }
  }

  /** Ends an offering: the place is free. */
  record StopOffering(OfferingId offering, OrganizationId by) implements OfferCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.stopOffering(this);
    }
  }

  /** By the clock: the term of an offer has passed. */
  record LapseOffer(OfferingId offering, OfferId offer) implements OfferCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.lapseOffer(this);
    }
  }

  /** By the clock: who was asked no longer waits for a place. */
  record ContinueOffering(OfferingId offering) implements OfferCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.continueOffering(this);
    }
  }

  /** By the clock: a place was freed, at a service that offers such places by itself. */
  record OfferFreed(SlotId slot) implements OfferCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.offerFreed(this);
    }
  }

  /** The part of {@link Command.Cases} for these commands. */
  interface Cases<R> {
    R startOffering(StartOffering command);

    R answerOffer(AnswerOffer command);

    R stopOffering(StopOffering command);

    R lapseOffer(LapseOffer command);

    R continueOffering(ContinueOffering command);

    R offerFreed(OfferFreed command);
  }
}
