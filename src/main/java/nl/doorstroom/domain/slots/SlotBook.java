package nl.doorstroom.domain.slots;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotEvent.ClaimMoved;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.HoldLapsed;
import nl.doorstroom.domain.slots.SlotEvent.HoldReleased;
import nl.doorstroom.domain.slots.SlotEvent.OptionTaken;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeRecorded;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * The places of a region, as told so far.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by its region.
 */
public final class SlotBook implements Slots {

  private record Place(Instant start, String id) {}

  private record Key(HealthcareServiceId service, String externalId) {}

  private static final Comparator<Place> BY_START =
      Comparator.comparing(Place::start).thenComparing(Place::id);

  private final Map<SlotId, Slot> slots = new HashMap<>();
  private final Map<HealthcareServiceId, NavigableMap<Place, Slot>> byService = new HashMap<>();
  private final Map<Key, SlotId> byExternalId = new HashMap<>();
  private final Map<OrganizationId, Map<HoldId, Instant>> optionsUntil = new HashMap<>();
  private final Consumer<Slot> changed;

  /** {@code changed} is told of every slot as it now is, whenever it changes. */
  public SlotBook(Consumer<Slot> changed) {
    this.changed = changed;
  }

  /** Takes {@code remembered}; only into an empty book. */
  public void restore(List<Slot> remembered) {
    remembered.forEach(this::put);
  }

  @Override
  public @Nullable Slot slot(SlotId id) {
    return slots.get(id);
  }

  @Override
  public Collection<Slot> slots() {
    return Collections.unmodifiableCollection(slots.values());
  }

  @Override
  public Collection<Slot> of(HealthcareServiceId service) {
    NavigableMap<Place, Slot> places = byService.get(service);
    return places == null ? List.of() : Collections.unmodifiableCollection(places.values());
  }

  /** The slot that stands under a key of the holder's own agenda; withdrawn ones do not. */
  public @Nullable Slot slot(HealthcareServiceId service, String externalId) {
    SlotId id = byExternalId.get(new Key(service, externalId));
    return id == null ? null : slots.get(id);
  }

  /** How many options {@code by} has in the region that run on after {@code now}. */
  public int options(OrganizationId by, Instant now) {
    return (int)
        optionsUntil.getOrDefault(by, Map.of()).values().stream()
            .filter(until -> until.isAfter(now))
            .count();
  }

  public void apply(SlotPublished e, Fact fact) {
    put(
        new Slot(
            e.slot(),
            e.service(),
            e.externalId(),
            e.kind(),
            e.start(),
            e.end(),
            e.capacity(),
            e.allotment(),
            e.delivery(),
            List.of(),
            List.of(),
            false,
            false,
            fact.at(),
            fact.position()));
  }

  public void apply(SlotWithdrawn e, Fact fact) {
    Slot slot = known(e.slot());
    put(with(slot, List.of(), slot.claims(), slot.started(), true, fact));
  }

  public void apply(SlotHeld e, Fact fact) {
    Slot slot = known(e.slot());
    Hold hold = new Hold(e.hold(), e.by(), HoldKind.HOLD, e.until());
    put(holding(slot, and(slot.holds(), hold), fact));
  }

  public void apply(OptionTaken e, Fact fact) {
    Slot slot = known(e.slot());
    Hold option = new Hold(e.hold(), e.by(), HoldKind.OPTION, e.until());
    put(holding(slot, and(without(slot, e.replaced()), option), fact));
  }

  public void apply(HoldReleased e, Fact fact) {
    Slot slot = known(e.slot());
    put(holding(slot, without(slot, e.hold()), fact));
  }

  public void apply(HoldLapsed e, Fact fact) {
    Slot slot = known(e.slot());
    put(holding(slot, without(slot, e.hold()), fact));
  }

  public void apply(SlotClaimed e, Fact fact) {
    Slot slot = known(e.slot());
    Claim claim = new Claim(e.claim(), e.by(), e.position(), fact.at(), null);
    List<Claim> claims = and(slot.claims(), claim);
    put(with(slot, without(slot, e.hold()), claims, slot.started(), slot.withdrawn(), fact));
  }

  public void apply(ClaimReleased e, Fact fact) {
    Slot slot = known(e.slot());
    put(claiming(slot, without(slot, e.claim()), fact));
  }

  public void apply(ClaimMoved e, Fact fact) {
    Slot from = known(e.from());
    Slot to = known(e.to());
    Claim claim = Objects.requireNonNull(from.claim(e.claim()), e.claim().value());
    put(claiming(from, without(from, e.claim()), fact));
    put(claiming(to, and(to.claims(), claim), fact));
  }

  /** Before the start only a cancellation comes: the place is free again, and the claim gone. */
  public void apply(OutcomeRecorded e, Fact fact) {
    Slot slot = known(e.slot());
    put(
        claiming(
            slot,
            slot.started()
                ? slot.claims().stream()
                    .map(c -> c.id().equals(e.claim()) ? c.withOutcome(e.outcome()) : c)
                    .toList()
                : without(slot, e.claim()),
            fact));
  }

  public void apply(SlotStarted e, Fact fact) {
    Slot slot = known(e.slot());
    put(with(slot, List.of(), slot.claims(), true, slot.withdrawn(), fact));
  }

  /** Drops what was over before {@code instant}, and returns it. */
  public List<Slot> forgetEndedBefore(Instant instant) {
    List<Slot> over =
        slots.values().stream()
            .filter(s -> (s.started() || s.withdrawn()) && s.end().isBefore(instant))
            .toList();
    over.forEach(this::remove);
    return over;
  }

  private void put(Slot slot) {
    Slot before = slots.put(slot.id(), slot);
    byService
        .computeIfAbsent(slot.service(), s -> new TreeMap<>(BY_START))
        .put(new Place(slot.start(), slot.id().value()), slot);
    if (slot.externalId() != null) {
      Key key = new Key(slot.service(), slot.externalId());
      if (slot.withdrawn()) {
        byExternalId.remove(key, slot.id());
      } else {
        byExternalId.put(key, slot.id());
      }
    }
    if (before != null) {
      before.holds().forEach(this::forgetOption);
    }
    slot.holds().forEach(this::rememberOption);
    changed.accept(slot);
  }

  private void remove(Slot slot) {
    slots.remove(slot.id());
    NavigableMap<Place, Slot> places = byService.get(slot.service());
    if (places != null) {
      places.remove(new Place(slot.start(), slot.id().value()));
    }
    if (slot.externalId() != null) {
      byExternalId.remove(new Key(slot.service(), slot.externalId()), slot.id());
    }
  }

  private void rememberOption(Hold hold) {
    if (hold.kind() == HoldKind.OPTION) {
      optionsUntil.computeIfAbsent(hold.by(), by -> new HashMap<>()).put(hold.id(), hold.until());
    }
  }

  private void forgetOption(Hold hold) {
    Map<HoldId, Instant> options = optionsUntil.get(hold.by());
    if (options != null) {
      options.remove(hold.id());
    }
  }

  private Slot known(SlotId id) {
    return Objects.requireNonNull(slots.get(id), id.value());
  }

  private static List<Hold> without(Slot slot, @Nullable HoldId hold) {
    return slot.holds().stream().filter(h -> !h.id().equals(hold)).toList();
  }

  private static List<Claim> without(Slot slot, ClaimId claim) {
    return slot.claims().stream().filter(c -> !c.id().equals(claim)).toList();
  }

  private static <T> List<T> and(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  private static Slot holding(Slot slot, List<Hold> holds, Fact fact) {
    return with(slot, holds, slot.claims(), slot.started(), slot.withdrawn(), fact);
  }

  private static Slot claiming(Slot slot, List<Claim> claims, Fact fact) {
    return with(slot, slot.holds(), claims, slot.started(), slot.withdrawn(), fact);
  }

  private static Slot with(
      Slot s, List<Hold> holds, List<Claim> claims, boolean started, boolean withdrawn, Fact f) {
    return new Slot(
        s.id(),
        s.service(),
        s.externalId(),
        s.kind(),
        s.start(),
        s.end(),
        s.capacity(),
        s.allotment(),
        s.delivery(),
        holds,
        claims,
        started,
        withdrawn,
        s.publishedAt(),
        f.position());
  }
}
