package nl.doorstroom.domain.waiting;

/**
 * How soon someone must be helped, with a regional definition each; entered by a professional,
 * never computed.
 */
public enum Urgency {
  REGULAR,
  PRIORITY,
  HIGH,
  /** Only ever asked for: it is refused with the route to take, and is never in an event. */
  CRISIS
}
