package nl.doorstroom.domain.transfers;

/** To what a client consents. */
public enum ConsentScope {
  REGION,
  OUTSIDE_REGION,
  ONLINE,
  SOCIAL_DOMAIN
}
