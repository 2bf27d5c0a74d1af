package nl.doorstroom.domain.partners;

/** What a feed brings. A closed list. */
public enum FeedKind {
  SLOTS,
  WAITS,
  POSITIONS,
  OUTCOMES
}
