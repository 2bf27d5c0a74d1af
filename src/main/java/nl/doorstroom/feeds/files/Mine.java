package nl.doorstroom.feeds.files;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.access.References.Expected;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, and who is about to, by the holder's own references: at each service a reference
 * stands for one person. Those of an attempt that was broken off are found by the person that was
 * expected then, so that nobody is registered twice.
 *
 * <p><b>Threads.</b> Not thread-safe; a chunk is judged and brought one after the other.
 */
final class Mine {

  /** One person's wait, as the holder tells it apart. */
  record Wait(String reference, HealthcareServiceId service) {}

  private record Registered(PersonToken person, HealthcareServiceId service) {}

  private final Map<String, PositionId> anywhere = new HashMap<>();
  private final Map<Wait, PositionId> positions = new HashMap<>();
  private final Map<Wait, PersonToken> expected = new HashMap<>();
  private final Map<PositionId, String> found = new HashMap<>();
  private final Set<PersonToken> over = new HashSet<>();

  /** Of nobody. */
  Mine() {}

  /**
   * Those that {@code region} knows.
   *
   * @param kept references by id, of positions and others
   * @param attempts who was expected by attempts that are not known to have ended, read before
   *     {@code kept}
   */
  static Mine of(Region region, Map<String, String> kept, List<Expected> attempts, Instant now) {
    Mine mine = new Mine();
    kept.forEach((id, reference) -> mine.knows(region, new PositionId(id), reference));
    Map<Registered, PositionId> registered = attempts.isEmpty() ? Map.of() : registered(region);
    for (Expected one : attempts) {
      PositionId position = registered.get(new Registered(one.person(), one.service()));
      if (position != null) {
        mine.found.put(position, one.reference());
        mine.over.add(one.person());
        mine.knows(region, position, one.reference());
      } else if (one.at().plus(Import.RUN_MAX).isBefore(now)) {
        mine.over.add(one.person());
      } else {
        mine.expected.put(new Wait(one.reference(), one.service()), one.person());
      }
    }
    return mine;
  }

  /** Of two positions with one reference, the one that is still there. */
  private void knows(Region region, PositionId position, String reference) {
    WaitingPosition present = region.waiting().position(position);
    if (present != null) {
      anywhere.put(reference, position);
      positions.put(new Wait(reference, present.service()), position);
    }
  }

  private static Map<Registered, PositionId> registered(Region region) {
    Map<Registered, PositionId> registered = new HashMap<>();
    for (WaitingPosition position : region.waiting().positions()) {
      registered.put(new Registered(position.person(), position.service()), position.id());
    }
    return registered;
  }

  /** References that an attempt which was broken off left to be kept. */
  Map<PositionId, String> found() {
    return found;
  }

  /** Those of whom no attempt needs to be remembered. */
  Set<PersonToken> over() {
    return over;
  }

  /** The position of {@code wait}, else one of the same reference elsewhere; null when none. */
  @Nullable PositionId position(Wait wait) {
    PositionId here = positions.get(wait);
    return here == null ? anywhere.get(wait.reference()) : here;
  }

  /** Who is expected for {@code wait}; null when nobody is yet. */
  @Nullable PersonToken expected(Wait wait) {
    return expected.get(wait);
  }

  void expect(Wait wait, PersonToken person) {
    expected.put(wait, person);
  }

  /** {@code wait} now is {@code position}. */
  void settle(Wait wait, PositionId position) {
    expected.remove(wait);
    positions.put(wait, position);
  }

  /** Nobody is registered for {@code wait} after all. */
  void forgo(Wait wait) {
    expected.remove(wait);
  }
}
