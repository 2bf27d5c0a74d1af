package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareService.ReportedWait;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand.ConfirmService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterHealthcareService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterLocation;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterOrganization;
import nl.doorstroom.domain.partners.PartnerCommand.ReportWaits;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.LocationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.partners.PartnerRole;
import nl.doorstroom.domain.partners.Partners;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/** Organisations, their locations and what they offer there. */
final class PartnerRoutes {

  PartnerRoutes(Operations on) {
    on.on("listOrganizations", Permission.SEE_WAITS, list(Partners::organizations, this::show));
    on.on(
        "getOrganization",
        Permission.SEE_WAITS,
        get(OrganizationId::new, Partners::organization, this::show));
    on.on("registerOrganization", Permission.REGISTER_ORGANIZATIONS, this::addOrganization);
    on.on("changeOrganization", Permission.REGISTER_ORGANIZATIONS, this::changeOrganization);
    on.on("listLocations", Permission.SEE_WAITS, list(Partners::locations, this::show));
    on.on(
        "getLocation", Permission.SEE_WAITS, get(LocationId::new, Partners::location, this::show));
    on.on("registerLocation", Permission.DECLARE_SUPPLY, this::addLocation);
    on.on("changeLocation", Permission.DECLARE_SUPPLY, this::changeLocation);
    on.on("listHealthcareServices", Permission.SEE_WAITS, list(Partners::services, this::show));
    on.on(
        "getHealthcareService",
        Permission.SEE_WAITS,
        get(HealthcareServiceId::new, Partners::service, this::show));
    on.on("registerHealthcareService", Permission.DECLARE_SUPPLY, this::addService);
    on.on("changeHealthcareService", Permission.DECLARE_SUPPLY, this::changeService);
    on.on("confirmHealthcareService", Permission.DECLARE_SUPPLY, this::confirm);
    on.on("reportWaits", Permission.DECLARE_SUPPLY, this::reportWaits);
  }

  private static <T> Function<Call, Future<Reply>> list(
      Function<Partners, Collection<T>> all, Function<T, ObjectNode> show) {
    return call ->
        call.read(grid -> all.apply(grid.region().partners()).stream().map(show).toList())
            .map(Reply::ok);
  }

  private static <I, T> Function<Call, Future<Reply>> get(
      Function<String, I> type, Find<I, T> find, Function<T, ObjectNode> show) {
    return call -> {
      I id = call.id(type);
      return call.read(
          grid -> {
            Reply reply = current(id, find, show).apply(grid);
            if (reply == null) {
              throw unknown(id);
            }
            return reply;
          });
    };
  }

  /** How the one of {@code id} now is, with its version; null when there is none. */
  private static <I, T> Function<Grid, @Nullable Reply> current(
      I id, Find<I, T> find, Function<T, ObjectNode> show) {
    return grid -> {
      T found = find.in(grid.region().partners(), id);
      if (found == null) {
        return null;
      }
      ObjectNode shown = show.apply(found);
      return Reply.versioned(shown, shown.path("version").asLong());
    };
  }

  /** Looks one thing up. */
  private interface Find<I, T> {
    @Nullable T in(Partners partners, I id);
  }

  private static ProblemException unknown(Object id) {
    return new ProblemException(Problem.of(404, "not-found", "No such thing", id.toString()));
  }

  private ObjectNode show(Organization organization) {
    return Wire.flat(organization.id(), organization.details(), organization.version());
  }

  private ObjectNode show(Location location) {
    return Wire.flat(location.id(), location.details(), location.version())
        .put("organization", location.organization().value())
        .put("active", location.active());
  }

  private ObjectNode show(HealthcareService service) {
    ObjectNode node =
        Wire.flat(service.id(), service.details(), service.version())
            .put("organization", service.organization().value())
            .put("location", service.location().value())
            .put("confirmedAt", Wire.text(service.confirmedAt()));
    node.remove("planning"); // Its holder's own business: it is seen and set apart.
    node.set("reported", Wire.tree(service.reported()));
    return node;
  }

  private Future<Reply> addOrganization(Call call) {
    OrganizationBody body = call.body(OrganizationBody.class);
    return register(
        call, new RegisterOrganization(body.id(), body.details(), null), body.id(), grid -> null);
  }

  private Future<Reply> changeOrganization(Call call) {
    OrganizationId id = call.id(OrganizationId::new);
    Organization.Details details = call.body(OrganizationBody.class).details();
    return register(
        call,
        new RegisterOrganization(id, details, call.ifMatch()),
        id,
        current(id, Partners::organization, this::show));
  }

  private Future<Reply> addLocation(Call call) {
    LocationBody body = call.body(LocationBody.class);
    OrganizationId by = ownOrNamed(call, body.organization());
    return register(
        call, new RegisterLocation(body.id(), by, body.details(), null), body.id(), grid -> null);
  }

  private Future<Reply> changeLocation(Call call) {
    LocationId id = call.id(LocationId::new);
    LocationBody body = call.body(LocationBody.class);
    OrganizationId by = ownOrNamed(call, body.organization());
    return register(
        call,
        new RegisterLocation(id, by, body.details(), call.ifMatch()),
        id,
        current(id, Partners::location, this::show));
  }

  private Future<Reply> addService(Call call) {
    ServiceBody body = call.body(ServiceBody.class);
    return registerService(call, body, body.id(), null);
  }

  private Future<Reply> changeService(Call call) {
    HealthcareServiceId id = call.id(HealthcareServiceId::new);
    return registerService(call, call.body(ServiceBody.class), id, call.ifMatch());
  }

  private Future<Reply> registerService(
      Call call, ServiceBody body, @Nullable HealthcareServiceId id, @Nullable Long version) {
    OrganizationId by = call.by();
    return call.readSeen(version, grid -> body.details(grid.region().partners(), id))
        .compose(
            details ->
                register(
                    call,
                    new RegisterHealthcareService(id, body.location(), details, by, version),
                    id,
                    id == null ? grid -> null : current(id, Partners::service, this::show)));
  }

  /** The body may name the organisation; someone else's only where the caller may act for it. */
  private static OrganizationId ownOrNamed(Call call, @Nullable OrganizationId named) {
    return named == null ? call.by() : call.actingFor(named);
  }

  private Future<Reply> confirm(Call call) {
    HealthcareServiceId id = call.id(HealthcareServiceId::new);
    return call.submit(new ConfirmService(id, call.by()))
        .compose(done -> call.readAfter(done, grid -> grid.region().partners().service(id)))
        .map(
            service -> {
              if (service == null) {
                throw unknown(id);
              }
              return Reply.ok(Wire.object().put("confirmedAt", Wire.text(service.confirmedAt())));
            });
  }

  private Future<Reply> reportWaits(Call call) {
    WaitsBody body = call.body(WaitsBody.class);
    HealthcareServiceId id = call.id(HealthcareServiceId::new);
    return call.submit(new ReportWaits(id, body.waits(), call.by()))
        .map(
            done ->
                Reply.ok(
                    Wire.object()
                        .put("status", done.events().isEmpty() ? "unchanged" : "changed")));
  }

  private static Future<Reply> register(
      Call call, Command command, @Nullable Id given, Function<Grid, @Nullable Reply> current) {
    return call.submit(command, current)
        .compose(
            done -> {
              for (Event event : done.events()) {
                Registered registered = registered(event);
                if (registered != null) {
                  return Future.succeededFuture(registered.reply());
                }
              }
              return unchanged(call, command, given, done);
            });
  }

  /** What was asked is already so: which one that is, is found as the rules find it. */
  private static Future<Reply> unchanged(
      Call call, Command command, @Nullable Id given, Answer.Accepted done) {
    Future<@Nullable Id> id =
        given != null
            ? Future.succeededFuture(given)
            : call.readAfter(done, grid -> SamePartner.of(command, grid.region().partners()));
    return id.map(
        found -> {
          ObjectNode node = Wire.object().put("status", "unchanged");
          return Reply.ok(found == null ? node : node.put("id", found.value()));
        });
  }

  private record Registered(Id id, boolean created) {
    Reply reply() {
      ObjectNode node = Wire.object().put("id", id.value());
      return created
          ? Reply.created(node.put("status", "created"))
          : Reply.ok(node.put("status", "changed"));
    }
  }

  private static @Nullable Registered registered(Event event) {
    if (event instanceof OrganizationRegistered e) {
      return new Registered(e.organization(), true);
    }
    if (event instanceof OrganizationChanged e) {
      return new Registered(e.organization(), false);
    }
    if (event instanceof LocationRegistered e) {
      return new Registered(e.location(), true);
    }
    if (event instanceof LocationChanged e) {
      return new Registered(e.location(), false);
    }
    if (event instanceof HealthcareServiceRegistered e) {
      return new Registered(e.service(), true);
    }
    if (event instanceof HealthcareServiceChanged e) {
      return new Registered(e.service(), false);
    }
    return null;
  }

  /** As the contract has an organisation. */
  private record OrganizationBody(
      @Nullable OrganizationId id,
      String name,
      OrganizationKind kind,
      @Nullable Set<PartnerRole> roles,
      @Nullable String externalId,
      @Nullable String agb,
      @Nullable String kvk) {
    Organization.Details details() {
      return new Organization.Details(
          name, kind, roles == null ? Set.of() : roles, externalId, agb, kvk);
    }
  }

  /** As the contract has a location. */
  private record LocationBody(
      @Nullable LocationId id,
      @Nullable OrganizationId organization,
      String name,
      @Nullable String externalId,
      @Nullable String street,
      @Nullable String postcode,
      @Nullable String place,
      @Nullable String municipality,
      Location.@Nullable Coordinates coordinates) {
    Location.Details details() {
      return new Location.Details(
          name, externalId, street, postcode, place, municipality, coordinates);
    }
  }

  private record WaitsBody(Map<WaitPhase, ReportedWait> waits) {}
}
