package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.TableTerm;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.AskState;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Criteria;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.SocialQuestion;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand.AcceptAsk;
import nl.doorstroom.domain.transfers.TransferCommand.AskReceivers;
import nl.doorstroom.domain.transfers.TransferCommand.DeclineAsk;
import nl.doorstroom.domain.transfers.TransferCommand.LapseAsk;
import nl.doorstroom.domain.transfers.TransferCommand.WithdrawAsk;
import nl.doorstroom.domain.transfers.TransferEvent.AskAccepted;
import nl.doorstroom.domain.transfers.TransferEvent.AskDeclined;
import nl.doorstroom.domain.transfers.TransferEvent.AskLapsed;
import nl.doorstroom.domain.transfers.TransferEvent.AskWithdrawn;
import nl.doorstroom.domain.transfers.TransferEvent.ReceiverAsked;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * Questions to receivers and their answers: a yes with a place, a no with a reason, and what is
 * counted of either. What a service publishes is not checked but recorded: it decides itself.
 */
final class AskRules {

  /** Most services that can be asked at the same time. */
  private static final int ASKS_MAX = 20;

  private final Turn turn;
  private final Table table;
  private final Admission admission;
  private final Places places;

  AskRules(Turn turn, Table table, Admission admission, Places places) {
    this.turn = turn;
    this.table = table;
    this.admission = admission;
    this.places = places;
  }

  Decision decide(AskReceivers c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Decision refusal =
        first(
            table.holds(transfer, c.by()),
            Table.in(transfer, TransferStage.CONSENTED, TransferStage.OFFERED),
            table.consented(transfer));
    if (refusal != null) {
      return refusal;
    }
    List<HealthcareService> asked = new ArrayList<>();
    for (HealthcareServiceId id :
        c.services().stream().sorted(Comparator.comparing(HealthcareServiceId::value)).toList()) {
      HealthcareService service = turn.partners().service(id);
      if (service == null) {
        return notFound("services", id);
      }
      Decision barred = mayBeAsked(transfer, service);
      if (barred != null) {
        return barred;
      }
      if (transfer.openAsks().stream().noneMatch(a -> a.service().equals(id))) {
        asked.add(service);
      }
    }
    if (c.services().isEmpty() || transfer.openAsks().size() + asked.size() > ASKS_MAX) {
      return invalid("services", c.services().size(), "1 to " + ASKS_MAX + " at the same time");
    }
    return Decision.accept(asked.stream().map(s -> asked(transfer, s)).toList());
  }

  private @Nullable Decision mayBeAsked(Transfer transfer, HealthcareService service) {
    boolean own = service.id().equals(transfer.subject().service());
    boolean social = service.details().category() != ServiceCategory.GGZ_TREATMENT;
    if (own || social != (transfer.destination() == Destination.SOCIAL_DOMAIN)) {
      return refuse(
          Reason.NOT_ELIGIBLE,
          "services",
          service.id().value(),
          "another service than its own, for " + transfer.destination());
    }
    return first(admission.admitsAnyone(service), waitsThere(transfer, "services", service.id()));
  }

  /** One person waits at one service once. */
  private @Nullable Decision waitsThere(
      Transfer transfer, String field, HealthcareServiceId service) {
    WaitingPosition waits = turn.waiting().waitOf(transfer.subject().person(), service);
    return waits == null
        ? null
        : refuse(
            Reason.ALREADY_EXISTS,
            field,
            service.value(),
            "one where the person does not wait, as " + waits.id().value());
  }

  private ReceiverAsked asked(Transfer transfer, HealthcareService service) {
    Request request = transfer.shown();
    return new ReceiverAsked(
        transfer.id(),
        new AskId(turn.nextId()),
        service.id(),
        service.organization(),
        criteria(service, transfer.destination(), request, transfer.social()),
        request.urgency(),
        !request.complexity().equals(Complexity.NONE),
        table.due(TableTerm.ANSWER));
  }

  /** What of a request {@code service} itself publishes to be for. */
  static Criteria criteria(
      HealthcareService service,
      Destination destination,
      Request request,
      @Nullable SocialQuestion social) {
    HealthcareService.Details d = service.details();
    return new Criteria(
        meets(d.ageClasses(), request.ageClass()),
        social == null
            ? meets(d.careQuestions(), request.careQuestion())
            : social.support().contains(d.category()),
        d.echelons().isEmpty() || d.echelons().stream().anyMatch(e -> isOf(e, destination)),
        request.insurer() == null
            || d.insurers() == null
            || meets(d.insurers(), request.insurer()));
  }

  private static <T> boolean meets(Set<T> declared, T asked) {
    return declared.isEmpty() || declared.contains(asked);
  }

  private static boolean isOf(Echelon echelon, Destination destination) {
    return switch (destination) {
      case GGZ -> echelon == Echelon.SPECIALISED || echelon == Echelon.HIGHLY_SPECIALISED;
      case BASIC_GGZ -> echelon == Echelon.BASIC;
      case SOCIAL_DOMAIN -> echelon == Echelon.SOCIAL_DOMAIN || echelon == Echelon.SELF_HELP;
    };
  }

  Decision decide(AcceptAsk c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Ask ask = transfer.ask(c.ask());
    if (ask == null) {
      return notFound("ask", c.ask());
    }
    Decision refusal = answers(ask, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (ask.state() == AskState.ACCEPTED && c.slot().equals(ask.slot())) {
      return Decision.accept();
    }
    Decision over = open(ask);
    if (over != null) {
      return over;
    }
    Slot slot = turn.slots().slot(c.slot());
    if (slot == null) {
      return notFound("slot", c.slot());
    }
    Decision barred = first(table.consented(transfer), fits(transfer, ask, slot));
    if (barred != null) {
      return barred;
    }
    Instant due = Turn.earliest(table.due(TableTerm.CHOOSE), slot.start());
    return Decision.accept(
        new AskAccepted(
            transfer.id(),
            ask.id(),
            slot.id(),
            new HoldId(turn.nextId()),
            c.actor(),
            representative(ask, c.by()),
            table.minutesSince(ask.askedAt()),
            due));
  }

  private @Nullable Decision fits(Transfer transfer, Ask ask, Slot slot) {
    return first(
        places.forMove(slot, ask.service(), phase(transfer), transfer.shown()),
        slot.delivery() == Delivery.ONLINE ? table.consented(transfer, ConsentScope.ONLINE) : null,
        waitsThere(transfer, "slot", slot.service()),
        places.free("slot", slot));
  }

  /** What the place must end: in the social domain a first wait; in treatment either. */
  private @Nullable WaitPhase phase(Transfer transfer) {
    WaitingPosition position =
        transfer.subject().position() == null
            ? null
            : turn.waiting().position(transfer.subject().position());
    return transfer.destination() == Destination.SOCIAL_DOMAIN
        ? WaitPhase.INTAKE
        : position == null ? null : position.phase();
  }

  Decision decide(DeclineAsk c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Ask ask = transfer.ask(c.ask());
    if (ask == null) {
      return notFound("ask", c.ask());
    }
    Decision refusal =
        first(
            answers(ask, c.by()),
            Refusals.codes("reason", Set.of(c.reason()), table.agreed().declineReasonsInUse()));
    if (refusal != null) {
      return refusal;
    }
    if (ask.state() == AskState.DECLINED && c.reason().equals(ask.decline())) {
      return Decision.accept();
    }
    Decision over = open(ask);
    return over == null
        ? Decision.accept(
            new AskDeclined(
                transfer.id(),
                ask.id(),
                c.reason(),
                c.actor(),
                representative(ask, c.by()),
                table.minutesSince(ask.askedAt()),
                dueAfter(transfer, ask)))
        : over;
  }

  private @Nullable Decision answers(Ask ask, OrganizationId by) {
    return table.agreed().actsFor(by, ask.receiver()) ? null : notYours(by, ask.receiver().value());
  }

  private static @Nullable OrganizationId representative(Ask ask, OrganizationId by) {
    return by.equals(ask.receiver()) ? null : by;
  }

  private @Nullable Decision open(Ask ask) {
    return ask.isOpen() && !turn.isPast(ask.until())
        ? null
        : refuse(Reason.ASK_ENDED, "ask", ask.id().value() + " " + ask.state(), "one that is open");
  }

  /** When the holder must ask others, now that {@code over} has ended; null while others are. */
  private @Nullable Instant dueAfter(Transfer transfer, Ask over) {
    boolean others =
        transfer.isCrossing()
            || transfer.openAsks().stream().anyMatch(a -> !a.id().equals(over.id()));
    return others ? null : table.due(TableTerm.FIND);
  }

  Decision decide(WithdrawAsk c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Ask ask = transfer.ask(c.ask());
    if (ask == null) {
      return notFound("ask", c.ask());
    }
    Decision refusal = table.holds(transfer, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (ask.state() == AskState.WITHDRAWN) {
      return Decision.accept();
    }
    Decision over = open(ask);
    return over == null
        ? Decision.accept(new AskWithdrawn(transfer.id(), ask.id(), dueAfter(transfer, ask)))
        : over;
  }

  Decision decide(LapseAsk c) {
    Transfer transfer = table.find(c.transfer());
    Ask ask = transfer == null ? null : transfer.ask(c.ask());
    if (transfer == null || ask == null || !ask.isOpen()) {
      return Decision.accept();
    }
    return turn.isPast(ask.until())
        ? Decision.accept(new AskLapsed(transfer.id(), ask.id(), dueAfter(transfer, ask)))
        : invalid("ask", ask.id().value(), "not before " + ask.until());
  }
}
