package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.PartnerCommand.AnnounceStop;
import nl.doorstroom.domain.partners.PartnerCommand.LiftStop;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.StopReason;
import org.jspecify.annotations.Nullable;

/** Admission stops: set, seen, lifted. */
final class StopRoutes {

  StopRoutes(Operations on) {
    on.on("listAdmissionStops", Permission.SEE_WAITS, StopRoutes::list);
    on.on("announceAdmissionStop", Permission.DECLARE_SUPPLY, StopRoutes::announce);
    on.on("liftAdmissionStop", Permission.DECLARE_SUPPLY, StopRoutes::lift);
  }

  private static Future<Reply> list(Call call) {
    return call.read(
            grid -> grid.region().partners().stops().stream().map(StopRoutes::show).toList())
        .map(Reply::ok);
  }

  private static ObjectNode show(AdmissionStop stop) {
    return (ObjectNode) Wire.tree(stop);
  }

  private static Future<Reply> announce(Call call) {
    StopBody body = call.body(StopBody.class);
    AdmissionStop.Scope scope = body.scope().scope();
    AnnounceStop command =
        new AnnounceStop(scope, body.reason(), body.from(), body.until(), body.note(), call.by());
    return call.submit(command)
        .compose(
            done -> {
              if (done.events().isEmpty()) {
                return call.readAfter(
                        done,
                        grid ->
                            grid.region().partners().stops().stream()
                                .filter(stop -> stop.organization().equals(command.by()))
                                .filter(stop -> stop.scope().equals(scope))
                                .filter(stop -> stop.reason() == command.reason())
                                .filter(stop -> stop.from().equals(command.from()))
                                .map(stop -> stop.id().value())
                                .findFirst()
                                .orElse(null))
                    .map(id -> Reply.ok(Wire.object().put("id", id).put("status", "unchanged")));
              }
              StopAnnounced announced = (StopAnnounced) done.events().get(0);
              return Future.succeededFuture(
                  Reply.created(
                      Wire.object()
                          .put("id", announced.stop().id().value())
                          .put("status", "created")));
            });
  }

  private static Future<Reply> lift(Call call) {
    AdmissionStopId id = call.id(AdmissionStopId::new);
    return call.submit(
            new LiftStop(id, call.by(), call.ifMatch()),
            grid ->
                grid.region().partners().stops().stream()
                    .filter(stop -> stop.id().equals(id))
                    .map(stop -> Reply.versioned(show(stop), stop.version()))
                    .findFirst()
                    .orElse(null))
        .map(done -> Reply.nothing());
  }

  /** As the contract has an admission stop. */
  private record StopBody(
      ScopeBody scope,
      StopReason reason,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String note) {}

  private record ScopeBody(
      @Nullable HealthcareServiceId service,
      @Nullable LocationId location,
      @Nullable Set<CareQuestion> careQuestions,
      @Nullable Set<String> ageClasses,
      @Nullable Set<String> insurers) {
    AdmissionStop.Scope scope() {
      return new AdmissionStop.Scope(
          service,
          location,
          careQuestions == null ? Set.of() : careQuestions,
          ageClasses == null ? Set.of() : ageClasses,
          insurers == null ? Set.of() : insurers);
    }
  }
}
