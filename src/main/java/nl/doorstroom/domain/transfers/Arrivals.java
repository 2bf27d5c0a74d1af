package nl.doorstroom.domain.transfers;

import java.util.Collection;
import java.util.List;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/** Who comes from other regions: for reading. Owned by whoever owns the region. */
public interface Arrivals {

  @Nullable Arrival arrival(CrossingId id);

  /** All there ever were, in order of id. */
  Collection<Arrival> arrivals();

  /** Those of which the other region still has to be heard or told, in order of id. */
  List<Arrival> running();

  /** Those for which a unit of {@code slot} is kept. */
  List<Arrival> keeping(SlotId slot);

  /** The one that brought {@code position}; null when none did. */
  @Nullable Arrival of(PositionId position);
}
