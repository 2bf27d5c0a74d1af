package nl.doorstroom.access;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;

/**
 * The holders' own references of waiting positions, and of transfers of people in treatment, for
 * instance their EPD numbers: kept outside the journal, encrypted, erasable, and given to their own
 * organisation only.
 *
 * <p><b>Threads.</b> Safe to call from any context; each future completes on the context of the
 * call.
 */
public interface References {

  /** Longest reference, in characters. */
  int LENGTH_MAX = 100;

  /**
   * Keeps {@code reference}, in place of an earlier one of the same organisation.
   *
   * @param of a position or a transfer: ids of one region are never alike
   */
  Future<Void> keep(RegionId region, Id of, OrganizationId organization, String reference);

  /** Forgets the reference; nothing happens when there is none. */
  Future<Void> erase(RegionId region, Id of, OrganizationId organization);

  /** All references that {@code organization} keeps in {@code region}, by id. */
  Future<Map<String, String>> of(RegionId region, OrganizationId organization);

  /**
   * Someone about to be put on the waiting list of {@code service}, kept before the command is
   * given: whoever finds it after a crash knows for whom to look.
   *
   * @param at when it was written, by the clock of who wrote it
   */
  record Expected(PersonToken person, HealthcareServiceId service, String reference, Instant at) {}

  /** Keeps all of {@code expected}, or none; one of a person already expected is left as it is. */
  Future<Void> expect(RegionId region, OrganizationId organization, Collection<Expected> expected);

  /** All who are expected and not {@linkplain #settle settled}. */
  Future<List<Expected>> expected(RegionId region, OrganizationId organization);

  /**
   * Keeps {@code references}, as {@link #keep} does, and expects {@code persons} no longer: all of
   * it or nothing.
   */
  Future<Void> settle(
      RegionId region,
      OrganizationId organization,
      Map<PositionId, String> references,
      Set<PersonToken> persons);
}
