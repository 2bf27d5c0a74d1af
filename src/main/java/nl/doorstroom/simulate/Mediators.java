package nl.doorstroom.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.PartnerRole;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationRefusal;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.MediationCommand;
import nl.doorstroom.domain.transfers.MediationRequest;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.Request;
import org.jspecify.annotations.Nullable;

/**
 * Who asks the table for clients of their own, and what they have asked when the demonstration
 * begins. What is there already is not done again.
 *
 * <p><b>Threads.</b> One call at a time.
 */
final class Mediators {

  /** Code of the insurer that mediates: half of the region is insured there. */
  private static final String INSURED = "menzis";

  /** Who they are. */
  static final List<Organization.Details> PARTNERS =
      List.of(
          new Organization.Details(
              "Naoberhulp cliëntondersteuning",
              OrganizationKind.CLIENT_SUPPORT,
              Set.of(PartnerRole.INFORMATION),
              "demo/clientondersteuning",
              null,
              null),
          new Organization.Details(
              "Menzis zorgbemiddeling",
              OrganizationKind.INSURER,
              Set.of(PartnerRole.INFORMATION, PartnerRole.MONITORING),
              "demo/zorgbemiddeling",
              null,
              null));

  private static final int QUESTIONS = 2;
  private static final int TRIES = 200;
  private static final ActorToken MEDIATOR = new ActorToken("demonstration-mediator");
  private static final ActorToken PROPOSER = new ActorToken("demonstration-proposer");

  private final TableWork table;

  Mediators(TableWork table) {
    this.table = table;
  }

  /** They take part. */
  static List<Command> join() {
    return PARTNERS.stream()
        .<Command>map(details -> new PartnerCommand.RegisterOrganization(null, details, null))
        .toList();
  }

  /** Some questions of each who asked none. */
  List<Command> asked(Scene scene) {
    List<Command> asked = new ArrayList<>();
    for (Organization mediator : of(scene)) {
      boolean before = questions(scene, mediator.id()).findAny().isPresent();
      for (int i = before ? QUESTIONS : 0; i < QUESTIONS; i++) {
        Request request = request(scene, mediator);
        asked.add(new MediationCommand.AskMediation(request, mediator.id(), MEDIATOR));
      }
    }
    return asked;
  }

  /** The table has answered one of each. */
  List<Command> answered(Scene scene) {
    List<Command> answered = new ArrayList<>();
    for (Organization mediator : of(scene)) {
      if (questions(scene, mediator.id()).allMatch(MediationRequest::isOpen)) {
        questions(scene, mediator.id())
            .findFirst()
            .ifPresent(request -> answered.add(table.answer(scene, request)));
      }
    }
    return answered;
  }

  /** For one who is insured there nothing was found, and the insurer is asked. */
  List<Command> escalated(Scene scene) {
    List<Transfer> all = List.copyOf(scene.region().transfers().transfers());
    if (all.stream().anyMatch(t -> isAsked(t, EscalationStep.INSURER))) {
      return List.of();
    }
    return all.stream()
        .filter(t -> t.stage() == TransferStage.CONSENTED || t.stage() == TransferStage.OFFERED)
        .filter(t -> t.escalations().isEmpty())
        .min(Comparator.comparing((Transfer t) -> !INSURED.equals(t.shown().insurer())))
        .map(t -> ladder(t, scene.today()))
        .orElse(List.of());
  }

  private static boolean isAsked(Transfer transfer, EscalationStep step) {
    return transfer.escalations().stream().anyMatch(e -> e.step() == step);
  }

  private static List<Command> ladder(Transfer transfer, LocalDate today) {
    OrganizationId holder = transfer.subject().holder();
    LocalDate until = Objects.requireNonNull(transfer.consent(), "consent").until();
    List<Command> steps = new ArrayList<>();
    steps.add(
        new TransferCommand.GiveConsent(
            transfer.id(),
            Set.of(ConsentScope.REGION, ConsentScope.OUTSIDE_REGION),
            today,
            Objects.requireNonNull(until, "until"),
            holder));
    for (EscalationStep step : EscalationStep.values()) {
      steps.add(new TransferCommand.EscalateTransfer(transfer.id(), step, holder, PROPOSER));
      if (step != EscalationStep.INSURER) {
        steps.add(
            new TransferCommand.AnswerEscalation(
                transfer.id(),
                step,
                EscalationOutcome.NOT_POSSIBLE,
                null,
                null,
                null,
                EscalationRefusal.NO_CAPACITY,
                holder,
                PROPOSER));
      }
    }
    return steps;
  }

  private static List<Organization> of(Scene scene) {
    return scene.region().partners().organizations().stream()
        .filter(o -> PARTNERS.contains(o.details()))
        .toList();
  }

  private static Stream<MediationRequest> questions(Scene scene, OrganizationId by) {
    return scene.region().mediations().requests().stream().filter(r -> r.by().equals(by));
  }

  /** About someone whom it insures, where it is an insurer. */
  private Request request(Scene scene, Organization mediator) {
    String insurer = mediator.details().kind() == OrganizationKind.INSURER ? INSURED : null;
    Request request = table.someone(scene);
    for (int i = 0; i < TRIES && !isFor(insurer, request); i++) {
      request = table.someone(scene);
    }
    return request;
  }

  private static boolean isFor(@Nullable String insurer, Request request) {
    return insurer == null || insurer.equals(request.insurer());
  }
}
