package nl.doorstroom.http;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.doorstroom.access.References;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;

/** References that are gone with the process. */
final class MemoryReferences implements References {

  private record Owner(RegionId region, OrganizationId organization) {}

  private final Map<Owner, Map<PositionId, String>> kept = new ConcurrentHashMap<>();
  private final Map<PersonToken, Expected> expected = new ConcurrentHashMap<>();

  @Override
  public Future<Void> keep(
      RegionId region, PositionId position, OrganizationId organization, String reference) {
    of(new Owner(region, organization)).put(position, reference);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> erase(RegionId region, PositionId position, OrganizationId organization) {
    of(new Owner(region, organization)).remove(position);
    return Future.succeededFuture();
  }

  @Override
  public Future<Map<PositionId, String>> of(RegionId region, OrganizationId organization) {
    return Future.succeededFuture(new HashMap<>(of(new Owner(region, organization))));
  }

  @Override
  public Future<Void> expect(
      RegionId region, OrganizationId organization, Collection<Expected> newcomers) {
    newcomers.forEach(one -> expected.putIfAbsent(one.person(), one));
    return Future.succeededFuture();
  }

  @Override
  public Future<List<Expected>> expected(RegionId region, OrganizationId organization) {
    return Future.succeededFuture(List.copyOf(expected.values()));
  }

  @Override
  public Future<Void> settle(
      RegionId region,
      OrganizationId organization,
      Map<PositionId, String> references,
      Set<PersonToken> persons) {
    of(new Owner(region, organization)).putAll(references);
    persons.forEach(expected::remove);
    return Future.succeededFuture();
  }

  private Map<PositionId, String> of(Owner owner) {
    return kept.computeIfAbsent(owner, o -> new ConcurrentHashMap<>());
  }
}
