package nl.doorstroom.app;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.access.References;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.engine.ExchangeException;
import org.jspecify.annotations.Nullable;

/**
 * Stands in the place of the holders' references while there is no database yet.
 *
 * <p>This class is threadsafe.
 */
final class DeferredReferences implements References {

  private volatile @Nullable References references;

  /** From now on everything goes to {@code ready}. */
  void become(References ready) {
    references = ready;
  }

  @Override
  public Future<Void> keep(RegionId region, Id of, OrganizationId organization, String reference) {
    References ready = references;
    return ready == null ? notYet() : ready.keep(region, of, organization, reference);
  }

  @Override
  public Future<Void> erase(RegionId region, Id of, OrganizationId organization) {
    References ready = references;
    return ready == null ? notYet() : ready.erase(region, of, organization);
  }

  @Override
  public Future<Map<String, String>> of(RegionId region, OrganizationId organization) {
    References ready = references;
    return ready == null ? notYet() : ready.of(region, organization);
  }

  @Override
  public Future<Void> expect(
      RegionId region, OrganizationId organization, Collection<Expected> expected) {
    References ready = references;
    return ready == null ? notYet() : ready.expect(region, organization, expected);
  }

  @Override
  public Future<List<Expected>> expected(RegionId region, OrganizationId organization) {
    References ready = references;
    return ready == null ? notYet() : ready.expected(region, organization);
  }

  @Override
  public Future<Void> settle(
      RegionId region,
      OrganizationId organization,
      Map<PositionId, String> kept,
      Set<PersonToken> persons) {
    References ready = references;
    return ready == null ? notYet() : ready.settle(region, organization, kept, persons);
  }

  private static <T> Future<T> notYet() {
    return Future.failedFuture(
        new ExchangeException(
            ExchangeException.Kind.JOURNAL_UNAVAILABLE, "the database is not there yet", null));
  }
}
