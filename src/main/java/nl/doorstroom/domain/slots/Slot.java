package nl.doorstroom.domain.slots;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import org.jspecify.annotations.Nullable;

/**
 * A bookable place in time. {@code claims.size() + holds.size()} never exceeds {@code capacity}.
 *
 * @param externalId its key in the holder's own agenda; unique within the service; null when none
 * @param claims oldest first; one that was released, moved or cancelled before the start is no
 *     longer here
 * @param started whether its start has passed, after which nothing can be taken
 * @param withdrawn whether it was taken back; it stays known until it is forgotten
 * @param version position of the last fact that changed it
 */
public record Slot(
    SlotId id,
    HealthcareServiceId service,
    @Nullable String externalId,
    SlotKind kind,
    Instant start,
    Instant end,
    int capacity,
    Allotment allotment,
    Delivery delivery,
    List<Hold> holds,
    List<Claim> claims,
    boolean started,
    boolean withdrawn,
    Instant publishedAt,
    long version) {

  public Slot {
    holds = List.copyOf(holds);
    claims = List.copyOf(claims);
  }

  /** Units that can be held or claimed now; 0 once started or withdrawn. */
  public int free() {
    return started || withdrawn ? 0 : capacity - holds.size() - claims.size();
  }

  public @Nullable Hold hold(HoldId id) {
    return holds.stream().filter(h -> h.id().equals(id)).findFirst().orElse(null);
  }

  public @Nullable Claim claim(ClaimId id) {
    return claims.stream().filter(c -> c.id().equals(id)).findFirst().orElse(null);
  }
}
