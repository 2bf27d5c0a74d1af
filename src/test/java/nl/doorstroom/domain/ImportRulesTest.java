package nl.doorstroom.domain;

import static nl.doorstroom.domain.PlanningWords.TEN;
import static nl.doorstroom.domain.PlanningWords.content;
import static nl.doorstroom.domain.PlanningWords.draft;
import static nl.doorstroom.domain.PlanningWords.published;
import static nl.doorstroom.domain.PlanningWords.under;
import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.ANN;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.DE_WIERDE;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.MOOD_TEAM;
import static nl.doorstroom.domain.Words.NOON;
import static nl.doorstroom.domain.Words.at;
import static nl.doorstroom.domain.Words.claim;
import static nl.doorstroom.domain.Words.position;
import static nl.doorstroom.domain.Words.published;
import static nl.doorstroom.domain.Words.publishedAt;
import static nl.doorstroom.domain.Words.referred;
import static nl.doorstroom.domain.Words.request;
import static nl.doorstroom.domain.Words.slot;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportCommand.FinishImport;
import nl.doorstroom.domain.imports.ImportCommand.ImportOutcomes;
import nl.doorstroom.domain.imports.ImportCommand.ImportPositions;
import nl.doorstroom.domain.imports.ImportCommand.UndoImport;
import nl.doorstroom.domain.imports.ImportCommand.UpdateSlots;
import nl.doorstroom.domain.imports.ImportEvent.ImportFinished;
import nl.doorstroom.domain.imports.ImportEvent.ImportOpened;
import nl.doorstroom.domain.imports.ImportEvent.ImportUndoStarted;
import nl.doorstroom.domain.imports.ImportEvent.ImportUndone;
import nl.doorstroom.domain.imports.ImportKind;
import nl.doorstroom.domain.imports.ImportState;
import nl.doorstroom.domain.imports.OutcomeDraft;
import nl.doorstroom.domain.imports.PositionDraft;
import nl.doorstroom.domain.imports.SlotItem;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotBlock;
import nl.doorstroom.domain.slots.SlotCommand.ChangeSlot;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeErased;
import nl.doorstroom.domain.slots.SlotEvent.SlotChanged;
import nl.doorstroom.domain.slots.SlotEvent.SlotRestored;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeRevoked;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRemoved;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportRulesTest {

  private static final Instant TOMORROW = NOON.plus(Import.UNDO_TERM);

  private static Scenario opened() {
    return given(new ImportOpened(under(1), DE_BRUGWACHTER, ImportKind.CSV));
  }

  private static SlotDraft place(String externalId) {
    return draft(externalId, TEN, Allotment.NEW_REFERRAL);
  }

  private static UpdateSlots update(SlotItem... items) {
    return new UpdateSlots(under(1), List.of(items), DE_BRUGWACHTER);
  }

  private static SlotItem put(SlotDraft draft) {
    return new SlotItem.Put(draft);
  }

  private static SlotItem withdraw(String externalId) {
    return new SlotItem.Withdraw(MOOD_TEAM, externalId, WithdrawReason.NOT_IN_SOURCE);
  }

  private static UndoImport undo() {
    return new UndoImport(under(1), DE_BRUGWACHTER);
  }

  private static final SlotDraft ONLINE =
      new SlotDraft(
          MOOD_TEAM,
          "b",
          SlotKind.INTAKE,
          TEN,
          TEN.plusSeconds(3_600),
          1,
          Allotment.NEW_REFERRAL,
          Delivery.ONLINE);

  @Nested
  class Bringing {

    @Test
    void publishes_changes_and_withdraws_at_once_and_is_idempotent() {
      opened()
          .and(
              published(slot(2), place("b"), null),
              published(slot(3), place("c"), null),
              published(slot(4), place("d"), null))
          .when(update(put(place("a")), put(ONLINE), withdraw("c"), put(place("d"))))
          .thenOnce(
              published(slot(5), place("a"), under(1)),
              new SlotChanged(slot(2), content(ONLINE), under(1)),
              new SlotWithdrawn(slot(3), WithdrawReason.NOT_IN_SOURCE, under(1)));
    }

    @Test
    void counts_what_it_did() {
      Scenario brought =
          opened()
              .and(published(slot(2), place("b"), null))
              .after(update(put(place("a")), put(ONLINE)));
      assertThat(brought.region().imports().find(under(1)))
          .satisfies(i -> assertThat(i.counts()).isEqualTo(new Import.Counts(1, 1, 0, 0, 0, 0)));
    }

    @Test
    void takes_all_or_nothing_and_says_which() {
      opened()
          .when(update(put(place("a")), put(draft("b", NOON, Allotment.NEW_REFERRAL))))
          .thenRejected(Reason.SLOT_IN_PAST, "items[1].start");
      opened()
          .when(update(put(place("a")), put(place("a"))))
          .thenRejected(Reason.ALREADY_EXISTS, "items[1].externalId");
    }

    @Test
    void moves_or_withdraws_nobodys_appointment() {
      Scenario claimed =
          opened().and(published(slot(2), place("b"), null)).and(referred(slot(2), ANN, 3));
      claimed.when(update(withdraw("b"))).thenRejected(Reason.SLOT_IN_USE, "items[0].externalId");
      claimed
          .when(update(put(draft("b", TEN.plusSeconds(900), Allotment.NEW_REFERRAL))))
          .thenRejected(Reason.SLOT_IN_USE, "items[0].externalId");
    }

    @Test
    void ends_when_it_is_finished() {
      opened()
          .when(new FinishImport(under(1), false, DE_BRUGWACHTER))
          .thenOnce(new ImportFinished(under(1), false, TOMORROW))
          .when(update(put(place("a"))))
          .thenRejected(Reason.IMPORT_ENDED, "under");
      opened()
          .when(new UpdateSlots(under(1), List.of(put(place("a"))), DE_WIERDE))
          .thenRejected(Reason.NOT_YOURS, "by");
    }

    @Test
    void registers_who_waits() {
      PositionDraft ann =
          new PositionDraft(MOOD_TEAM, ANN, WaitPhase.INTAKE, request(), MONDAY, null);
      opened()
          .when(new ImportPositions(under(1), List.of(ann), DE_BRUGWACHTER))
          .thenOnce(
              new PositionRegistered(
                  position(2),
                  MOOD_TEAM,
                  ANN,
                  WaitPhase.INTAKE,
                  request(),
                  MONDAY,
                  null,
                  null,
                  under(1)))
          .when(new ImportPositions(under(1), List.of(ann, ann), DE_BRUGWACHTER))
          .thenRejected(Reason.ALREADY_EXISTS, "positions[1].person");
    }
  }

  @Nested
  class Undoing {

    @Test
    void puts_everything_back_as_it_was() {
      Scenario before =
          opened().and(published(slot(2), place("b"), null), published(slot(3), place("c"), null));
      before
          .after(update(put(place("a")), put(ONLINE), withdraw("c")))
          .after(
              new ImportPositions(
                  under(1),
                  List.of(
                      new PositionDraft(MOOD_TEAM, ANN, WaitPhase.INTAKE, request(), MONDAY, null)),
                  DE_BRUGWACHTER))
          .after(new FinishImport(under(1), false, DE_BRUGWACHTER))
          .when(undo())
          .thenOnce(
              new ImportUndoStarted(under(1)),
              new PositionRemoved(position(5)),
              new SlotRestored(slot(3)),
              new SlotChanged(slot(2), content(place("b")), under(1)),
              new SlotWithdrawn(slot(4), WithdrawReason.IMPORT_UNDONE),
              new ImportUndone(under(1)));
      assertThat(before.region().waiting().positions()).isEmpty();
      assertThat(before.region().slots().slot(MOOD_TEAM, "c")).isNotNull();
      assertThat(before.region().slots().slot(slot(2)))
          .satisfies(
              s -> {
                assertThat(s.delivery()).isEqualTo(Delivery.ON_SITE);
                assertThat(s.free()).isEqualTo(1);
              });
    }

    @Test
    void is_refused_once_something_was_claimed_and_says_which() {
      Rejection refused =
          opened()
              .after(update(put(place("a"))))
              .and(referred(slot(2), ANN, 3))
              .when(undo())
              .thenRejected(Reason.IMPORT_IN_USE, "under");
      assertThat(refused.detail()).contains(slot(2).value()).contains(claim(5).value());
    }

    @Test
    void is_refused_after_its_term() {
      opened()
          .after(update(put(place("a"))))
          .after(new FinishImport(under(1), false, DE_BRUGWACHTER))
          .at(TOMORROW)
          .when(undo())
          .thenRejected(Reason.UNDO_EXPIRED, "under");
    }

    @Test
    void leaves_what_someone_else_changed_since() {
      Scenario changed =
          opened()
              .and(published(slot(2), place("b"), null))
              .after(update(put(ONLINE)))
              .after(
                  new ChangeSlot(
                      slot(2),
                      draft("b", TEN.plusSeconds(3_600), Allotment.NEW_REFERRAL),
                      DE_BRUGWACHTER,
                      null));
      changed.when(undo()).then(new ImportUndoStarted(under(1)), new ImportUndone(under(1)));
    }

    @Test
    void takes_an_outcome_back() {
      Scenario recorded =
          opened()
              .and(publishedAt(slot(2), at(MONDAY, 12, 30)))
              .and(referred(slot(2), ANN, 3))
              .at(at(MONDAY, 14, 0))
              .after(
                  new ImportOutcomes(
                      under(1),
                      List.of(new OutcomeDraft(slot(2), claim(5), Outcome.ATTENDED)),
                      DE_BRUGWACHTER));
      assertThat(recorded.region().waiting().position(position(4)))
          .satisfies(p -> assertThat(p.phase()).isEqualTo(WaitPhase.TREATMENT));
      recorded
          .when(undo())
          .then(
              new ImportUndoStarted(under(1)),
              new OutcomeErased(slot(2), claim(5), position(4)),
              new IntakeRevoked(position(4)),
              new ImportUndone(under(1)));
      assertThat(recorded.region().waiting().position(position(4)))
          .satisfies(
              p -> {
                assertThat(p.phase()).isEqualTo(WaitPhase.INTAKE);
                assertThat(p.booking()).isNotNull();
              });
    }

    @Test
    void of_more_than_a_command_holds_goes_on_by_itself_and_blocks_what_is_left() {
      Scenario large = opened();
      for (int part = 0; part < 3; part++) {
        List<SlotItem> items = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
          items.add(put(place("slot-" + part + "-" + i)));
        }
        large.after(new UpdateSlots(under(1), items, DE_BRUGWACHTER));
      }
      large.after(undo());
      assertThat(large.region().imports().find(under(1)))
          .satisfies(i -> assertThat(i.state()).isEqualTo(ImportState.UNDOING));
      assertThat(large.region().slots().slots())
          .filteredOn(s -> !s.withdrawn())
          .isNotEmpty()
          .allSatisfy(s -> assertThat(s.blocked()).isEqualTo(SlotBlock.UNDOING));
      large.at(NOON.plusSeconds(10));
      assertThat(large.region().imports().find(under(1)))
          .satisfies(i -> assertThat(i.state()).isEqualTo(ImportState.UNDONE));
      assertThat(large.region().slots().slots()).allMatch(Slot::withdrawn);
    }
  }
}
