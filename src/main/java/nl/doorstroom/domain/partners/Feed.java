package nl.doorstroom.domain.partners;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where figures of an organisation come from by themselves.
 *
 * @param code its name among the organisation's feeds: without spaces
 * @param interval within how long it reports again
 * @param services of which it tells
 * @param trueAt when what it last brought was true at the source; null before it ever reported
 * @param reportedAt when it last reported; null before it ever did
 * @param dueAt when it is missed
 * @param stopped whether it was missed since
 * @param version position of the last fact that changed it
 */
public record Feed(
    FeedId id,
    OrganizationId organization,
    String code,
    FeedKind kind,
    Duration interval,
    Set<HealthcareServiceId> services,
    @Nullable Instant trueAt,
    @Nullable Instant reportedAt,
    Instant dueAt,
    boolean stopped,
    long version) {

  /** Shortest and longest that a feed may be silent. */
  public static final Duration INTERVAL_MIN = Duration.ofMinutes(1);

  public static final Duration INTERVAL_MAX = Duration.ofDays(92);

  public Feed {
    services = Set.copyOf(services);
  }
}
