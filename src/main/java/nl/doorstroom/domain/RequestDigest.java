package nl.doorstroom.domain;

import java.util.Objects;

/**
 * Keyed digest (HMAC-SHA-256, lower-case hex) of a request's body, by which a repeat is told from
 * another request under the same key. Empty for commands by the clock.
 */
public record RequestDigest(String hex) {

  /** For commands that no request asked for. */
  public static final RequestDigest NONE = new RequestDigest("");

  public RequestDigest {
    Objects.requireNonNull(hex, "hex");
  }
}
