package nl.doorstroom.access;

import io.vertx.core.Future;
import java.util.Map;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PositionId;

/**
 * The holders' own references of waiting positions, for instance their EPD numbers: kept outside
 * the journal, encrypted, erasable, and given to their own organisation only.
 *
 * <p><b>Threads.</b> Safe to call from any context; each future completes on the context of the
 * call.
 */
public interface References {

  /** Longest reference, in characters. */
  int LENGTH_MAX = 100;

  /** Keeps {@code reference}, in place of an earlier one of the same organisation. */
  Future<Void> keep(
      RegionId region, PositionId position, OrganizationId organization, String reference);

  /** Forgets the reference; nothing happens when there is none. */
  Future<Void> erase(RegionId region, PositionId position, OrganizationId organization);

  /** All references that {@code organization} keeps in {@code region}. */
  Future<Map<PositionId, String>> of(RegionId region, OrganizationId organization);
}
