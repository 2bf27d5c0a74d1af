package nl.doorstroom.feeds.files;

import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.imports.OutcomeDraft;
import nl.doorstroom.domain.imports.PositionDraft;
import nl.doorstroom.domain.imports.SlotItem;
import nl.doorstroom.domain.imports.SupplyItem;

/** What a row asks the region to do. */
sealed interface Deed {

  /** Done together with other slots. */
  record OfSlot(SlotItem item) implements Deed {}

  /** Done together with other positions; {@code reference} is kept outside the journal. */
  record OfPosition(PositionDraft draft, String reference) implements Deed {

    Mine.Wait whose() {
      return new Mine.Wait(reference, draft.service());
    }
  }

  /** Done together with other outcomes. */
  record OfOutcome(OutcomeDraft draft) implements Deed {}

  /** Done together with others of what the organisation is and has. */
  record OfSupply(SupplyItem item) implements Deed {}

  /** Done by itself; undoing the import leaves it. */
  record Alone(Command command) implements Deed {}
}
