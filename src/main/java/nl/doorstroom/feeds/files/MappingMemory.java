package nl.doorstroom.feeds.files;

import io.vertx.core.Future;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation had its files read the last time, by the names of their columns. It holds
 * names of columns and constants, and nothing of any row.
 *
 * <p><b>Threads.</b> Safe to call from any context; each future completes on the context of the
 * call.
 */
public interface MappingMemory {

  /** Most characters of {@code json}. */
  int LENGTH_MAX = 64 * 1024;

  /** What was kept under {@code signature}, as JSON; null when nothing was. */
  Future<@Nullable String> of(RegionId region, OrganizationId organization, String signature);

  /** Keeps {@code json} in place of what was kept before. */
  Future<Void> keep(RegionId region, OrganizationId organization, String signature, String json);
}
