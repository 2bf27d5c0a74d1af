package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.refuse;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.RegionConfig.AgeClass;
import nl.doorstroom.domain.partners.RegionConfig.CrisisRoute;
import nl.doorstroom.domain.partners.RegionConfig.Subregion;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** Who may come to which service. A check returns null when nothing is in the way. */
final class Admission {

  private final Turn turn;

  Admission(Turn turn) {
    this.turn = turn;
  }

  /** Crisis before anything else; then whether the request speaks the codes of the region. */
  @Nullable Decision request(Request request) {
    Decision crisis = crisis("request.urgency", request.urgency(), request.municipality());
    if (crisis != null) {
      return crisis;
    }
    RegionConfig config = turn.config();
    Decision text =
        Refusals.text("request.municipality", request.municipality(), Refusals.TEXT_MAX);
    if (text != null) {
      return text;
    }
    Optional<AgeClass> ageClass =
        config.ageClasses().stream()
            .filter(a -> a.code().equals(request.ageClass()) && !a.retired())
            .findFirst();
    if (ageClass.isEmpty()) {
      return invalid("request.ageClass", request.ageClass(), "an age class of the region");
    }
    if (request.insurer() == null) {
      return null;
    }
    if (ageClass.get().isYouth()) {
      return invalid("request.insurer", request.insurer(), "none under 18: the gemeente pays");
    }
    return config.insurersInUse().contains(request.insurer())
        ? null
        : invalid("request.insurer", request.insurer(), "an insurer of the region");
  }

  /** Someone waits there once: asking for the {@code same} again is already so. */
  static Decision waitsAlready(WaitingPosition waits, boolean same) {
    return same
        ? Decision.accept()
        : refuse(
            Reason.ALREADY_EXISTS,
            "person",
            waits.person().value(),
            "someone who does not wait there as " + waits.id().value());
  }

  /** Urgent danger is never put on a list. The route is that of the part of the region. */
  @Nullable Decision crisis(String field, Urgency urgency, @Nullable String municipality) {
    if (urgency != Urgency.CRISIS) {
      return null;
    }
    CrisisRoute route =
        turn.config().subregions().stream()
            .filter(s -> municipality != null && s.municipalities().contains(municipality))
            .map(Subregion::crisisRoute)
            .filter(r -> r != null)
            .findFirst()
            .orElse(turn.config().crisisRoute());
    String contacts =
        route.contacts().stream()
            .map(c -> c.name() + " " + c.telephone() + " (" + c.hours() + ")")
            .collect(Collectors.joining("; "));
    return Decision.reject(
        Reason.CRISIS, field, field + ": CRISIS (expected: by telephone, " + contacts + ")");
  }

  /** Whether someone new can be referred to {@code service} today. */
  @Nullable Decision newcomer(HealthcareService service, Request request) {
    Decision ineligible = eligible(service, request);
    return ineligible == null ? admits(service, request) : ineligible;
  }

  private @Nullable Decision eligible(HealthcareService service, Request request) {
    Decision closed = offered(service);
    if (closed != null) {
      return closed;
    }
    Set<String> ages = service.details().ageClasses();
    if (!ages.isEmpty() && !ages.contains(request.ageClass())) {
      return refuse(
          Reason.NOT_ELIGIBLE,
          "request.ageClass",
          request.ageClass(),
          "one of " + String.join(", ", ages.stream().sorted().toList()));
    }
    Set<String> insurers = service.details().insurers();
    if (request.insurer() != null
        && insurers != null
        && !insurers.isEmpty()
        && !insurers.contains(request.insurer())) {
      return refuse(
          Reason.NOT_ELIGIBLE,
          "request.insurer",
          request.insurer(),
          "one of " + String.join(", ", insurers.stream().sorted().toList()));
    }
    return null;
  }

  private @Nullable Decision admits(HealthcareService service, Request request) {
    return stopped(
        service,
        scope ->
            (scope.careQuestions().isEmpty()
                    || scope.careQuestions().contains(request.careQuestion()))
                && (scope.ageClasses().isEmpty() || scope.ageClasses().contains(request.ageClass()))
                && (scope.insurers().isEmpty()
                    || (request.insurer() != null
                        && scope.insurers().contains(request.insurer()))));
  }

  /** Whether anyone new at all may come today. */
  @Nullable Decision admitsAnyone(HealthcareService service) {
    Decision closed = offered(service);
    return closed == null ? stopped(service, AdmissionStop.Scope::isTotal) : closed;
  }

  /** Whether {@code service} is still offered. */
  static @Nullable Decision offered(HealthcareService service) {
    return service.details().active()
        ? null
        : refuse(
            Reason.SERVICE_CLOSED, "service", service.id().value(), "one that is still offered");
  }

  private @Nullable Decision stopped(
      HealthcareService service, Predicate<AdmissionStop.Scope> applies) {
    return turn.partners().stopsOver(service).stream()
        .filter(stop -> stop.holdsOn(turn.today()) && applies.test(stop.scope()))
        .findFirst()
        .map(
            stop ->
                refuse(
                    Reason.ADMISSION_STOPPED,
                    "service",
                    service.id().value(),
                    "no admission stop; stopped for "
                        + stop.reason()
                        + " until "
                        + (stop.until() == null ? "further notice" : stop.until())
                        + "; the insurer's zorgbemiddeling can help"))
        .orElse(null);
  }
}
