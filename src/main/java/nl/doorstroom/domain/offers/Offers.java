package nl.doorstroom.domain.offers;

import java.util.Collection;
import java.util.List;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/** What is offered to people who wait: for reading. Owned by whoever owns the region. */
public interface Offers {

  @Nullable Offering offering(OfferingId id);

  /** Running ones, and ended ones until their slot is forgotten, in order of id. */
  Collection<Offering> offerings();

  /** Those of one slot, oldest first. */
  List<Offering> of(SlotId slot);

  /** The running offering in which {@code position} has an open offer; null when in none. */
  @Nullable Offering openTo(PositionId position);
}
