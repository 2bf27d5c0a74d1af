package nl.doorstroom.domain.transfers;

import java.util.Collection;
import java.util.List;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/** What is on the table: for reading. Owned by whoever owns the region. */
public interface Transfers {

  @Nullable Transfer transfer(TransferId id);

  /** Running ones, and ended ones until they are forgotten, in order of id. */
  Collection<Transfer> transfers();

  /** The running one of {@code position} on the holder's list; null when there is none. */
  @Nullable Transfer of(PositionId position);

  /** All that name {@code position}, on the holder's list or on the receiver's, oldest first. */
  List<Transfer> naming(PositionId position);

  /** Those for which a unit of {@code slot} is kept. */
  List<Transfer> keeping(SlotId slot);

  /** Running ones of which another region still has to be heard or told, in order of id. */
  List<Transfer> crossing();

  /** Those with a question to {@code service}, answered or not, in order of id. */
  List<Transfer> askedOf(HealthcareServiceId service);
}
