package nl.doorstroom.domain.offers;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.SlotId;
import org.jspecify.annotations.Nullable;

/**
 * One unit of a slot, offered to people on the service's own waiting list: first who lost a place,
 * then by urgency, days over the norm, time waiting and id. Meanwhile the unit is kept.
 *
 * @param hold what keeps the unit
 * @param parallel how many people are asked at the same time
 * @param workingHours how long each has to answer, in working hours
 * @param automatic whether it began by itself when the place was freed
 * @param offers in the order in which they were made
 * @param stalledAt when the last open offer ended from outside; null while it goes on
 * @param ended null while it runs
 * @param version position of the last fact that changed it
 */
public record Offering(
    OfferingId id,
    SlotId slot,
    HoldId hold,
    int parallel,
    int workingHours,
    boolean automatic,
    Instant startedAt,
    List<Offer> offers,
    @Nullable Instant stalledAt,
    @Nullable OfferingEnd ended,
    @Nullable Instant endedAt,
    long version) {

  /** Most people that can be asked at the same time. */
  public static final int PARALLEL_MAX = 20;

  /** Longest term of one offer, in working hours. */
  public static final int HOURS_MAX = 80;

  public Offering {
    offers = List.copyOf(offers);
  }

  public boolean isRunning() {
    return ended == null;
  }

  /** Those that wait for an answer. */
  public List<Offer> open() {
    return offers.stream().filter(o -> o.state() == OfferState.OPEN).toList();
  }

  public @Nullable Offer offer(OfferId offer) {
    return offers.stream().filter(o -> o.id().equals(offer)).findFirst().orElse(null);
  }
}
