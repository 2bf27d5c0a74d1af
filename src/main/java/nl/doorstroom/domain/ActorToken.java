package nl.doorstroom.domain;

/** Names who asked, without saying who that is: the table from token to person lies elsewhere. */
public record ActorToken(String value) implements Id {
  public ActorToken {
    Id.requireWellFormed("actor", value);
  }
}
