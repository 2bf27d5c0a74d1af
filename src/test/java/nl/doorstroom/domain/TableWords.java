package nl.doorstroom.domain;

import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.ANN;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.DE_WIERDE;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.WIERDE_TEAM;
import static nl.doorstroom.domain.Words.at;
import static nl.doorstroom.domain.Words.config;
import static nl.doorstroom.domain.Words.next;
import static nl.doorstroom.domain.Words.organization;
import static nl.doorstroom.domain.Words.position;
import static nl.doorstroom.domain.Words.published;
import static nl.doorstroom.domain.Words.slot;
import static nl.doorstroom.domain.Words.waits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.RegionConfigured;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SocialQuestion;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand.AcceptAsk;
import nl.doorstroom.domain.transfers.TransferCommand.AskConsent;
import nl.doorstroom.domain.transfers.TransferCommand.AskReceivers;
import nl.doorstroom.domain.transfers.TransferCommand.BookTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ChoosePlace;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferCommand.HandOverTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ScreenTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.TakeResponsibility;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingPosition;

/**
 * A transfer to speak of: Ann waits at De Brugwachter, whose Anne proposes and Bea screens; De
 * Wierde has a place for the table, and Cas answers for it.
 */
final class TableWords {

  static final ActorToken ANNE = new ActorToken("anne");
  static final ActorToken BEA = new ActorToken("bea");
  static final ActorToken CAS = new ActorToken("cas");
  static final ActorToken DIRK = new ActorToken("dirk");

  /** Ann's place on the list of De Brugwachter. */
  static final PositionId WAITS = position(1);

  /** A week from Monday at ten, at De Wierde. */
  static final SlotId PLACE = slot(2);

  static final TransferId TRANSFER = new TransferId(next(3));
  static final AskId ASK = ask(4);

  /** When 8, 16, 24, 40 and 80 working hours have passed. */
  static final Instant IN_8 = at(MONDAY.plusDays(1), 12, 0);

  static final Instant IN_16 = at(MONDAY.plusDays(2), 12, 0);
  static final Instant IN_24 = at(MONDAY.plusDays(3), 12, 0);
  static final Instant IN_40 = at(MONDAY.plusDays(7), 12, 0);
  static final Instant IN_80 = at(MONDAY.plusDays(14), 12, 0);

  static final LocalDate UNTIL = MONDAY.plusDays(60);

  private TableWords() {}

  static AskId ask(int count) {
    return new AskId(next(count));
  }

  static SlotPublished place(SlotId slot) {
    return published(slot, WIERDE_TEAM, SlotKind.INTAKE, 1, Allotment.TRANSFER_TABLE);
  }

  /** From now on another organisation screens. */
  static RegionConfigured screenedElsewhere() {
    TableAgreements d = TableAgreements.DEFAULT;
    return agreed(
        new TableAgreements(
            true,
            "convenant",
            d.declineReasons(),
            d.terms(),
            d.consentDays(),
            d.referredAnew(),
            d.indicated(),
            d.representatives(),
            d.confirmDays(),
            d.taskDays()));
  }

  /** From now on {@code by} answers for {@code organization}. */
  static RegionConfigured represented(OrganizationId organization, OrganizationId by) {
    TableAgreements d = TableAgreements.DEFAULT;
    return agreed(
        new TableAgreements(
            d.screenedElsewhere(),
            d.screeningBasis(),
            d.declineReasons(),
            d.terms(),
            d.consentDays(),
            d.referredAnew(),
            d.indicated(),
            List.of(new TableAgreements.Representation(organization, by)),
            d.confirmDays(),
            d.taskDays()));
  }

  static RegionConfigured agreed(TableAgreements table) {
    return new RegionConfigured(config().with(table));
  }

  static OrganizationRegistered partner(int count, OrganizationKind kind) {
    return new OrganizationRegistered(
        new OrganizationId(next(count)), organization(kind.name(), kind));
  }

  /** A service of De Wierde for {@code category}. */
  static HealthcareServiceRegistered offer(int count, ServiceCategory category, Echelon echelon) {
    return new HealthcareServiceRegistered(
        new HealthcareServiceId(next(count)),
        DE_WIERDE,
        Words.APPINGEDAM,
        new HealthcareService.Details(
            category + " " + echelon,
            null,
            category,
            Set.of(),
            Set.of(echelon),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(Delivery.ON_SITE),
            null,
            Map.of(),
            false,
            null,
            true));
  }

  static SocialQuestion asksSupport() {
    return new SocialQuestion(Set.of(ServiceCategory.WMO_SUPPORT), "18-64", "Groningen");
  }

  static Scenario waiting() {
    return given(waits(WAITS, ANN), place(PLACE));
  }

  static ProposeTransfer propose() {
    return new ProposeTransfer(WAITS, Destination.GGZ, null, DE_BRUGWACHTER, ANNE);
  }

  static ScreenTransfer screen(ScreeningOutcome outcome) {
    return new ScreenTransfer(TRANSFER, outcome, DE_BRUGWACHTER, BEA);
  }

  static AskConsent askConsent() {
    return new AskConsent(
        TRANSFER, Set.of(ConsentScope.REGION, ConsentScope.ONLINE), DE_BRUGWACHTER, ANNE);
  }

  static GiveConsent giveConsent() {
    return giveConsent(UNTIL);
  }

  static GiveConsent giveConsent(LocalDate until) {
    return new GiveConsent(TRANSFER, Set.of(ConsentScope.REGION), MONDAY, until, DE_BRUGWACHTER);
  }

  static AskReceivers askReceivers(HealthcareServiceId... services) {
    return new AskReceivers(TRANSFER, Set.of(services), DE_BRUGWACHTER);
  }

  static AcceptAsk accept() {
    return new AcceptAsk(TRANSFER, ASK, PLACE, DE_WIERDE, CAS);
  }

  static ChoosePlace choose() {
    return new ChoosePlace(TRANSFER, ANNE, MONDAY, DE_BRUGWACHTER);
  }

  static BookTransfer book() {
    return new BookTransfer(TRANSFER, DE_WIERDE, CAS);
  }

  static HandOverTransfer handOver() {
    return new HandOverTransfer(TRANSFER, ANNE, CAS, MONDAY, DE_BRUGWACHTER);
  }

  static TakeResponsibility takeOver() {
    return new TakeResponsibility(TRANSFER, MONDAY, DE_WIERDE, CAS);
  }

  /** All commands of a transfer that goes as it should, in order. */
  private static final List<Command> COURSE =
      List.of(
          propose(),
          screen(ScreeningOutcome.TRANSFER),
          askConsent(),
          giveConsent(),
          askReceivers(WIERDE_TEAM),
          accept(),
          choose(),
          book(),
          handOver(),
          takeOver());

  private static final List<TransferStage> STAGES =
      List.of(
          TransferStage.CANDIDATE,
          TransferStage.SCREENED,
          TransferStage.CONSENT_ASKED,
          TransferStage.CONSENTED,
          TransferStage.OFFERED,
          TransferStage.ACCEPTED,
          TransferStage.CHOSEN,
          TransferStage.BOOKED,
          TransferStage.HANDED_OVER,
          TransferStage.DONE);

  /** The transfer in {@code stage}: ids from 5 on are a hold, a position and a claim. */
  static Scenario in(TransferStage stage) {
    return in(stage, waiting());
  }

  static Scenario in(TransferStage stage, Scenario scenario) {
    for (Command command : COURSE.subList(0, STAGES.indexOf(stage) + 1)) {
      scenario.after(command);
    }
    return scenario;
  }

  static Transfer transfer(Scenario scenario) {
    return Objects.requireNonNull(
        scenario.region().transfers().transfer(TRANSFER), TRANSFER.value());
  }

  static WaitingPosition positionIn(Scenario scenario, PositionId position) {
    return Objects.requireNonNull(scenario.region().waiting().position(position), position.value());
  }

  static Slot placeIn(Scenario scenario) {
    return Objects.requireNonNull(scenario.region().slots().slot(PLACE), PLACE.value());
  }
}
