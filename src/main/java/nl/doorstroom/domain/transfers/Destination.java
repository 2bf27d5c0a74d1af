package nl.doorstroom.domain.transfers;

/** Where a transfer leads. */
public enum Destination {
  GGZ,
  /** Generalistische basis-ggz. */
  BASIC_GGZ,
  /** Under a mask of its own: support asked, age class and gemeente, and nothing of the ggz. */
  SOCIAL_DOMAIN;

  /** What the client must have consented to before anyone there is asked. */
  public ConsentScope scope() {
    return switch (this) {
      case GGZ, BASIC_GGZ -> ConsentScope.REGION;
      case SOCIAL_DOMAIN -> ConsentScope.SOCIAL_DOMAIN;
    };
  }
}
