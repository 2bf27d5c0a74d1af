package nl.doorstroom.domain.transfers;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * Who comes from other regions, as told so far.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by its region.
 */
public final class ArrivalBook implements Arrivals {

  private final Map<CrossingId, Arrival> arrivals = byId();
  private final Map<CrossingId, Arrival> running = byId();
  private final Map<PositionId, CrossingId> landed = new HashMap<>();
  private final Consumer<Arrival> changed;

  /** {@code changed} is told of every arrival as it now is, whenever it changes. */
  public ArrivalBook(Consumer<Arrival> changed) {
    this.changed = changed;
  }

  private static Map<CrossingId, Arrival> byId() {
    return new TreeMap<>(Comparator.comparing(CrossingId::value));
  }

  /** Takes {@code remembered}; only into an empty book. */
  public void restore(List<Arrival> remembered) {
    remembered.forEach(this::put);
  }

  @Override
  public @Nullable Arrival arrival(CrossingId id) {
    return arrivals.get(id);
  }

  @Override
  public Collection<Arrival> arrivals() {
    return Collections.unmodifiableCollection(arrivals.values());
  }

  @Override
  public List<Arrival> running() {
    return List.copyOf(running.values());
  }

  @Override
  public List<Arrival> keeping(SlotId slot) {
    return running.values().stream()
        .filter(a -> a.state().keepsPlace() && slot.equals(a.slot()))
        .toList();
  }

  @Override
  public @Nullable Arrival of(PositionId position) {
    CrossingId id = landed.get(position);
    return id == null ? null : arrivals.get(id);
  }

  public void apply(ArrivalEvent event, Fact fact) {
    event.tell(new Telling(fact));
  }

  /** What each event makes of its arrival. */
  private final class Telling implements ArrivalEvent.Cases {

    private final Instant at;
    private final long version;

    Telling(Fact fact) {
      at = fact.at();
      version = fact.position();
    }

    @Override
    public void arrivalAsked(ArrivalEvent.ArrivalAsked e) {
      put(
          new Arrival(
              e.crossing(),
              e.from(),
              e.transfer(),
              e.service(),
              e.receiver(),
              e.question(),
              e.criteria(),
              ArrivalState.ASKED,
              at,
              e.until(),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              at,
              version));
    }

    @Override
    public void arrivalAccepted(ArrivalEvent.ArrivalAccepted e) {
      change(
          e.crossing(),
          a ->
              a.accepted(
                  e.slot(), e.hold(), e.there(), e.responseMinutes(), e.until(), at, version));
    }

    @Override
    public void arrivalEnded(ArrivalEvent.ArrivalEnded e) {
      change(e.crossing(), a -> a.ended(e.why(), e.reason(), e.responseMinutes(), at, version));
    }

    @Override
    public void arrivalTaken(ArrivalEvent.ArrivalTaken e) {
      change(e.crossing(), a -> a.taken(e.landing(), at, version));
    }

    @Override
    public void arrivalConfirmed(ArrivalEvent.ArrivalConfirmed e) {
      change(e.crossing(), a -> a.confirmed(at, version));
    }

    @Override
    public void arrivalTakenOver(ArrivalEvent.ArrivalTakenOver e) {
      change(e.crossing(), a -> a.takenOver(e.actor(), e.on(), at, version));
    }
  }

  /** Forgets whom those were about that were over before {@code instant}: not that they were. */
  public void forgetEndedBefore(Instant instant) {
    List<Arrival> over =
        arrivals.values().stream()
            .filter(a -> a.isOver() && a.question() != null && a.changedAt().isBefore(instant))
            .toList();
    over.forEach(a -> put(a.forgotten()));
  }

  private void change(CrossingId id, UnaryOperator<Arrival> how) {
    put(how.apply(Objects.requireNonNull(arrivals.get(id), id.value())));
  }

  private void put(Arrival arrival) {
    arrivals.put(arrival.id(), arrival);
    if (arrival.state().isRunning()) {
      running.put(arrival.id(), arrival);
    } else {
      running.remove(arrival.id());
    }
    if (arrival.landing() != null) {
      landed.put(arrival.landing().position(), arrival.id());
    }
    changed.accept(arrival);
  }
}
