package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.TableTerm;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Screening;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SocialQuestion;
import nl.doorstroom.domain.transfers.Subject;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTreatment;
import nl.doorstroom.domain.transfers.TransferCommand.ScreenTransfer;
import nl.doorstroom.domain.transfers.TransferEvent.TransferProposed;
import nl.doorstroom.domain.transfers.TransferEvent.TransferScreened;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferKind;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.WaitingEvent.ClosingProposed;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** Candidates, and the second pair of eyes (vier ogen): nobody screens what they proposed. */
final class ScreeningRules {

  private final Turn turn;
  private final Table table;
  private final Admission admission;

  ScreeningRules(Turn turn, Table table, Admission admission) {
    this.turn = turn;
    this.table = table;
    this.admission = admission;
  }

  Decision decide(ProposeTransfer c) {
    Decision question = questionFits(c.destination(), c.social());
    if (question != null) {
      return question;
    }
    WaitingPosition position = turn.waiting().position(c.position());
    if (position == null) {
      return notFound("position", c.position());
    }
    OrganizationId holder = turn.service(position.service()).organization();
    if (!table.agreed().actsFor(c.by(), holder)) {
      return notYours(c.by(), holder.value());
    }
    if (!position.isOpen()) {
      return refuse(Reason.POSITION_CLOSED, "position", position.id().value(), "one that is open");
    }
    Transfer running = turn.transfers().of(position.id());
    if (running != null) {
      return isSame(running, c)
          ? Decision.accept()
          : refuse(
              Reason.ALREADY_EXISTS,
              "position",
              position.id().value(),
              "one without a transfer; it has " + running.id().value());
    }
    return proposed(
        new Subject(
            TransferKind.WAITING,
            holder,
            position.service(),
            position.id(),
            position.person(),
            position.request(),
            position.since()),
        c.destination(),
        c.social(),
        c.by(),
        c.actor());
  }

  private static boolean isSame(Transfer running, ProposeTransfer c) {
    return running.stage() == TransferStage.CANDIDATE
        && running.destination() == c.destination()
        && Objects.equals(running.social(), c.social())
        && running.proposal().actor().equals(c.actor());
  }

  Decision decide(ProposeTreatment c) {
    if (!c.kind().isInTreatment()) {
      return invalid("kind", c.kind(), "one of someone in treatment");
    }
    Decision request =
        first(admission.request(c.request()), questionFits(c.destination(), c.social()));
    if (request != null) {
      return request;
    }
    HealthcareService service = turn.partners().service(c.service());
    if (service == null) {
      return notFound("service", c.service());
    }
    if (!table.agreed().actsFor(c.by(), service.organization())) {
      return notYours(c.by(), service.organization().value());
    }
    Transfer running = inTreatment(c);
    if (running != null) {
      return refuse(
          Reason.ALREADY_EXISTS,
          "person",
          c.person().value(),
          "someone without a transfer; they have " + running.id().value());
    }
    return proposed(
        new Subject(
            c.kind(),
            service.organization(),
            service.id(),
            null,
            c.person(),
            c.request(),
            turn.today()),
        c.destination(),
        c.social(),
        c.by(),
        c.actor());
  }

  private @Nullable Transfer inTreatment(ProposeTreatment c) {
    return turn.transfers().transfers().stream()
        .filter(t -> t.isRunning() && t.subject().kind().isInTreatment())
        .filter(t -> t.subject().person().equals(c.person()))
        .findFirst()
        .orElse(null);
  }

  private Decision proposed(
      Subject subject,
      Destination destination,
      @Nullable SocialQuestion social,
      OrganizationId by,
      ActorToken actor) {
    return Decision.accept(
        new TransferProposed(
            new TransferId(turn.nextId()),
            subject,
            destination,
            social,
            by,
            actor,
            table.due(TableTerm.SCREEN)));
  }

  /** The social domain is told what it needs, and that only. */
  private @Nullable Decision questionFits(
      Destination destination, @Nullable SocialQuestion social) {
    return switch (destination) {
      case GGZ, BASIC_GGZ ->
          social == null ? null : invalid("social", social, "none unless to the social domain");
      case SOCIAL_DOMAIN ->
          social == null ? invalid("social", null, "what is asked") : withinBounds(social);
    };
  }

  private @Nullable Decision withinBounds(SocialQuestion social) {
    if (social.support().isEmpty() || social.support().contains(ServiceCategory.GGZ_TREATMENT)) {
      return invalid("social.support", social.support(), "kinds of support other than ggz");
    }
    if (!turn.config().ageClassesInUse().contains(social.ageClass())) {
      return invalid("social.ageClass", social.ageClass(), "an age class of the region");
    }
    return Refusals.text("social.municipality", social.municipality(), Refusals.TEXT_MAX);
  }

  Decision decide(ScreenTransfer c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    if (turn.partners().organization(c.by()) == null) {
      return notFound("by", c.by());
    }
    if (transfer.proposal().actor().equals(c.actor())) {
      return refuse(Reason.FOUR_EYES, "actor", c.actor().value(), "another than who proposed it");
    }
    boolean own = table.holds(transfer, c.by()) == null;
    if (own && table.agreed().screenedElsewhere()) {
      return refuse(Reason.FOUR_EYES, "by", c.by().value(), "another organisation");
    }
    String basis = own ? null : table.agreed().screeningBasis();
    if (!own && basis == null) {
      return notYours(c.by(), transfer.subject().holder().value());
    }
    if (isSaid(transfer.screening(), c)) {
      return Decision.accept();
    }
    Decision late = Table.in(transfer, TransferStage.CANDIDATE);
    return late == null ? screened(transfer, c, basis) : late;
  }

  private static boolean isSaid(@Nullable Screening screening, ScreenTransfer c) {
    return screening != null
        && screening.outcome() == c.outcome()
        && screening.actor().equals(c.actor());
  }

  /** What closes a position is for its holder to say. */
  private Decision screened(Transfer transfer, ScreenTransfer c, @Nullable String basis) {
    boolean goesOn = c.outcome() == ScreeningOutcome.TRANSFER;
    List<Event> events = new ArrayList<>();
    events.add(
        new TransferScreened(
            transfer.id(),
            c.outcome(),
            c.by(),
            c.actor(),
            basis,
            goesOn ? table.due(TableTerm.ASK_CONSENT) : null));
    CloseReason closing = closing(c.outcome());
    if (closing != null && transfer.subject().position() != null) {
      events.add(new ClosingProposed(transfer.subject().position(), closing, turn.today()));
    }
    return Decision.accept(events);
  }

  private static @Nullable CloseReason closing(ScreeningOutcome outcome) {
    return switch (outcome) {
      case DUPLICATE -> CloseReason.DUPLICATE;
      case NO_LONGER_WAITING -> CloseReason.HELPED_ELSEWHERE;
      case TRANSFER, STAYS, SOCIAL_DOMAIN -> null;
    };
  }
}
