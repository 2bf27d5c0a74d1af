package nl.doorstroom.feeds.files;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import nl.doorstroom.access.References;
import nl.doorstroom.access.References.Expected;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;

/**
 * Keeps the holder's references of people whom a file brings: before the command by the person, and
 * after it by the position. Broken off anywhere in between, the next attempt finds them.
 */
record Newcomers(
    References references,
    Supplier<PersonToken> persons,
    InstantSource clock,
    RegionId region,
    OrganizationId by) {

  /** Has a person for each of {@code deeds}, in {@code mine} and kept. */
  Future<Void> expect(List<Deed.OfPosition> deeds, Mine mine) {
    Instant now = clock.instant();
    List<Expected> fresh = new ArrayList<>();
    for (Deed.OfPosition deed : deeds) {
      Mine.Wait wait = deed.whose();
      if (mine.expected(wait) == null) {
        PersonToken person = persons.get();
        mine.expect(wait, person);
        fresh.add(new Expected(person, wait.service(), wait.reference(), now));
      }
    }
    return references.expect(region, by, fresh);
  }

  /** Keeps the references of those of {@code deeds} whom {@code events} registered. */
  Future<Void> settle(List<Event> events, List<Deed.OfPosition> deeds, Mine mine) {
    Map<PersonToken, Mine.Wait> waits = new HashMap<>();
    for (Deed.OfPosition deed : deeds) {
      PersonToken person = mine.expected(deed.whose());
      if (person != null) {
        waits.put(person, deed.whose());
      }
    }
    Map<PositionId, String> kept = new HashMap<>();
    Set<PersonToken> settled = new HashSet<>();
    for (Event event : events) {
      Mine.Wait wait =
          event instanceof PositionRegistered position ? waits.get(position.person()) : null;
      if (wait != null) {
        PositionRegistered position = (PositionRegistered) event;
        kept.put(position.position(), wait.reference());
        settled.add(position.person());
        mine.settle(wait, position.position());
      }
    }
    return references.settle(region, by, kept, settled);
  }

  /** Expects nobody any more for {@code waits}, who were not registered. */
  Future<Void> forgo(List<Mine.Wait> waits, Mine mine) {
    Set<PersonToken> forgone = new HashSet<>();
    for (Mine.Wait wait : waits) {
      PersonToken person = mine.expected(wait);
      if (person != null) {
        forgone.add(person);
        mine.forgo(wait);
      }
    }
    return references.settle(region, by, Map.of(), forgone);
  }
}
