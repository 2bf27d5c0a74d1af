package nl.doorstroom.matching;

/** What a client can have agreed to be helped by. */
public enum ConsentScope {
  /** Another provider in the region. */
  REGION,
  OUTSIDE_REGION,
  ONLINE,
  SOCIAL_DOMAIN
}
