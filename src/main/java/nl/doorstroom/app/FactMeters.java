package nl.doorstroom.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.offers.Offer;
import nl.doorstroom.domain.offers.OfferAnswer;
import nl.doorstroom.domain.offers.OfferEvent.OfferAnswered;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotEvent.HoldLapsed;
import nl.doorstroom.domain.slots.SlotEvent.HoldReleased;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.AskState;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent.AskAccepted;
import nl.doorstroom.domain.transfers.TransferEvent.AskDeclined;
import nl.doorstroom.domain.transfers.TransferEvent.ReceiverAsked;
import nl.doorstroom.domain.transfers.TransferEvent.TransferCompleted;
import nl.doorstroom.domain.transfers.TransferEvent.TransferEnded;
import nl.doorstroom.domain.transfers.TransferEvent.TransferSentBack;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.metrics.MeterName;
import nl.doorstroom.metrics.Meters;

/**
 * Counts what happens in regions from the facts that tell of it.
 *
 * <p><b>Threads.</b> Called on the context of the region; keeps nothing of its own.
 */
final class FactMeters {

  private final Meters meters;
  private final Function<RegionId, Map<PositionId, SlotId>> suggested;

  /**
   * @param suggested the place that is suggested to each who waits, by the region
   */
  FactMeters(Meters meters, Function<RegionId, Map<PositionId, SlotId>> suggested) {
    this.meters = meters;
    this.suggested = suggested;
    meters.expect(MeterName.FACTS, EventType.values());
    meters.expect(MeterName.HOLDS, HoldEnd.values());
    meters.expect(MeterName.OFFER_RESPONSE, OfferAnswer.values());
    meters.expect(MeterName.TRANSFERS_ENDED, TransferResult.values());
    meters.expect(MeterName.TRANSFERS_ENDED, TransferEnd.values());
    meters.expect(MeterName.SUGGESTIONS_TAKEN, "true", "false");
    meters.expect(MeterName.ASK_RESPONSE, AskState.ACCEPTED, AskState.DECLINED);
  }

  /** What became of a hold. */
  private enum HoldEnd {
    CLAIMED,
    RELEASED,
    LAPSED
  }

  /** How a transfer ends that is not called off. */
  private enum TransferResult {
    DONE,
    SENT_BACK
  }

  /** Has what is counted by region stand at nothing for {@code region}, or where it stands. */
  void expect(RegionId region) {
    String name = region.value();
    meters.count(MeterName.PLACES_PUBLISHED, 0, name);
    meters.count(MeterName.PLACES_STARTED, 0, name, "true");
    meters.count(MeterName.PLACES_STARTED, 0, name, "false");
  }

  /**
   * @param region as {@code facts} left it
   */
  void count(Region region, List<Fact> facts) {
    for (Fact fact : facts) {
      meters.count(MeterName.FACTS, fact.event().type().name());
      ofPlaces(region, fact.event());
      ofTransfers(region, fact.event());
      if (fact.event() instanceof OfferAnswered answered) {
        answered(region, fact, answered);
      }
    }
  }

  private void ofPlaces(Region region, Event event) {
    String name = region.id().value();
    if (event instanceof SlotPublished published) {
      meters.count(MeterName.PLACES_PUBLISHED, published.capacity(), name);
    } else if (event instanceof SlotStarted started) {
      Slot slot = region.slots().slot(started.slot());
      if (slot != null && !slot.withdrawn() && slot.blocked() == null) {
        int used = slot.claims().size();
        meters.count(MeterName.PLACES_STARTED, used, name, "true");
        meters.count(MeterName.PLACES_STARTED, slot.capacity() - used, name, "false");
      }
    } else if (event instanceof SlotClaimed claimed && claimed.hold() != null) {
      held(HoldEnd.CLAIMED);
    } else if (event instanceof HoldReleased) {
      held(HoldEnd.RELEASED);
    } else if (event instanceof HoldLapsed) {
      held(HoldEnd.LAPSED);
    }
  }

  private void ofTransfers(Region region, Event event) {
    if (event instanceof ReceiverAsked asked) {
      meters.count(MeterName.SUGGESTIONS_TAKEN, Boolean.toString(isSuggested(region, asked)));
    } else if (event instanceof AskAccepted accepted) {
      asked(accepted.responseMinutes(), AskState.ACCEPTED);
    } else if (event instanceof AskDeclined declined) {
      asked(declined.responseMinutes(), AskState.DECLINED);
    } else if (event instanceof TransferCompleted) {
      ended(TransferResult.DONE);
    } else if (event instanceof TransferSentBack) {
      ended(TransferResult.SENT_BACK);
    } else if (event instanceof TransferEnded ended) {
      ended(ended.why());
    }
  }

  /** Whether some place of the service that is asked was suggested for whom it is about. */
  private boolean isSuggested(Region region, ReceiverAsked asked) {
    Transfer transfer = region.transfers().transfer(asked.transfer());
    PositionId position = transfer == null ? null : transfer.subject().position();
    SlotId place = position == null ? null : suggested.apply(region.id()).get(position);
    Slot slot = place == null ? null : region.slots().slot(place);
    return slot != null && slot.service().equals(asked.service());
  }

  private void held(HoldEnd end) {
    meters.count(MeterName.HOLDS, end.name());
  }

  private void ended(Enum<?> result) {
    meters.count(MeterName.TRANSFERS_ENDED, result.name());
  }

  private void asked(int minutes, AskState answer) {
    meters.time(MeterName.ASK_RESPONSE, Duration.ofMinutes(minutes), answer.name());
  }

  private void answered(Region region, Fact fact, OfferAnswered answered) {
    Offering offering = region.offers().offering(answered.offering());
    if (offering != null) {
      offering.offers().stream()
          .filter(offer -> offer.id().equals(answered.offer()))
          .map(Offer::madeAt)
          .map(made -> Duration.between(made, fact.at()))
          .forEach(took -> meters.time(MeterName.OFFER_RESPONSE, took, answered.answer().name()));
    }
  }
}
