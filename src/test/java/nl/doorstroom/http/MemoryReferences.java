package nl.doorstroom.http;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.doorstroom.access.References;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;

/** References that are gone with the process. */
final class MemoryReferences implements References {

  private record Owner(RegionId region, OrganizationId organization) {}

  private final Map<Owner, Map<String, String>> kept = new ConcurrentHashMap<>();
  private final Map<PersonToken, Expected> expected = new ConcurrentHashMap<>();

  @Override
  public Future<Void> keep(RegionId region, Id of, OrganizationId organization, String reference) {
    of(new Owner(region, organization)).put(of.value(), reference);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> erase(RegionId region, Id of, OrganizationId organization) {
    of(new Owner(region, organization)).remove(of.value());
    return Future.succeededFuture();
  }

  @Override
  public Future<Map<String, String>> of(RegionId region, OrganizationId organization) {
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
    references.forEach(
        (position, reference) ->
            of(new Owner(region, organization)).put(position.value(), reference));
    persons.forEach(expected::remove);
    return Future.succeededFuture();
  }

  private Map<String, String> of(Owner owner) {
    return kept.computeIfAbsent(owner, o -> new ConcurrentHashMap<>());
  }
}
