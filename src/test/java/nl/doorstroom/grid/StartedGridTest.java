package nl.doorstroom.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.transfers.TransferEvent;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.domain.waiting.WaitingEvent;
import nl.doorstroom.waits.TestRegion;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A grid that starts from a state shows what one shows that was there all along. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StartedGridTest {

  private static final ActorToken ANNE = new ActorToken("anne");
  private static final ActorToken BEA = new ActorToken("bea");

  private final TestRegion region = new TestRegion();
  private final Grid before = new Grid(new Region(region.region().id()).state(), Cursor.START);
  private final OrganizationId noord = region.organization("Noord");
  private final OrganizationId zuid = region.organization("Zuid");
  private final HealthcareServiceId there =
      region.services().stream()
          .filter(s -> s.organization().equals(zuid))
          .findFirst()
          .orElseThrow()
          .id();
  private final Mask holder = new Mask(Role.PLANNER, noord);
  private int persons;

  private PositionId waits() {
    return region
        .accept(
            new WaitingCommand.RegisterPosition(
                region.service(0),
                new PersonToken("person-" + persons++),
                WaitPhase.INTAKE,
                new Request(
                    CareQuestion.MOOD,
                    Urgency.REGULAR,
                    "18-34",
                    "VGZ",
                    "Groningen",
                    Complexity.NONE),
                region.today(),
                null,
                noord),
            WaitingEvent.PositionRegistered.class)
        .position();
  }

  private void link(PositionId... positions) {
    region.accept(new WaitingCommand.LinkPositions(Set.of(positions), noord));
  }

  private SlotId published() {
    Instant start = region.now().plus(Duration.ofDays(14));
    return region
        .accept(
            new SlotCommand.PublishSlots(
                List.of(
                    new SlotDraft(
                        there,
                        null,
                        SlotKind.INTAKE,
                        start,
                        start.plus(Duration.ofHours(1)),
                        1,
                        Allotment.TRANSFER_TABLE,
                        Delivery.ON_SITE)),
                zuid),
            SlotEvent.SlotPublished.class)
        .slot();
  }

  private void accepted(PositionId position) {
    TransferId id =
        region
            .accept(
                new TransferCommand.ProposeTransfer(position, Destination.GGZ, null, noord, ANNE),
                TransferEvent.TransferProposed.class)
            .transfer();
    region.accept(new TransferCommand.ScreenTransfer(id, ScreeningOutcome.TRANSFER, noord, BEA));
    region.accept(new TransferCommand.AskConsent(id, Set.of(ConsentScope.REGION), noord, ANNE));
    region.accept(
        new TransferCommand.GiveConsent(
            id, Set.of(ConsentScope.REGION), region.today(), region.today().plusDays(30), noord));
    AskId ask =
        region
            .accept(
                new TransferCommand.AskReceivers(id, Set.of(there), noord),
                TransferEvent.ReceiverAsked.class)
            .ask();
    region.accept(new TransferCommand.AcceptAsk(id, ask, published(), zuid, ANNE));
  }

  private void assertSame() {
    before.fold(Boards.committed(region.facts()));
    Grid started =
        new Grid(
            region.region().state(), Boards.cursor(region.region().position()), region.facts());
    for (View view : View.values()) {
      assertThat(Boards.rows(started.board(view, holder)))
          .as("%s", view)
          .isEqualTo(Boards.rows(before.board(view, holder)));
    }
  }

  @Test
  void once_two_that_were_tied_to_different_others_were_untied_at_once() {
    PositionId one = waits();
    PositionId other = waits();
    link(one, waits(), waits());
    link(other, waits(), waits());
    region.accept(new WaitingCommand.UnlinkPositions(Set.of(one, other), noord));
    assertSame();
  }

  @Test
  void once_someone_for_whom_a_place_was_kept_left_the_list() {
    PositionId position = waits();
    accepted(position);
    region.accept(new WaitingCommand.ClosePosition(position, CloseReason.WITHDREW, noord, null));
    assertSame();
  }
}
