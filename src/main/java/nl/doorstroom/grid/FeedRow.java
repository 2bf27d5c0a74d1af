package nl.doorstroom.grid;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.partners.FeedKind;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Where figures of an organisation come from by themselves, as that organisation sees it.
 *
 * @param key id of the feed
 * @param intervalMinutes within how long it reports again
 * @param services of which it tells
 * @param reportedAt null before it ever reported
 * @param sourceAt when what it last brought was true at the source; null before it ever reported
 * @param dueAt when it is missed
 * @param stoppedAt since when it has been missed; null while it is not
 */
record FeedRow(
    String key,
    String code,
    FeedKind kind,
    OrganizationId organization,
    long intervalMinutes,
    List<HealthcareServiceId> services,
    @Nullable Instant reportedAt,
    @Nullable Instant sourceAt,
    Instant dueAt,
    boolean stopped,
    @Nullable Instant stoppedAt,
    long version)
    implements Row {}
