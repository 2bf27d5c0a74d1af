package nl.doorstroom.waits;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Escalation;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationRefusal;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.MediationAdvice;
import nl.doorstroom.domain.transfers.MediationCommand;
import nl.doorstroom.domain.transfers.MediationRequest;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SendBackReason;
import nl.doorstroom.domain.transfers.SocialQuestion;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.waiting.BridgingAnswer;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.domain.waiting.Wishes;
import org.jspecify.annotations.Nullable;

/** What the table may ask of a {@link RandomRegion}, by its chance. */
final class RandomTable {

  private static final ActorToken PROPOSER = new ActorToken("proposer");
  private static final ActorToken SCREENER = new ActorToken("screener");
  private static final ActorToken RECEIVER = new ActorToken("receiver");

  private final RandomRegion random;
  private final RandomMeetings meetings;

  RandomTable(RandomRegion random) {
    this.random = random;
    this.meetings = new RandomMeetings(random);
  }

  List<Supplier<@Nullable Command>> askings() {
    return List.of(
        this::propose,
        this::act,
        this::act,
        this::act,
        this::act,
        this::act,
        this::keep,
        this::keepList,
        this::keepList,
        this::mediate,
        this::act,
        () -> random.upTo(2) == 0 ? meetings.meet() : act(),
        () -> random.upTo(20) == 0 ? join() : agree());
  }

  /** Now and then the table works otherwise, or in smaller parts. */
  private @Nullable Command agree() {
    if (random.upTo(6) > 0) {
      return null;
    }
    TableAgreements d = TableAgreements.DEFAULT;
    OrganizationId first = random.ownerOf(random.services().get(0).id());
    List<OrganizationId> others =
        random.region().partners().organizations().stream()
            .map(Organization::id)
            .filter(id -> !id.equals(first))
            .sorted(Comparator.comparing(OrganizationId::value))
            .toList();
    TableAgreements agreed =
        new TableAgreements(
            random.upTo(4) == 0,
            random.upTo(2) == 0 ? "convenant" : null,
            d.declineReasons(),
            d.terms(),
            d.consentDays(),
            random.upTo(2) == 0 ? Set.of(Destination.GGZ) : d.referredAnew(),
            Set.of(ServiceCategory.SOCIAL_WORK),
            random.upTo(2) == 0
                ? List.of(new TableAgreements.Representation(first, random.pick(others)))
                : List.of(),
            d.confirmDays(),
            d.taskDays());
    return new PartnerCommand.ConfigureRegion(
        TestRegion.config(
                "Test",
                2 + random.upTo(8),
                random.upTo(2) == 0 ? List.of("Stad") : List.of("Stad", "Ommeland"))
            .with(agreed));
  }

  /** Someone who may be asked by what they are. */
  private Command join() {
    OrganizationKind kind =
        random.pick(List.of(OrganizationKind.MUNICIPALITY, OrganizationKind.INSURER));
    return new PartnerCommand.RegisterOrganization(
        null, TestRegion.details(kind + " " + random.upTo(2), kind), null);
  }

  private <T> @Nullable T any(Collection<T> things) {
    return things.isEmpty() ? null : random.pick(List.copyOf(things));
  }

  private @Nullable Command propose() {
    WaitingPosition position =
        any(random.region().waiting().positions().stream().filter(p -> p.isOpen()).toList());
    if (position == null) {
      return null;
    }
    Destination destination =
        random.pick(
            List.of(
                Destination.GGZ,
                Destination.GGZ,
                Destination.BASIC_GGZ,
                Destination.SOCIAL_DOMAIN));
    return new TransferCommand.ProposeTransfer(
        position.id(),
        destination,
        destination == Destination.SOCIAL_DOMAIN
            ? new SocialQuestion(Set.of(ServiceCategory.SOCIAL_WORK), "18-34", "Groningen")
            : null,
        random.ownerOf(position.service()),
        PROPOSER);
  }

  private @Nullable Command keep() {
    WaitingPosition position =
        any(
            random.region().waiting().positions().stream()
                .filter(p -> p.standing().closing() != null)
                .toList());
    return position == null
        ? null
        : new WaitingCommand.KeepPosition(position.id(), random.ownerOf(position.service()));
  }

  private @Nullable Command keepList() {
    WaitingPosition position =
        any(random.region().waiting().positions().stream().filter(p -> p.isOpen()).toList());
    if (position == null) {
      return null;
    }
    OrganizationId by = random.ownerOf(position.service());
    WaitingPosition other =
        any(
            random.region().waiting().positions().stream()
                .filter(p -> p.isOpen() && random.ownerOf(p.service()).equals(by))
                .toList());
    Set<PositionId> both =
        other == null || other.id().equals(position.id())
            ? Set.of(position.id())
            : Set.of(position.id(), other.id());
    return switch (random.upTo(6)) {
      case 0 -> new WaitingCommand.ConfirmWaiting(List.copyOf(both), by);
      case 1 -> new WaitingCommand.RecordInformed(position.id(), random.today(), PROPOSER, by);
      case 2 ->
          new WaitingCommand.RecordBridging(
              position.id(),
              random.pick(random.services()).id(),
              random.today(),
              random.pick(List.of(BridgingAnswer.values())),
              by);
      case 3 -> new WaitingCommand.LinkPositions(both, by);
      case 4 ->
          new WaitingCommand.RecordWishes(
              position.id(),
              new Wishes(Set.of("nl"), Set.of(), 1 + random.upTo(40), random.upTo(2) == 0),
              by);
      default -> new WaitingCommand.UnlinkPositions(both, by);
    };
  }

  private @Nullable Command mediate() {
    MediationRequest request = any(random.region().mediations().requests());
    if (request == null || random.upTo(3) == 0) {
      return new MediationCommand.AskMediation(
          TestRegion.request(Urgency.REGULAR, null), asker(random.practice()), PROPOSER);
    }
    return random.upTo(3) == 0
        ? new MediationCommand.WithdrawMediation(request.id(), request.by())
        : new MediationCommand.AnswerMediation(
            request.id(),
            MediationAdvice.EXPLORATORY_TALK,
            null,
            random.pick(random.services()).organization(),
            RECEIVER);
  }

  /** Often one whose people are mediators, once there is one. */
  private OrganizationId asker(OrganizationId practice) {
    return random.region().position() % 2 == 0
        ? practice
        : random.region().partners().organizations().stream()
            .filter(o -> o.details().kind().mediates())
            .findFirst()
            .map(Organization::id)
            .orElse(practice);
  }

  /** Mostly what comes next, and often of who is furthest, so that many get far. */
  private @Nullable Command act() {
    List<Transfer> transfers =
        random.region().transfers().transfers().stream()
            .filter(t -> t.isRunning() || random.upTo(20) == 0)
            .toList();
    Transfer transfer =
        random.upTo(2) == 0
            ? transfers.stream()
                .filter(t -> t.isRunning())
                .max(Comparator.comparing(Transfer::stage))
                .orElse(null)
            : any(transfers);
    if (transfer == null) {
      return null;
    }
    return random.upTo(9) == 0 ? aside(transfer) : next(transfer);
  }

  private @Nullable Command next(Transfer t) {
    OrganizationId holder = t.subject().holder();
    return switch (t.stage()) {
      case CANDIDATE ->
          new TransferCommand.ScreenTransfer(
              t.id(),
              random.upTo(6) == 0
                  ? random.pick(List.of(ScreeningOutcome.values()))
                  : ScreeningOutcome.TRANSFER,
              random.upTo(3) == 0 ? random.practice() : holder,
              SCREENER);
      case SCREENED -> new TransferCommand.AskConsent(t.id(), scopes(), holder, PROPOSER);
      case CONSENT_ASKED -> answered(t, holder);
      case CONSENTED -> ask(t, holder);
      case OFFERED -> answer(t);
      case ACCEPTED -> new TransferCommand.ChoosePlace(t.id(), PROPOSER, random.today(), holder);
      case CHOSEN -> chosen(t);
      case CONFIRMED -> book(t);
      case BOOKED ->
          new TransferCommand.HandOverTransfer(t.id(), PROPOSER, RECEIVER, random.today(), holder);
      case HANDED_OVER ->
          new TransferCommand.TakeResponsibility(t.id(), random.today(), receiver(t), RECEIVER);
      case DONE ->
          new TransferCommand.SendBack(t.id(), SendBackReason.OTHER, receiver(t), RECEIVER);
      case CLOSED -> null;
    };
  }

  private static Set<ConsentScope> scopes() {
    return Set.of(ConsentScope.values());
  }

  private Command answered(Transfer t, OrganizationId holder) {
    return random.upTo(6) == 0
        ? new TransferCommand.RefuseConsent(t.id(), random.today(), holder)
        : new TransferCommand.GiveConsent(
            t.id(), scopes(), random.today(), random.today().plusDays(random.upTo(40)), holder);
  }

  private @Nullable Command ask(Transfer t, OrganizationId holder) {
    if (random.upTo(4) == 0) {
      return escalate(t);
    }
    List<HealthcareService> others =
        random.services().stream().filter(s -> !s.id().equals(t.subject().service())).toList();
    HealthcareService service = any(others);
    return service == null
        ? null
        : new TransferCommand.AskReceivers(t.id(), Set.of(service.id()), holder);
  }

  private @Nullable Command escalate(Transfer t) {
    Escalation last = t.escalation();
    OrganizationId holder = t.subject().holder();
    if (last != null && last.answer() == null && random.upTo(3) > 0) {
      return new TransferCommand.AnswerEscalation(
          t.id(),
          last.step(),
          EscalationOutcome.NOT_POSSIBLE,
          null,
          null,
          null,
          EscalationRefusal.OTHER,
          holder,
          PROPOSER);
    }
    EscalationStep next = EscalationStep.after(last == null ? null : last.step());
    return next == null
        ? null
        : new TransferCommand.EscalateTransfer(t.id(), next, holder, PROPOSER);
  }

  private @Nullable Command answer(Transfer t) {
    Ask ask = any(t.openAsks());
    if (ask == null) {
      return null;
    }
    if (random.upTo(5) == 0) {
      return new TransferCommand.DeclineAsk(
          t.id(), ask.id(), "geen-plek", ask.receiver(), RECEIVER);
    }
    if (random.upTo(8) == 0) {
      return new TransferCommand.WithdrawAsk(t.id(), ask.id(), t.subject().holder());
    }
    List<Slot> free = new ArrayList<>();
    for (Slot slot : random.region().slots().of(ask.service())) {
      if (slot.free() > 0 && slot.start().isAfter(random.now())) {
        free.add(slot);
      }
    }
    Slot slot = any(free);
    return slot == null || random.upTo(3) == 0
        ? random.publish(ask.service(), Allotment.TRANSFER_TABLE)
        : new TransferCommand.AcceptAsk(t.id(), ask.id(), slot.id(), ask.receiver(), RECEIVER);
  }

  private Command chosen(Transfer t) {
    return t.choice() != null && t.choice().needs() != null
        ? new TransferCommand.ConfirmChange(
            t.id(),
            random.upTo(2) > 0,
            random.today(),
            t.choice().confirmer() == null ? t.subject().holder() : t.choice().confirmer(),
            new ActorToken("huisarts"))
        : book(t);
  }

  private Command book(Transfer t) {
    return new TransferCommand.BookTransfer(t.id(), receiver(t), RECEIVER);
  }

  private static OrganizationId receiver(Transfer t) {
    Ask accepted = t.accepted();
    return accepted == null ? t.subject().holder() : accepted.receiver();
  }

  private Command aside(Transfer t) {
    OrganizationId holder = t.subject().holder();
    return switch (random.upTo(4)) {
      case 0 -> new TransferCommand.WithdrawConsent(t.id(), random.today(), holder);
      case 1 -> new TransferCommand.StayInPlace(t.id(), PROPOSER, random.today(), holder);
      case 2 -> new TransferCommand.EndTransfer(t.id(), TransferEnd.NO_RECEIVER, holder, PROPOSER);
      default -> new TransferCommand.SendBack(t.id(), SendBackReason.OTHER, receiver(t), RECEIVER);
    };
  }
}
