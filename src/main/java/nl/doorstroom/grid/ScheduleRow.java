package nl.doorstroom.grid;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.ClearingId;
import nl.doorstroom.domain.slots.WithdrawReason;

/**
 * One agenda, as who plans it sees it.
 *
 * @param key id of the schedule
 * @param code its code in the holder's own agenda
 * @param capacity how many places may overlap
 * @param active whether it is still planned in
 * @param slots how many places stand whose start is to come
 * @param cleared in order of start
 */
record ScheduleRow(
    String key,
    String code,
    OrganizationId organization,
    LocationId location,
    String locationName,
    int capacity,
    boolean active,
    int slots,
    List<Cleared> cleared,
    long version)
    implements Row {

  /**
   * A part in which nobody can come.
   *
   * @param undoable whether it has not been undone yet
   */
  record Cleared(
      ClearingId id,
      Instant from,
      Instant to,
      WithdrawReason reason,
      int withdrawn,
      int toMove,
      boolean undoable) {}
}
