package nl.doorstroom.domain.slots;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotEvent.ClaimConfirmed;
import nl.doorstroom.domain.slots.SlotEvent.ClaimDeclined;
import nl.doorstroom.domain.slots.SlotEvent.ClaimMoved;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToMove;
import nl.doorstroom.domain.slots.SlotEvent.ClaimToStay;
import nl.doorstroom.domain.slots.SlotEvent.HoldLapsed;
import nl.doorstroom.domain.slots.SlotEvent.HoldReleased;
import nl.doorstroom.domain.slots.SlotEvent.OptionTaken;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeErased;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeRecorded;
import nl.doorstroom.domain.slots.SlotEvent.SlotChanged;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotEvent.SlotReleased;
import nl.doorstroom.domain.slots.SlotEvent.SlotRestored;
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
  private final Map<ScheduleId, NavigableMap<Place, Slot>> bySchedule = new HashMap<>();
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
    return all(byService.get(service));
  }

  @Override
  public Collection<Slot> of(HealthcareServiceId service, Instant from, Instant to) {
    return between(byService.get(service), from, to);
  }

  @Override
  public Collection<Slot> of(ScheduleId schedule) {
    return all(bySchedule.get(schedule));
  }

  @Override
  public Collection<Slot> of(ScheduleId schedule, Instant from, Instant to) {
    return between(bySchedule.get(schedule), from, to);
  }

  private static Collection<Slot> all(@Nullable NavigableMap<Place, Slot> places) {
    return places == null ? List.of() : Collections.unmodifiableCollection(places.values());
  }

  private static Collection<Slot> between(
      @Nullable NavigableMap<Place, Slot> places, Instant from, Instant to) {
    return places == null || !from.isBefore(to)
        ? List.of()
        : all(places.subMap(new Place(from, ""), true, new Place(to, ""), false));
  }

  @Override
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
    SlotContent content = e.content();
    put(
        new Slot(
            e.slot(),
            e.service(),
            e.externalId(),
            e.kind(),
            content,
            content.releasedBy(fact.at()),
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            false,
            false,
            null,
            e.source(),
            null,
            fact.at(),
            fact.position()));
  }

  public void apply(SlotChanged e, Fact fact) {
    edit(
        e.slot(),
        fact,
        s -> {
          s.content = e.content();
          s.released = e.content().releasedBy(fact.at());
          s.source = e.source();
        });
  }

  public void apply(SlotReleased e, Fact fact) {
    edit(e.slot(), fact, s -> s.released++);
  }

  public void apply(SlotWithdrawn e, Fact fact) {
    edit(
        e.slot(),
        fact,
        s -> {
          s.holds.clear();
          s.withdrawn = true;
          s.blocked = null;
          s.freedAt = null;
        });
  }

  public void apply(SlotRestored e, Fact fact) {
    edit(
        e.slot(),
        fact,
        s -> {
          s.withdrawn = false;
          s.released = s.content.releasedBy(fact.at());
        });
  }

  /** Nothing of it can be taken for {@code why}, or, when null, all of it again. */
  public void block(SlotId slot, @Nullable SlotBlock why, Fact fact) {
    edit(slot, fact, s -> s.blocked = why);
  }

  /** A unit of it was freed that is to be offered. */
  public void free(SlotId slot, Fact fact) {
    edit(slot, fact, s -> s.freedAt = fact.at());
  }

  /** It has been seen to that a unit was freed. */
  public void seenToFreed(SlotId slot, Fact fact) {
    edit(slot, fact, s -> s.freedAt = null);
  }

  /** One unit is kept while it is offered: at the latest until the start. */
  public void offer(SlotId slot, HoldId hold, OrganizationId by, Fact fact) {
    edit(
        slot,
        fact,
        s -> {
          s.holds.add(new Hold(hold, by, HoldKind.OFFER, s.content.start()));
          s.freedAt = null;
        });
  }

  /** One unit is kept for someone who is moved to it: at the latest until the start. */
  public void keep(SlotId slot, HoldId hold, OrganizationId by, Fact fact) {
    edit(slot, fact, s -> s.holds.add(new Hold(hold, by, HoldKind.TRANSFER, s.content.start())));
  }

  public void apply(SlotHeld e, Fact fact) {
    edit(e.slot(), fact, s -> s.holds.add(new Hold(e.hold(), e.by(), HoldKind.HOLD, e.until())));
  }

  public void apply(OptionTaken e, Fact fact) {
    edit(
        e.slot(),
        fact,
        s -> {
          s.removeHold(e.replaced());
          s.holds.add(new Hold(e.hold(), e.by(), HoldKind.OPTION, e.until()));
        });
  }

  public void apply(HoldReleased e, Fact fact) {
    endHold(e.slot(), e.hold(), fact);
  }

  public void apply(HoldLapsed e, Fact fact) {
    endHold(e.slot(), e.hold(), fact);
  }

  /** {@code hold} keeps nothing any more. */
  public void endHold(SlotId slot, HoldId hold, Fact fact) {
    edit(slot, fact, s -> s.removeHold(hold));
  }

  public void apply(SlotClaimed e, Fact fact) {
    edit(
        e.slot(),
        fact,
        s -> {
          s.removeHold(e.hold());
          s.claims.add(
              new Claim(e.claim(), e.by(), e.position(), fact.at(), null, e.confirmBy(), false));
        });
  }

  public void apply(ClaimConfirmed e, Fact fact) {
    edit(e.slot(), fact, s -> s.changeClaim(e.claim(), Claim::confirmed));
  }

  public void apply(ClaimDeclined e, Fact fact) {
    edit(e.slot(), fact, s -> s.giveBack(e.claim()));
  }

  public void apply(ClaimReleased e, Fact fact) {
    edit(e.slot(), fact, s -> s.giveBack(e.claim()));
  }

  public void apply(ClaimMoved e, Fact fact) {
    Claim[] moved = new Claim[1];
    edit(e.from(), fact, s -> moved[0] = s.removeClaim(e.claim()).moving(false));
    edit(e.to(), fact, s -> s.claims.add(moved[0]));
  }

  public void apply(ClaimToMove e, Fact fact) {
    edit(
        e.slot(),
        fact,
        s -> {
          s.blocked = SlotBlock.CLEARED;
          s.holds.clear();
          s.freedAt = null;
          s.changeClaim(e.claim(), c -> c.moving(true));
        });
  }

  public void apply(ClaimToStay e, Fact fact) {
    edit(
        e.slot(),
        fact,
        s -> {
          s.blocked = null;
          s.changeClaim(e.claim(), c -> c.moving(false));
        });
  }

  /** Before the start only a cancellation comes: the place is free again. */
  public void apply(OutcomeRecorded e, Fact fact) {
    edit(
        e.slot(),
        fact,
        s -> {
          if (s.started) {
            s.changeClaim(e.claim(), c -> c.withOutcome(e.outcome()));
          } else {
            s.cancelled.add(s.removeClaim(e.claim()).cancelledAs(e.outcome()));
          }
        });
  }

  public void apply(OutcomeErased e, Fact fact) {
    edit(
        e.slot(),
        fact,
        s -> {
          Claim cancelled = known(e.slot()).cancelled(e.claim());
          if (cancelled == null) {
            s.changeClaim(e.claim(), c -> c.withOutcome(null));
          } else {
            s.cancelled.remove(cancelled);
            s.claims.add(cancelled.withOutcome(null));
          }
        });
  }

  public void apply(SlotStarted e, Fact fact) {
    edit(
        e.slot(),
        fact,
        s -> {
          s.holds.clear();
          s.started = true;
          s.blocked = null;
          s.freedAt = null;
        });
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
    if (before != null) {
      unplace(before);
    }
    if (slot.schedule() != null) {
      bySchedule
          .computeIfAbsent(slot.schedule(), s -> new TreeMap<>(BY_START))
          .put(new Place(slot.start(), slot.id().value()), slot);
    }
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
    unplace(slot);
    if (slot.externalId() != null) {
      byExternalId.remove(new Key(slot.service(), slot.externalId()), slot.id());
    }
  }

  private void unplace(Slot slot) {
    Place place = new Place(slot.start(), slot.id().value());
    byService.getOrDefault(slot.service(), new TreeMap<>(BY_START)).remove(place);
    if (slot.schedule() != null) {
      bySchedule.getOrDefault(slot.schedule(), new TreeMap<>(BY_START)).remove(place);
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

  private void edit(SlotId id, Fact fact, Consumer<SlotEdit> how) {
    SlotEdit edit = new SlotEdit(known(id));
    how.accept(edit);
    put(edit.as(fact.position()));
  }
}
