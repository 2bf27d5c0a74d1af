package nl.doorstroom.domain.partners;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How what is shown is kept true, and what is done: for reading. Owned by whoever owns the region.
 */
public interface Upkeep {

  @Nullable Feed feed(FeedId id);

  /** The feed that {@code owner} calls {@code code}. */
  @Nullable Feed feed(OrganizationId owner, String code);

  /** In order of id. */
  Collection<Feed> feeds();

  @Nullable Measure measure(MeasureId id);

  /** Running and ended ones, in order of id. */
  Collection<Measure> measures();
}
