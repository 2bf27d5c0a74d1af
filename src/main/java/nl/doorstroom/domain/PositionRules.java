package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.PositionDraft;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingCommand.ClosePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.RegisterPosition;
import nl.doorstroom.domain.waiting.WaitingCommand.ReprioritisePosition;
import nl.doorstroom.domain.waiting.WaitingCommand.StartTreatment;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionReprioritised;
import nl.doorstroom.domain.waiting.WaitingEvent.TreatmentStarted;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** Who waits: kept by who offers the service. */
final class PositionRules {

  private final Turn turn;
  private final Admission admission;
  private final Endings endings;

  PositionRules(Turn turn, Admission admission, Endings endings) {
    this.turn = turn;
    this.admission = admission;
    this.endings = endings;
  }

  Decision decide(RegisterPosition c) {
    return register(
        new PositionDraft(c.service(), c.person(), c.phase(), c.request(), c.since(), c.intakeOn()),
        c.by(),
        null);
  }

  /** Puts someone on a list, under the import {@code source} where there is one. */
  Decision register(PositionDraft c, OrganizationId by, @Nullable ImportId source) {
    Decision request = admission.request(c.request());
    if (request != null) {
      return request;
    }
    Decision days = daysFit(c);
    if (days != null) {
      return days;
    }
    HealthcareService service = turn.partners().service(c.service());
    if (service == null) {
      return notFound("service", c.service());
    }
    if (!service.organization().equals(by)) {
      return notYours(by, service.organization().value());
    }
    WaitingPosition waits = turn.waiting().waitOf(c.person(), c.service());
    if (waits != null) {
      return Admission.waitsAlready(waits, isSame(waits, c));
    }
    Decision closed = Admission.offered(service);
    if (closed != null) {
      return closed;
    }
    return Decision.accept(
        new PositionRegistered(
            new PositionId(turn.nextId()),
            c.service(),
            c.person(),
            c.phase(),
            c.request(),
            c.since(),
            c.intakeOn(),
            null,
            source));
  }

  private @Nullable Decision daysFit(PositionDraft c) {
    if (c.since().isAfter(turn.today())) {
      return invalid("since", c.since(), turn.today() + " at the latest");
    }
    return switch (c.phase()) {
      case INTAKE ->
          c.intakeOn() == null
              ? null
              : invalid("intakeOn", c.intakeOn(), "none while the intake is waited for");
      case TREATMENT ->
          c.intakeOn() != null
                  && !c.intakeOn().isBefore(c.since())
                  && !c.intakeOn().isAfter(turn.today())
              ? null
              : invalid("intakeOn", c.intakeOn(), c.since() + " to " + turn.today());
    };
  }

  private static boolean isSame(WaitingPosition waits, PositionDraft c) {
    return waits.phase() == c.phase()
        && waits.request().equals(c.request())
        && waits.since().equals(c.since())
        && Objects.equals(waits.intakeOn(), c.intakeOn());
  }

  Decision decide(ReprioritisePosition c) {
    WaitingPosition position = turn.waiting().position(c.position());
    if (position == null) {
      return notFound("position", c.position());
    }
    Decision crisis = admission.crisis("urgency", c.urgency(), position.request().municipality());
    if (crisis != null) {
      return crisis;
    }
    Decision notOwned = ownedByService(position, c.by());
    if (notOwned != null) {
      return notOwned;
    }
    if (!position.isOpen()) {
      return closed(position);
    }
    if (position.request().urgency() == c.urgency()) {
      return Decision.accept();
    }
    Decision stale = Refusals.stale(c.version(), position.version());
    return stale == null
        ? Decision.accept(new PositionReprioritised(position.id(), c.urgency()))
        : stale;
  }

  Decision decide(StartTreatment c) {
    if (c.on().isAfter(turn.today())) {
      return invalid("on", c.on(), turn.today() + " at the latest");
    }
    WaitingPosition position = turn.waiting().position(c.position());
    if (position == null) {
      return notFound("position", c.position());
    }
    Decision notOwned = ownedByService(position, c.by());
    if (notOwned != null) {
      return notOwned;
    }
    if (c.on().equals(position.treatmentOn())) {
      return Decision.accept();
    }
    if (!position.isOpen()) {
      return closed(position);
    }
    if (position.phase() != WaitPhase.TREATMENT) {
      return invalid("position", position.id().value(), "one whose intake was held");
    }
    if (c.on().isBefore(position.phaseSince())) {
      return invalid("on", c.on(), "not before the intake on " + position.phaseSince());
    }
    List<Event> events = new ArrayList<>();
    events.addAll(endings.placeOf(position, ReleaseReason.POSITION_CLOSED));
    events.add(new TreatmentStarted(position.id(), c.on()));
    return Decision.accept(events);
  }

  Decision decide(ClosePosition c) {
    if (c.reason() == CloseReason.TREATMENT_STARTED || c.reason() == CloseReason.TRANSFERRED) {
      return invalid("reason", c.reason(), "another; that has its own command");
    }
    WaitingPosition position = turn.waiting().position(c.position());
    if (position == null) {
      return notFound("position", c.position());
    }
    Decision notOwned = ownedByService(position, c.by());
    if (notOwned != null) {
      return notOwned;
    }
    if (position.closed() == c.reason()) {
      return Decision.accept();
    }
    if (!position.isOpen()) {
      return closed(position);
    }
    Decision stale = Refusals.stale(c.version(), position.version());
    if (stale != null) {
      return stale;
    }
    List<Event> events = new ArrayList<>();
    events.addAll(endings.placeOf(position, ReleaseReason.POSITION_CLOSED));
    events.add(new PositionClosed(position.id(), c.reason(), turn.today()));
    return Decision.accept(events);
  }

  private @Nullable Decision ownedByService(WaitingPosition position, OrganizationId by) {
    OrganizationId owner = turn.service(position.service()).organization();
    return owner.equals(by) ? null : notYours(by, owner.value());
  }

  private static Decision closed(WaitingPosition position) {
    return refuse(
        Reason.POSITION_CLOSED,
        "position",
        position.id().value(),
        "one that is open; it ended as " + position.closed());
  }
}
