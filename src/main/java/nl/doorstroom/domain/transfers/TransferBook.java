package nl.doorstroom.domain.transfers;

import java.time.Instant;
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
import java.util.stream.Stream;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What is on the table, as told so far.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by its region.
 */
public final class TransferBook implements Transfers {

  private static final Comparator<Id> BY_ID = Comparator.comparing(Id::value);

  private final Map<TransferId, Transfer> transfers = new TreeMap<>(BY_ID);
  private final Map<PositionId, TransferId> running = new HashMap<>();
  private final Map<PositionId, Set<TransferId>> naming = new HashMap<>();
  private final Map<SlotId, Set<TransferId>> keeping = new HashMap<>();
  private final Map<HealthcareServiceId, Set<TransferId>> asked = new HashMap<>();
  private final Set<TransferId> crossing = new TreeSet<>(BY_ID);
  private final Consumer<Transfer> changed;

  /** {@code changed} is told of every transfer as it now is, whenever it changes. */
  public TransferBook(Consumer<Transfer> changed) {
    this.changed = changed;
  }

  /** Takes {@code remembered}; only into an empty book. */
  public void restore(List<Transfer> remembered) {
    remembered.forEach(this::put);
  }

  @Override
  public @Nullable Transfer transfer(TransferId id) {
    return transfers.get(id);
  }

  @Override
  public Collection<Transfer> transfers() {
    return Collections.unmodifiableCollection(transfers.values());
  }

  @Override
  public @Nullable Transfer of(PositionId position) {
    TransferId id = running.get(position);
    return id == null ? null : transfers.get(id);
  }

  @Override
  public List<Transfer> naming(PositionId position) {
    return all(naming.get(position));
  }

  @Override
  public List<Transfer> keeping(SlotId slot) {
    return all(keeping.get(slot));
  }

  @Override
  public List<Transfer> askedOf(HealthcareServiceId service) {
    return all(asked.get(service));
  }

  @Override
  public List<Transfer> crossing() {
    return all(crossing);
  }

  private List<Transfer> all(@Nullable Set<TransferId> ids) {
    return ids == null ? List.of() : ids.stream().map(this::known).toList();
  }

  public void apply(TransferEvent event, Fact fact) {
    event.tell(new TransferTelling(fact, this));
  }

  public void apply(CrossingEvent event, Fact fact) {
    event.tell(new CrossingTelling(fact, this));
  }

  /**
   * {@code position} ended other than by {@code transfer}, which ends if it is about that: unless
   * it departs, when only the other region can say what becomes of it.
   */
  public void endOf(Transfer transfer, PositionId position, Fact fact) {
    if (transfer.isRunning() && !transfer.isOnTheWay() && position.equals(transfer.waitsOn())) {
      edit(transfer.id(), fact, t -> t.end(TransferEnd.POSITION_CLOSED, fact.at()));
    }
  }

  /** The urgency of {@code position} changed: it goes along. */
  public void reprioritised(PositionId position, Urgency urgency, Fact fact) {
    Transfer transfer = of(position);
    if (transfer != null) {
      edit(transfer.id(), fact, t -> t.subject = t.subject.withUrgency(urgency));
    }
  }

  /** Drops what ended before {@code instant}. */
  public void forgetEndedBefore(Instant instant) {
    List<Transfer> over =
        transfers.values().stream()
            .filter(t -> !t.isRunning())
            .filter(t -> t.entered().getOrDefault(t.stage(), instant).isBefore(instant))
            .toList();
    for (Transfer transfer : over) {
      unplace(transfer);
      transfers.remove(transfer.id());
      named(transfer).forEach(p -> drop(naming, p, transfer.id()));
      transfer.asks().forEach(ask -> drop(asked, ask.service(), transfer.id()));
    }
  }

  /** Makes {@code id} as {@code how} says. */
  void edit(TransferId id, Fact fact, Consumer<TransferEdit> how) {
    TransferEdit edit = new TransferEdit(known(id));
    how.accept(edit);
    put(edit.as(fact.position()));
  }

  /** Keeps {@code transfer} as it now is. */
  void put(Transfer transfer) {
    Transfer before = transfers.put(transfer.id(), transfer);
    if (before != null) {
      unplace(before);
    }
    PositionId position = transfer.subject().position();
    if (position != null && transfer.isRunning() && !transfer.stage().hasMoved()) {
      running.put(position, transfer.id());
    }
    SlotId kept = transfer.kept();
    if (kept != null) {
      add(keeping, kept, transfer.id());
    }
    named(transfer).forEach(p -> add(naming, p, transfer.id()));
    transfer.asks().forEach(ask -> add(asked, ask.service(), transfer.id()));
    if (transfer.isRunning() && (transfer.isCrossing() || transfer.isAway())) {
      crossing.add(transfer.id());
    }
    changed.accept(transfer);
  }

  /** The positions it names: the holder's, the receiver's and the one someone waits on with. */
  private static List<PositionId> named(Transfer transfer) {
    TransferBooking booking = transfer.booking();
    Ending ending = transfer.ending();
    return Stream.of(
            transfer.subject().position(),
            booking == null ? null : booking.position(),
            ending == null ? null : ending.restored())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private void unplace(Transfer transfer) {
    crossing.remove(transfer.id());
    PositionId position = transfer.subject().position();
    if (position != null) {
      running.remove(position, transfer.id());
    }
    SlotId kept = transfer.kept();
    if (kept != null) {
      drop(keeping, kept, transfer.id());
    }
  }

  private static <K> void add(Map<K, Set<TransferId>> index, K key, TransferId id) {
    index.computeIfAbsent(key, k -> new TreeSet<>(BY_ID)).add(id);
  }

  private static <K> void drop(Map<K, Set<TransferId>> index, K key, TransferId id) {
    Set<TransferId> ids = index.get(key);
    if (ids != null && ids.remove(id) && ids.isEmpty()) {
      index.remove(key);
    }
  }

  private Transfer known(TransferId id) {
    return Objects.requireNonNull(transfers.get(id), id.value());
  }
}
