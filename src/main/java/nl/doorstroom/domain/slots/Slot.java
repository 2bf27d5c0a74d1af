package nl.doorstroom.domain.slots;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * A bookable place in time. {@code claims.size() + holds.size()} never exceeds its capacity.
 *
 * @param externalId its key in the holder's own agenda; unique within the service; null when none
 * @param content all that can change of it
 * @param released how many of its releases have happened
 * @param claims oldest first; one that was released, moved or cancelled before the start is no
 *     longer here
 * @param cancelled claims that were cancelled before the start, whose place is free again
 * @param gaveBack who had a claim on it that ended; they are not asked for it again
 * @param started whether its start has passed, after which nothing can be taken
 * @param withdrawn whether it was taken back; it stays known until it is forgotten
 * @param blocked why nothing of it can be taken though it stands; null when it can
 * @param source the import that published or last changed it; null when by hand
 * @param freedAt when a unit was freed that is about to be offered; null when none is
 * @param version position of the last fact that changed it
 */
public record Slot(
    SlotId id,
    HealthcareServiceId service,
    @Nullable String externalId,
    SlotKind kind,
    SlotContent content,
    int released,
    List<Hold> holds,
    List<Claim> claims,
    List<Claim> cancelled,
    Set<PositionId> gaveBack,
    boolean started,
    boolean withdrawn,
    @Nullable SlotBlock blocked,
    @Nullable ImportId source,
    @Nullable Instant freedAt,
    Instant publishedAt,
    long version) {

  public Slot {
    holds = List.copyOf(holds);
    claims = List.copyOf(claims);
    cancelled = List.copyOf(cancelled);
    gaveBack = Set.copyOf(gaveBack);
  }

  public Instant start() {
    return content.start();
  }

  public Instant end() {
    return content.end();
  }

  public int capacity() {
    return content.capacity();
  }

  public Delivery delivery() {
    return content.delivery();
  }

  public @Nullable ScheduleId schedule() {
    return content.schedule();
  }

  public Restriction restriction() {
    return content.restriction();
  }

  /** For whom it is by now: what was published, opened by the last release that happened. */
  public Allotment allotment() {
    return released == 0 ? content.allotment() : content.releases().get(released - 1).to();
  }

  /** The release that comes next; null when none does. */
  public @Nullable Release nextRelease() {
    return released < content.releases().size() ? content.releases().get(released) : null;
  }

  /** Units that can be held or claimed now; 0 once started, withdrawn or blocked. */
  public int free() {
    return started || withdrawn || blocked != null
        ? 0
        : content.capacity() - holds.size() - claims.size();
  }

  public @Nullable Hold hold(HoldId id) {
    return holds.stream().filter(h -> h.id().equals(id)).findFirst().orElse(null);
  }

  public @Nullable Claim claim(ClaimId id) {
    return claims.stream().filter(c -> c.id().equals(id)).findFirst().orElse(null);
  }

  /** The claim that was cancelled before the start; null when it was not. */
  public @Nullable Claim cancelled(ClaimId id) {
    return cancelled.stream().filter(c -> c.id().equals(id)).findFirst().orElse(null);
  }
}
