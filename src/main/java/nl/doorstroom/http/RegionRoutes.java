package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.Decision;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.PartnerCommand.ConfigureRegion;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.RegionStatus;
import nl.doorstroom.grid.Grid;

/** Regions, what they have agreed, and how true the picture of them is. */
final class RegionRoutes {

  private final Exchange exchange;
  private final InstantSource clock;

  RegionRoutes(Operations on, InstantSource clock) {
    this.exchange = on.exchange();
    this.clock = clock;
    on.on("listRegions", Permission.SEE_WAITS, call -> list(exchange).map(Reply::ok));
    on.on("getRegion", Permission.SEE_WAITS, this::get);
    on.on("configureRegion", Permission.CONFIGURE_REGION, this::configure);
  }

  /** One object per region, in order of name: id, name, nature and offset. */
  static Future<List<ObjectNode>> list(Exchange exchange) {
    List<Future<ObjectNode>> all =
        exchange.regions().stream()
            .map(region -> exchange.read(region, grid -> brief(region, grid)))
            .toList();
    return Future.join(all)
        .map(
            done ->
                done.<ObjectNode>list().stream()
                    .sorted(Comparator.comparing(region -> region.path("name").asText()))
                    .toList());
  }

  private static ObjectNode brief(RegionId region, Grid grid) {
    RegionConfig config = grid.region().partners().config();
    ObjectNode node = Wire.object().put("id", region.value());
    node.put("name", config == null ? region.value() : config.name());
    if (config != null) {
      node.put("nature", config.nature().name());
    }
    return node.put("offset", grid.at().offset());
  }

  private Future<Reply> get(Call call) {
    RegionId region = call.region();
    return call.read(
        grid -> {
          ObjectNode node = brief(region, grid);
          RegionConfig config = grid.region().partners().config();
          if (config != null) {
            node.setAll((ObjectNode) Wire.tree(config));
          }
          if (grid.region().partners().today() != null) {
            node.set("today", Wire.tree(grid.region().partners().today()));
          }
          RegionStatus status = exchange.status(region);
          node.set("status", Wire.tree(new Status(grid.at().offset(), status)));
          return Reply.ok(node);
        });
  }

  /** How true the picture is, as it is written. */
  private record Status(long offset, java.time.Instant confirmed, boolean writable) {
    Status(long offset, RegionStatus status) {
      this(offset, status.confirmed(), status.writable());
    }
  }

  private Future<Reply> configure(Call call) {
    ConfigureRegion command = new ConfigureRegion(call.body(RegionConfig.class));
    return taken(call.region(), command)
        .compose(none -> call.submit(command))
        .map(done -> Reply.ok(Wire.object().put("offset", done.position())));
  }

  /** A region that is not there yet is taken into use, once what it has agreed is found whole. */
  private Future<Void> taken(RegionId region, ConfigureRegion command) {
    if (exchange.regions().contains(region)) {
      return Future.succeededFuture();
    }
    Decision decision =
        new Region(region).decide(command, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return decision instanceof Decision.Rejected no
        ? Future.failedFuture(new ProblemException(Problems.of(no.rejection())))
        : exchange.open(region);
  }
}
