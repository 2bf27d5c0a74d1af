package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.codes;
import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.text;

import java.util.Objects;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand.AnnounceStop;
import nl.doorstroom.domain.partners.PartnerCommand.LiftStop;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.PartnerEvent.StopLifted;
import org.jspecify.annotations.Nullable;

/** Admission stops: set and lifted by the organisation whose offer they close. */
final class StopRules {

  private final Turn turn;

  StopRules(Turn turn) {
    this.turn = turn;
  }

  Decision decide(AnnounceStop c) {
    Decision outOfBounds = withinBounds(c);
    if (outOfBounds != null) {
      return outOfBounds;
    }
    if (turn.partners().organization(c.by()) == null) {
      return notFound("by", c.by());
    }
    Decision scope = owned(c.scope(), c.by());
    if (scope != null) {
      return scope;
    }
    if (turn.partners().stops().stream().anyMatch(stop -> isSame(stop, c))) {
      return Decision.accept();
    }
    return Decision.accept(
        new StopAnnounced(
            new AdmissionStop(
                new AdmissionStopId(turn.nextId()),
                c.by(),
                c.scope(),
                c.reason(),
                turn.today(),
                c.from(),
                c.until(),
                c.note(),
                0)));
  }

  private @Nullable Decision withinBounds(AnnounceStop c) {
    return first(
        text("note", c.note(), Refusals.NOTE_MAX),
        c.until() != null && c.until().isBefore(c.from())
            ? invalid("until", c.until(), c.from() + " or later")
            : null,
        c.until() != null && c.until().isBefore(turn.today())
            ? invalid("until", c.until(), turn.today() + " or later")
            : null,
        codes("scope.ageClasses", c.scope().ageClasses(), turn.config().ageClassesInUse()),
        codes("scope.insurers", c.scope().insurers(), turn.config().insurersInUse()));
  }

  private @Nullable Decision owned(AdmissionStop.Scope scope, OrganizationId by) {
    HealthcareService service =
        scope.service() == null ? null : turn.partners().service(scope.service());
    if (scope.service() != null && service == null) {
      return notFound("scope.service", scope.service());
    }
    Location location =
        scope.location() == null ? null : turn.partners().location(scope.location());
    if (scope.location() != null && location == null) {
      return notFound("scope.location", scope.location());
    }
    if (service != null && !service.organization().equals(by)) {
      return notYours(by, service.organization().value());
    }
    if (location != null && !location.organization().equals(by)) {
      return notYours(by, location.organization().value());
    }
    return service != null && location != null && !service.location().equals(location.id())
        ? invalid("scope.location", location.id().value(), service.location().value())
        : null;
  }

  private static boolean isSame(AdmissionStop stop, AnnounceStop c) {
    return stop.organization().equals(c.by())
        && stop.scope().equals(c.scope())
        && stop.reason() == c.reason()
        && stop.from().equals(c.from())
        && Objects.equals(stop.until(), c.until());
  }

  /** What is gone is already lifted, or has ended by itself. */
  Decision decide(LiftStop c) {
    AdmissionStop stop = turn.partners().stop(c.stop());
    if (stop == null) {
      return turn.wasGiven(c.stop()) ? Decision.accept() : notFound("stop", c.stop());
    }
    if (!stop.organization().equals(c.by())) {
      return notYours(c.by(), stop.organization().value());
    }
    Decision stale = Refusals.stale(c.version(), stop.version());
    return stale == null ? Decision.accept(new StopLifted(stop.id(), turn.today())) : stale;
  }
}
