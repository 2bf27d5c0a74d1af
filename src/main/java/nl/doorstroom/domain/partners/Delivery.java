package nl.doorstroom.domain.partners;

/** Where help takes place. */
public enum Delivery {
  ON_SITE,
  ONLINE
}
