package nl.doorstroom.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import nl.doorstroom.access.Problem;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.RegionConfig.CrisisRoute;
import nl.doorstroom.domain.partners.RegionConfig.Subregion;
import org.jspecify.annotations.Nullable;

/** Where to go in urgent danger: said with every refusal of a crisis. */
final class CrisisRoutes {

  private CrisisRoutes() {}

  /** {@code problem} with the route for where the person of {@code call} lives. */
  static Future<Problem> add(Call call, Problem problem) {
    JsonNode municipality = call.body().findPath("municipality");
    return call.read(grid -> route(grid.region().partners().config(), municipality.textValue()))
        .map(route -> problem.with("route", route));
  }

  private static List<Map<String, String>> route(
      @Nullable RegionConfig config, @Nullable String municipality) {
    if (config == null) {
      return List.of();
    }
    CrisisRoute route =
        config.subregions().stream()
            .filter(part -> municipality != null && part.municipalities().contains(municipality))
            .map(Subregion::crisisRoute)
            .filter(own -> own != null)
            .findFirst()
            .orElse(config.crisisRoute());
    return route.contacts().stream()
        .map(
            contact ->
                Map.of(
                    "name", contact.name(),
                    "telephone", contact.telephone(),
                    "hours", contact.hours()))
        .toList();
  }
}
