package nl.doorstroom.domain.slots;

/** Why a check against dummy slots was overridden on purpose. A closed list. */
public enum OverrideReason {
  /** People are seen at night. */
  EVENING_CLINIC,
  /** Two work in one room. */
  SHARED_ROOM,
  /** Several at once with one practitioner. */
  GROUP_SESSION,
  /** An extra practitioner or room. */
  EXTRA_CAPACITY,
  /** Agreed further ahead than the region plans. */
  PLANNED_EARLY,
  OTHER
}
