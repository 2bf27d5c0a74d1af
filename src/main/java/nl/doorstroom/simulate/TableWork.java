package nl.doorstroom.simulate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.meetings.MeetingCommand;
import nl.doorstroom.domain.meetings.MeetingState;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.Choice;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.MediationAdvice;
import nl.doorstroom.domain.transfers.MediationCommand;
import nl.doorstroom.domain.transfers.MediationRequest;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.domain.waiting.Wishes;
import org.jspecify.annotations.Nullable;

/**
 * What is done at the transfertafel: who waits too long is proposed, and each transfer goes on from
 * where it is, mostly towards a place.
 *
 * <p><b>Threads.</b> One call at a time.
 */
final class TableWork {

  /** So many transfers run at a time, more or less. */
  static final int RUNNING = 28;

  /** After so many rounds there are transfers in most stages. */
  static final int ROUNDS = 14;

  private static final int NEW_EACH_ROUND = 6;

  /** When the table meets, as the region tells it. */
  private static final LocalTime MEETS = LocalTime.of(14, 0);

  private static final int QUESTIONS = 3;
  static final ActorToken PROPOSER = new ActorToken("demonstration-proposer");
  private static final ActorToken SCREENER = new ActorToken("demonstration-screener");
  private static final ActorToken RECEIVER = new ActorToken("demonstration-receiver");
  private static final ActorToken PRACTICE = new ActorToken("demonstration-practice");

  private final RegionConfig config;
  private final People people;
  private final Chance chance;

  TableWork(RegionConfig config, People people, Chance chance) {
    this.config = config;
    this.people = people;
    this.chance = chance;
  }

  /** One thing that is done next; null when nothing came to mind. */
  @Nullable Command next(Scene scene) {
    int draw = chance.below(10);
    if (draw == 0) {
      return question(scene);
    }
    if (draw == 1 && isNoneAhead(scene)) {
      return planned(scene).get(0);
    }
    List<Transfer> running = running(scene);
    return (draw < 3 && running.size() < RUNNING) || running.isEmpty()
        ? proposed(scene)
        : onward(scene, chance.pick(running));
  }

  /** What happens in one round before the demonstration begins. */
  List<Command> round(Scene scene) {
    List<Command> round = new ArrayList<>();
    List<Transfer> running = running(scene);
    for (Transfer transfer : running) {
      Command onward = chance.below(6) == 0 ? null : onward(scene, transfer);
      if (onward != null) {
        round.add(onward);
      }
    }
    for (int i = 0; i < NEW_EACH_ROUND && running.size() + i < RUNNING; i++) {
      Command proposal = proposed(scene);
      if (proposal != null) {
        round.add(proposal);
      }
    }
    if (chance.below(2) == 0) {
      round.add(question(scene));
    }
    return round;
  }

  /** The next meeting, which one of the providers leads; nothing where one is ahead. */
  List<Command> planned(Scene scene) {
    if (!isNoneAhead(scene)) {
      return List.of();
    }
    List<OrganizationId> chairs =
        scene.region().partners().organizations().stream()
            .filter(o -> o.details().kind() == OrganizationKind.GGZ_CORE)
            .map(Organization::id)
            .toList();
    Instant startsAt =
        scene
            .today()
            .with(TemporalAdjusters.next(DayOfWeek.TUESDAY))
            .atTime(MEETS)
            .atZone(config.timeZone())
            .toInstant();
    return List.of(
        new MeetingCommand.PlanMeeting(startsAt, chairs.get(0), new ActorToken("demonstration")));
  }

  /** Its agenda is there to be prepared. */
  List<Command> prepared(Scene scene) {
    return scene.region().meetings().meetings().stream()
        .filter(meeting -> meeting.state() == MeetingState.PLANNED)
        .<Command>map(meeting -> new MeetingCommand.FixAgenda(meeting.id(), meeting.chair()))
        .toList();
  }

  private static boolean isNoneAhead(Scene scene) {
    return scene.region().meetings().meetings().stream()
        .noneMatch(meeting -> meeting.state().isAhead());
  }

  private static List<Transfer> running(Scene scene) {
    return scene.region().transfers().transfers().stream().filter(Transfer::isRunning).toList();
  }

  /** Someone who waits longer than the norm, the most urgent first; now and then with wishes. */
  private @Nullable Command proposed(Scene scene) {
    Subject subject = chance.pick(scene.subjects());
    if (!subject.offer().isGgz()) {
      return null;
    }
    WaitingPosition position =
        scene.region().waiting().of(subject.id()).stream()
            .filter(p -> p.isOpen() && p.booking() == null)
            .filter(p -> scene.region().transfers().of(p.id()) == null)
            .filter(
                p ->
                    p.phaseSince().plusDays(config.norms().days(p.phase())).isBefore(scene.today()))
            .min(Queue.ORDER)
            .orElse(null);
    if (position == null) {
      return null;
    }
    return position.standing().wishes().equals(Wishes.NONE) && chance.below(4) == 0
        ? new WaitingCommand.RecordWishes(position.id(), wishes(), subject.provider())
        : new TransferCommand.ProposeTransfer(
            position.id(), Destination.GGZ, null, subject.provider(), PROPOSER);
  }

  private Wishes wishes() {
    return new Wishes(Set.of(), Set.of(), 10 * (2 + chance.below(4)), chance.below(3) == 0);
  }

  private @Nullable Command onward(Scene scene, Transfer t) {
    OrganizationId holder = t.subject().holder();
    return switch (t.stage()) {
      case CANDIDATE ->
          new TransferCommand.ScreenTransfer(
              t.id(),
              chance.below(8) == 0 ? ScreeningOutcome.STAYS : ScreeningOutcome.TRANSFER,
              config.table().screenedElsewhere() ? another(scene, holder) : holder,
              SCREENER);
      case SCREENED ->
          new TransferCommand.AskConsent(
              t.id(), Set.of(ConsentScope.REGION, ConsentScope.ONLINE), holder, PROPOSER);
      case CONSENT_ASKED ->
          chance.below(6) == 0
              ? new TransferCommand.RefuseConsent(t.id(), scene.today(), holder)
              : new TransferCommand.GiveConsent(
                  t.id(),
                  chance.below(2) == 0
                      ? Set.of(ConsentScope.REGION)
                      : Set.of(ConsentScope.REGION, ConsentScope.ONLINE),
                  scene.today(),
                  scene.today().plusDays(config.table().consentDays() / 2),
                  holder);
      case CONSENTED -> asked(scene, t);
      case OFFERED -> answered(scene, t);
      case ACCEPTED ->
          chance.below(8) == 0
              ? new TransferCommand.StayInPlace(t.id(), PROPOSER, scene.today(), holder)
              : new TransferCommand.ChoosePlace(t.id(), PROPOSER, scene.today(), holder);
      case CHOSEN -> chosen(scene, t);
      case CONFIRMED -> new TransferCommand.BookTransfer(t.id(), receiver(t), RECEIVER);
      case BOOKED ->
          new TransferCommand.HandOverTransfer(t.id(), PROPOSER, RECEIVER, scene.today(), holder);
      case HANDED_OVER ->
          new TransferCommand.TakeResponsibility(t.id(), scene.today(), receiver(t), RECEIVER);
      case DONE, CLOSED -> null;
    };
  }

  private OrganizationId another(Scene scene, OrganizationId than) {
    return chance.pick(
        scene.subjects().stream()
            .map(Subject::provider)
            .filter(provider -> !provider.equals(than))
            .toList());
  }

  private static Command chosen(Scene scene, Transfer t) {
    Choice choice = t.choice();
    if (choice == null || choice.needs() == null) {
      return new TransferCommand.BookTransfer(t.id(), receiver(t), RECEIVER);
    }
    OrganizationId confirmer = choice.confirmer();
    return new TransferCommand.ConfirmChange(
        t.id(),
        true,
        scene.today(),
        confirmer == null ? t.subject().holder() : confirmer,
        PRACTICE);
  }

  private static OrganizationId receiver(Transfer t) {
    Ask accepted = t.accepted();
    return accepted == null ? t.subject().holder() : accepted.receiver();
  }

  /** One or two others who publish that they help with this, and were not asked before. */
  private @Nullable Command asked(Scene scene, Transfer t) {
    List<HealthcareServiceId> others =
        new ArrayList<>(
            scene.subjects().stream()
                .filter(subject -> !subject.provider().equals(t.subject().holder()))
                .filter(
                    subject -> t.asks().stream().noneMatch(a -> a.service().equals(subject.id())))
                .filter(subject -> !scene.isStopped(subject))
                .filter(subject -> helpsWith(subject.service(), t.shown()))
                .filter(subject -> places(scene, t, subject.id()).findAny().isPresent())
                .map(Subject::id)
                .toList());
    if (others.isEmpty()) {
      return null;
    }
    HealthcareServiceId first = chance.pick(others);
    HealthcareServiceId second = chance.pick(others);
    return new TransferCommand.AskReceivers(
        t.id(),
        chance.below(2) == 0 || second.equals(first) ? Set.of(first) : Set.of(first, second),
        t.subject().holder());
  }

  private static boolean helpsWith(HealthcareService service, Request request) {
    HealthcareService.Details d = service.details();
    Set<String> insurers = d.insurers();
    String insurer = request.insurer();
    return d.careQuestions().contains(request.careQuestion())
        && d.ageClasses().contains(request.ageClass())
        && (insurers == null || insurer == null || insurers.contains(insurer));
  }

  private static Stream<Slot> places(Scene scene, Transfer t, HealthcareServiceId service) {
    PositionId waits = t.subject().position();
    WaitingPosition position = waits == null ? null : scene.region().waiting().position(waits);
    return scene.region().slots().of(service).stream()
        .filter(slot -> slot.free() > 0 && slot.blocked() == null)
        .filter(slot -> slot.start().isAfter(scene.now()))
        .filter(slot -> slot.allotment() == Allotment.TRANSFER_TABLE)
        .filter(
            slot ->
                position == null
                    ? waits == null && slot.kind().ends() != null
                    : slot.kind().ends() == position.phase())
        .filter(slot -> slot.delivery() == Delivery.ON_SITE)
        .filter(slot -> Queue.suits(slot.restriction(), t.shown()));
  }

  private @Nullable Command answered(Scene scene, Transfer t) {
    if (t.openAsks().isEmpty()) {
      return null;
    }
    Ask ask = chance.pick(t.openAsks());
    Slot slot = places(scene, t, ask.service()).min(Comparator.comparing(Slot::start)).orElse(null);
    return slot == null || chance.below(3) == 0
        ? new TransferCommand.DeclineAsk(
            t.id(),
            ask.id(),
            chance.pick(config.table().declineReasonsInUse()),
            answering(scene, ask),
            RECEIVER)
        : new TransferCommand.AcceptAsk(
            t.id(), ask.id(), slot.id(), answering(scene, ask), RECEIVER);
  }

  /** Its representative, where it has one. */
  private OrganizationId answering(Scene scene, Ask ask) {
    RegionConfig now = scene.region().partners().config();
    return (now == null ? config : now)
        .table().representatives().stream()
            .filter(r -> r.organization().equals(ask.receiver()))
            .map(TableAgreements.Representation::by)
            .findFirst()
            .orElse(ask.receiver());
  }

  /** A practice or a mediator asks something, or the table answers what was asked. */
  private Command question(Scene scene) {
    List<MediationRequest> open =
        scene.region().mediations().requests().stream().filter(MediationRequest::isOpen).toList();
    if (open.size() < QUESTIONS + mediators(scene)) {
      return newQuestion(scene);
    }
    return answer(scene, chance.pick(open));
  }

  /** What some member of the table says to {@code request}. */
  Command answer(Scene scene, MediationRequest request) {
    HealthcareService helps =
        scene.subjects().stream()
            .filter(subject -> !scene.isStopped(subject))
            .map(Subject::service)
            .filter(service -> helpsWith(service, request.request()))
            .findFirst()
            .orElse(null);
    OrganizationId by = chance.pick(scene.subjects()).provider();
    return new MediationCommand.AnswerMediation(
        request.id(),
        helps == null ? MediationAdvice.EXPLORATORY_TALK : MediationAdvice.REFER_TO_SERVICE,
        helps == null ? null : helps.id(),
        by,
        SCREENER);
  }

  private Command newQuestion(Scene scene) {
    List<OrganizationId> askers =
        scene.region().partners().organizations().stream()
            .filter(o -> asks(o.details().kind()))
            .map(o -> o.id())
            .sorted(Comparator.comparing(OrganizationId::value))
            .toList();
    Request request = someone(scene);
    return new MediationCommand.AskMediation(request, chance.pick(askers), PRACTICE);
  }

  private static int mediators(Scene scene) {
    return (int)
        scene.region().partners().organizations().stream()
            .filter(o -> o.details().kind().mediates())
            .count();
  }

  private static boolean asks(OrganizationKind kind) {
    return kind == OrganizationKind.GP_PRACTICE || kind.mediates();
  }

  /** What someone asks whom the ggz can help. */
  Request someone(Scene scene) {
    List<Subject> ggz = scene.subjects().stream().filter(s -> s.offer().isGgz()).toList();
    return people.next(chance.pick(ggz).service().details()).request();
  }
}
