package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterHealthcareService;
import nl.doorstroom.domain.partners.Planning;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ReleaseStep;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/** Who may take the places of a service: seen, tried out, and set. */
final class AccessRoutes {

  /** How the rules name what the contract calls otherwise. */
  private static final Map<String, String> NAMES =
      Map.of("confirmHours", "confirmWithin", "releases", "releaseRules");

  private final InstantSource clock;

  AccessRoutes(Operations on, InstantSource clock) {
    this.clock = clock;
    on.on("getAccess", Permission.SEE_PLANNING, AccessRoutes::get);
    on.on("changeAccess", Permission.DECLARE_SUPPLY, AccessRoutes::change);
    on.on("previewAccess", Permission.DECLARE_SUPPLY, this::preview);
  }

  private static Future<Reply> get(Call call) {
    HealthcareServiceId id = call.id(HealthcareServiceId::new);
    return call.read(grid -> show(own(grid, call, id)));
  }

  /** What belongs to others is not told of. */
  private static HealthcareService own(Grid grid, Call call, HealthcareServiceId id) {
    HealthcareService service = known(grid, id);
    OrganizationId sees = call.principal().seesFor();
    if (sees != null && !service.organization().equals(sees)) {
      throw new ProblemException(
          Problem.of(
                  403,
                  "not-yours",
                  "Not yours",
                  "service: " + id.value() + " (expected: one of " + sees.value() + ")")
              .with("field", "id")
              .with("value", id.value())
              .with("expected", "one of " + sees.value()));
    }
    return service;
  }

  private static HealthcareService known(Grid grid, HealthcareServiceId id) {
    HealthcareService service = grid.region().partners().service(id);
    if (service == null) {
      throw new ProblemException(
          Problem.of(404, "not-found", "No such service", "service: " + id.value())
              .with("field", "id")
              .with("value", id.value()));
    }
    return service;
  }

  private static Reply show(HealthcareService service) {
    Planning planning = service.details().planning();
    ObjectNode node = Wire.object().put("service", service.id().value());
    node.set("division", Wire.tree(service.details().division()));
    node.set("perWeek", Wire.tree(planning.perWeek()));
    List<SlotBody.ReleaseBody> rules =
        planning.releases().stream().map(SlotBody.ReleaseBody::of).toList();
    node.set("releaseRules", Wire.tree(rules));
    if (planning.confirmHours() != null) {
      node.put("confirmWithin", planning.confirmHours());
    }
    node.put("offerFreed", planning.offerFreed())
        .put("offerHours", planning.offerHours())
        .put("version", service.version());
    return Reply.versioned(node, service.version());
  }

  private static Future<Reply> change(Call call) {
    AccessBody body = call.body(AccessBody.class);
    HealthcareServiceId id = call.id(HealthcareServiceId::new);
    OrganizationId by = call.by();
    long version = call.ifMatch();
    return call.readSeen(
            version,
            grid -> {
              HealthcareService service = known(grid, id);
              return new RegisterHealthcareService(
                  id, service.location(), body.of(service.details()), by, version);
            })
        .compose(command -> call.submit(command, grid -> show(own(grid, call, id))))
        .recover(refused -> Future.failedFuture(Problems.renamed(refused, NAMES)))
        .compose(done -> call.readAfter(done, grid -> show(own(grid, call, id))));
  }

  private Future<Reply> preview(Call call) {
    AccessBody body = call.body(AccessBody.class);
    HealthcareServiceId id = call.id(HealthcareServiceId::new);
    OrganizationId by = call.by();
    Instant now = clock.instant();
    return call.read(
        grid -> {
          HealthcareService service = known(grid, id);
          if (!service.organization().equals(by)) {
            throw new ProblemException(
                Problem.of(
                        403,
                        "not-yours",
                        "Not yours",
                        "by: " + by.value() + " (expected: " + service.organization().value() + ")")
                    .with("field", "by")
                    .with("value", by.value())
                    .with("expected", service.organization().value()));
          }
          return Reply.ok(AccessEffect.of(grid.region(), service, body.of(service.details()), now));
        });
  }

  /** As the contract has who may take the places of a service. */
  private record AccessBody(
      @Nullable Map<Allotment, Integer> division,
      @Nullable Map<Allotment, Integer> perWeek,
      @Nullable List<SlotBody.ReleaseBody> releaseRules,
      @Nullable Integer confirmWithin,
      boolean offerFreed,
      @Nullable Integer offerHours) {

    /** {@code details} with this in the place of what they say of it. */
    HealthcareService.Details of(HealthcareService.Details details) {
      List<ReleaseStep> steps = SlotBody.steps(releaseRules);
      Planning planning =
          new Planning(
              confirmWithin,
              perWeek == null ? Map.of() : perWeek,
              steps == null ? List.of() : steps,
              offerFreed,
              offerHours == null ? Planning.DEFAULT.offerHours() : offerHours);
      return details.planned(division == null ? Map.of() : division, planning);
    }
  }
}
