package nl.doorstroom.domain.slots;

import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;

/**
 * An agenda: of a professional or a room, by code and never by name.
 *
 * @param version position of the last fact by which its holder changed it, or published, changed,
 *     withdrew or restored one of its slots; claims and releases do not move it
 */
public record Schedule(ScheduleId id, OrganizationId organization, Details details, long version) {

  /** Most places that one schedule can have at the same time. */
  public static final int CAPACITY_MAX = 50;

  /**
   * What the holder declares of it.
   *
   * @param externalId its code in the holder's own agenda, unique within the organisation: without
   *     spaces, so that it is no name
   * @param capacity how many places may overlap: 1 for a professional or a room
   * @param active false once it is no longer planned in; it stays known
   */
  public record Details(LocationId location, String externalId, int capacity, boolean active) {}
}
