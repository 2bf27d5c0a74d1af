package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.Capacity;
import nl.doorstroom.domain.partners.CapacityStatus;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Measure;
import nl.doorstroom.domain.partners.MeasureId;
import nl.doorstroom.domain.partners.MeasureKind;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerEvent.ServiceConfirmed;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.UpkeepCommand.ConfirmServices;
import nl.doorstroom.domain.partners.UpkeepCommand.DeclareCapacity;
import nl.doorstroom.domain.partners.UpkeepCommand.EndMeasure;
import nl.doorstroom.domain.partners.UpkeepCommand.RecordMeasure;
import nl.doorstroom.domain.partners.UpkeepEvent.MeasureRecorded;
import org.jspecify.annotations.Nullable;

/** Keeping true what is shown of services, and what is done against waiting. */
final class UpkeepRoutes {

  /** How the rules name what the contract calls otherwise. */
  private static final Map<String, String> CAPACITY_NAMES =
      Map.of("placesPerWeek", "perWeek", "validUntil", "days", "status", "state");

  private final InstantSource clock;

  UpkeepRoutes(Operations on, InstantSource clock) {
    this.clock = clock;
    on.on("confirmHealthcareServices", Permission.DECLARE_SUPPLY, UpkeepRoutes::confirm);
    on.on("declareCapacity", Permission.DECLARE_SUPPLY, this::declareCapacity);
    on.on("listMeasures", Permission.SEE_MEASURES, UpkeepRoutes::measures);
    on.on("recordMeasure", Permission.DECLARE_SUPPLY, UpkeepRoutes::recordMeasure);
    on.on("endMeasure", Permission.DECLARE_SUPPLY, this::endMeasure);
  }

  private static Future<Reply> confirm(Call call) {
    Set<HealthcareServiceId> services = call.body(ConfirmBody.class).services();
    return call.submit(new ConfirmServices(services, call.by()))
        .map(
            done ->
                Reply.ok(
                    Wire.object()
                        .put(
                            "confirmed",
                            done.events().stream()
                                .filter(ServiceConfirmed.class::isInstance)
                                .count())));
  }

  private Future<Reply> declareCapacity(Call call) {
    CapacityBody body = call.body(CapacityBody.class);
    HealthcareServiceId id = call.id(HealthcareServiceId::new);
    OrganizationId by = call.by();
    return call.read(grid -> today(grid.region()))
        .compose(
            today ->
                call.submit(
                    new DeclareCapacity(
                        id,
                        body.state(),
                        body.perWeek(),
                        body.couldOpen(),
                        body.closedUntil(),
                        body.days() == null ? null : today.plusDays(body.days()),
                        by)))
        .recover(refused -> Future.failedFuture(Problems.renamed(refused, CAPACITY_NAMES)))
        .compose(done -> call.readAfter(done, grid -> grid.region().partners().service(id)))
        .map(service -> Reply.ok(show(service)));
  }

  private LocalDate today(Region region) {
    RegionConfig config = region.partners().config();
    ZoneId zone = config == null ? ZoneId.of("Europe/Amsterdam") : config.timeZone();
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private static ObjectNode show(@Nullable HealthcareService service) {
    Capacity capacity = service == null ? null : service.capacity();
    if (capacity == null) {
      return Wire.object();
    }
    ObjectNode node =
        Wire.object()
            .put("state", capacity.status().name())
            .put("validUntil", capacity.validUntil().toString());
    if (capacity.placesPerWeek() != null) {
      node.put("perWeek", capacity.placesPerWeek());
    }
    if (capacity.couldOpen() != null) {
      node.put("couldOpen", capacity.couldOpen());
    }
    return capacity.closedUntil() == null
        ? node
        : node.put("closedUntil", capacity.closedUntil().toString());
  }

  private static Future<Reply> measures(Call call) {
    OrganizationId own = call.principal().seesFor();
    return call.read(
            grid ->
                grid.region().upkeep().measures().stream()
                    .filter(m -> own == null || own.equals(owner(grid.region(), m)))
                    .map(m -> Wire.tree(m))
                    .toList())
        .map(Reply::ok);
  }

  private static @Nullable OrganizationId owner(Region region, Measure measure) {
    HealthcareService service = region.partners().service(measure.service());
    return service == null ? null : service.organization();
  }

  private static Future<Reply> recordMeasure(Call call) {
    MeasureBody body = call.body(MeasureBody.class);
    return call.submit(
            new RecordMeasure(
                body.service(),
                body.kind(),
                body.from(),
                body.placesPerWeek(),
                body.weeksShorter(),
                call.by()))
        .compose(
            done -> {
              MeasureRecorded recorded = Events.first(done, MeasureRecorded.class);
              if (recorded != null) {
                return Future.succeededFuture(
                    Reply.created(
                        Wire.object()
                            .put("id", recorded.measure().value())
                            .put("status", "created")));
              }
              return call.readAfter(done, grid -> standing(grid.region(), body))
                  .map(id -> Reply.ok(Wire.object().put("id", id).put("status", "unchanged")));
            });
  }

  /** The measure that stands as {@code body} has it. */
  private static @Nullable String standing(Region region, MeasureBody body) {
    return region.upkeep().measures().stream()
        .filter(m -> m.endedOn() == null && m.service().equals(body.service()))
        .filter(m -> m.kind() == body.kind() && m.from().equals(body.from()))
        .filter(m -> Objects.equals(m.placesPerWeek(), body.placesPerWeek()))
        .filter(m -> Objects.equals(m.weeksShorter(), body.weeksShorter()))
        .map(m -> m.id().value())
        .findFirst()
        .orElse(null);
  }

  private Future<Reply> endMeasure(Call call) {
    LocalDate on = call.body(EndBody.class).on();
    MeasureId id = call.id(MeasureId::new);
    OrganizationId by = call.by();
    return call.read(grid -> on == null ? today(grid.region()) : on)
        .compose(day -> call.submit(new EndMeasure(id, day, by)))
        .map(done -> Reply.nothing());
  }

  /** As the contract has them. */
  private record ConfirmBody(Set<HealthcareServiceId> services) {}

  private record CapacityBody(
      CapacityStatus state,
      @Nullable Integer perWeek,
      @Nullable Integer couldOpen,
      @Nullable LocalDate closedUntil,
      @Nullable Integer days) {}

  private record MeasureBody(
      HealthcareServiceId service,
      MeasureKind kind,
      LocalDate from,
      @Nullable Integer placesPerWeek,
      @Nullable Integer weeksShorter) {}

  private record EndBody(@Nullable LocalDate on) {}
}
