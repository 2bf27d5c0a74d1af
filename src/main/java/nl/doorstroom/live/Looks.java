package nl.doorstroom.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.doorstroom.domain.RegionId;

/**
 * All that is looked at, one thing per socket, for as long as the socket says so. Nothing rests on
 * it: it is in no journal, and whoever loses it hears it again.
 *
 * <p>This class is threadsafe.
 */
final class Looks {

  /** How long a look holds that is not renewed: seven ticks that were not answered. */
  static final Duration TTL = Duration.ofSeconds(15);

  private final Map<RegionId, Map<Long, Kept>> regions = new ConcurrentHashMap<>();

  private record Kept(Look look, Instant until) {}

  /**
   * Has {@code socket} look at {@code look}, and at nothing else in that region; or go on doing so.
   *
   * @return whether it did not before
   */
  boolean put(long socket, Look look, Instant now) {
    Kept before = of(look.region()).put(socket, new Kept(look, now.plus(TTL)));
    return before == null || !before.look().equals(look);
  }

  /** Returns whether {@code socket} looked at anything in {@code region}. */
  boolean drop(long socket, RegionId region) {
    return of(region).remove(socket) != null;
  }

  /** Drops what was not renewed in time, and returns where. */
  List<RegionId> expire(Instant now) {
    List<RegionId> changed = new ArrayList<>();
    regions.forEach(
        (region, kept) -> {
          if (kept.values().removeIf(each -> !now.isBefore(each.until()))) {
            changed.add(region);
          }
        });
    return changed;
  }

  boolean isEmpty(RegionId region) {
    return of(region).isEmpty();
  }

  /** What is looked at in {@code region} now, by socket. */
  Map<Long, Look> in(RegionId region) {
    Map<Long, Look> looks = new HashMap<>();
    of(region).forEach((socket, kept) -> looks.put(socket, kept.look()));
    return looks;
  }

  private Map<Long, Kept> of(RegionId region) {
    return regions.computeIfAbsent(region, r -> new ConcurrentHashMap<>());
  }
}
