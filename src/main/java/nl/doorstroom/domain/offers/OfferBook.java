package nl.doorstroom.domain.offers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.offers.OfferEvent.OfferAnswered;
import nl.doorstroom.domain.offers.OfferEvent.OfferLapsed;
import nl.doorstroom.domain.offers.OfferEvent.OfferMade;
import nl.doorstroom.domain.offers.OfferEvent.OfferingEnded;
import nl.doorstroom.domain.offers.OfferEvent.OfferingStarted;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * What is offered to people who wait, as told so far.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by its region.
 */
public final class OfferBook implements Offers {

  private final Map<OfferingId, Offering> offerings =
      new TreeMap<>(Comparator.comparing(OfferingId::value));
  private final Map<SlotId, Set<OfferingId>> bySlot = new HashMap<>();
  private final Map<PositionId, OfferingId> open = new HashMap<>();
  private final Consumer<Offering> changed;

  /** {@code changed} is told of every offering as it now is, whenever it changes. */
  public OfferBook(Consumer<Offering> changed) {
    this.changed = changed;
  }

  /** Takes {@code remembered}; only into an empty book. */
  public void restore(List<Offering> remembered) {
    remembered.forEach(this::put);
  }

  @Override
  public @Nullable Offering offering(OfferingId id) {
    return offerings.get(id);
  }

  @Override
  public Collection<Offering> offerings() {
    return Collections.unmodifiableCollection(offerings.values());
  }

  @Override
  public List<Offering> of(SlotId slot) {
    return bySlot.getOrDefault(slot, Set.of()).stream().map(this::known).toList();
  }

  @Override
  public @Nullable Offering openTo(PositionId position) {
    OfferingId id = open.get(position);
    return id == null ? null : offerings.get(id);
  }

  public void apply(OfferingStarted e, Fact fact) {
    put(
        new Offering(
            e.offering(),
            e.slot(),
            e.hold(),
            e.parallel(),
            e.workingHours(),
            e.automatic(),
            fact.at(),
            List.of(),
            null,
            null,
            null,
            fact.position()));
  }

  public void apply(OfferMade e, Fact fact) {
    Offering o = known(e.offering());
    List<Offer> offers = new ArrayList<>(o.offers());
    offers.add(new Offer(e.offer(), e.position(), fact.at(), e.until(), OfferState.OPEN, 0));
    put(with(o, offers, null, fact));
  }

  public void apply(OfferAnswered e, Fact fact) {
    change(
        e.offering(),
        e.offer(),
        offer ->
            switch (e.answer()) {
              case YES -> offer.in(OfferState.ACCEPTED);
              case NO -> offer.in(OfferState.DECLINED);
              case NOT_REACHED -> {
                Offer called = offer.notReachedOnceMore();
                yield called.notReached() < Offer.CALLS
                    ? called
                    : called.in(OfferState.NOT_REACHED);
              }
            },
        fact);
  }

  public void apply(OfferLapsed e, Fact fact) {
    change(e.offering(), e.offer(), offer -> offer.in(OfferState.LAPSED), fact);
  }

  public void apply(OfferingEnded e, Fact fact) {
    Offering o = known(e.offering());
    List<Offer> offers =
        o.offers().stream()
            .map(x -> x.state() == OfferState.OPEN ? x.in(OfferState.WITHDRAWN) : x)
            .toList();
    put(
        new Offering(
            o.id(),
            o.slot(),
            o.hold(),
            o.parallel(),
            o.workingHours(),
            o.automatic(),
            o.startedAt(),
            offers,
            null,
            e.end(),
            fact.at(),
            fact.position()));
  }

  /** {@code position} waits no longer for such a place: an open offer to it is withdrawn. */
  public void withdraw(PositionId position, Fact fact) {
    Offering o = openTo(position);
    if (o == null) {
      return;
    }
    List<Offer> offers =
        o.offers().stream()
            .map(
                x ->
                    x.state() == OfferState.OPEN && x.position().equals(position)
                        ? x.in(OfferState.WITHDRAWN)
                        : x)
            .toList();
    boolean stalled = offers.stream().noneMatch(x -> x.state() == OfferState.OPEN);
    put(with(o, offers, stalled ? fact.at() : null, fact));
  }

  /** Drops the offerings of {@code slot}, which is forgotten. */
  public void forget(SlotId slot) {
    Set<OfferingId> gone = bySlot.remove(slot);
    if (gone != null) {
      offerings.keySet().removeAll(gone);
    }
  }

  private void change(OfferingId id, OfferId offer, UnaryOperator<Offer> how, Fact fact) {
    Offering o = known(id);
    List<Offer> offers =
        o.offers().stream().map(x -> x.id().equals(offer) ? how.apply(x) : x).toList();
    put(with(o, offers, o.stalledAt(), fact));
  }

  private static Offering with(
      Offering o, List<Offer> offers, @Nullable Instant stalledAt, Fact fact) {
    return new Offering(
        o.id(),
        o.slot(),
        o.hold(),
        o.parallel(),
        o.workingHours(),
        o.automatic(),
        o.startedAt(),
        offers,
        stalledAt,
        o.ended(),
        o.endedAt(),
        fact.position());
  }

  private void put(Offering offering) {
    Offering before = offerings.put(offering.id(), offering);
    bySlot
        .computeIfAbsent(
            offering.slot(), s -> new TreeSet<>(Comparator.comparing(OfferingId::value)))
        .add(offering.id());
    if (before != null) {
      before.open().forEach(o -> open.remove(o.position(), offering.id()));
    }
    offering.open().forEach(o -> open.put(o.position(), offering.id()));
    changed.accept(offering);
  }

  private Offering known(OfferingId id) {
    return Objects.requireNonNull(offerings.get(id), id.value());
  }
}
