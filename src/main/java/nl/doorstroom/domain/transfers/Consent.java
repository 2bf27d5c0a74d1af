package nl.doorstroom.domain.transfers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import org.jspecify.annotations.Nullable;

/**
 * What the client was asked and said.
 *
 * @param asked scopes that were asked for
 * @param scopes scopes that were consented to; empty until then
 * @param givenOn null until an answer
 * @param until last day on which it holds; null until given
 * @param expiresAt the end of that day
 */
public record Consent(
    State state,
    Set<ConsentScope> asked,
    ActorToken askedBy,
    Instant askedAt,
    Set<ConsentScope> scopes,
    @Nullable LocalDate givenOn,
    @Nullable LocalDate until,
    @Nullable Instant expiresAt) {

  /** How it stands. */
  public enum State {
    ASKED,
    GIVEN,
    REFUSED,
    WITHDRAWN,
    EXPIRED
  }

  public Consent {
    asked = Set.copyOf(asked);
    scopes = Set.copyOf(scopes);
  }

  /** Whether the client consents to {@code scope} at {@code instant}. */
  public boolean covers(ConsentScope scope, Instant instant) {
    return state == State.GIVEN
        && scopes.contains(scope)
        && expiresAt != null
        && instant.isBefore(expiresAt);
  }

  Consent in(State next) {
    return new Consent(next, asked, askedBy, askedAt, scopes, givenOn, until, expiresAt);
  }
}
