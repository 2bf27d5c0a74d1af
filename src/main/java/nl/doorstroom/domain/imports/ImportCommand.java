package nl.doorstroom.domain.imports;

import java.util.List;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/** What a planner, an EPD or the clock asks about imports. */
public sealed interface ImportCommand extends Command {

  /** Starts an import, under which the following commands come. */
  record OpenImport(ImportKind kind, OrganizationId by) implements ImportCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.openImport(this);
    }
  }

  /**
   * Publishes, changes and withdraws: all of {@code items} or none. An item that is already so is
   * left as it is.
   */
  record UpdateSlots(@Nullable ImportId under, List<SlotItem> items, OrganizationId by)
      implements ImportCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.updateSlots(this);
    }
  }

  /**
   * Registers all of {@code positions} or none. Who already waits there in the same way is left.
   */
  record ImportPositions(ImportId under, List<PositionDraft> positions, OrganizationId by)
      implements ImportCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.importPositions(this);
    }
  }

  /**
   * Registers and changes what the organisation is and has: all of {@code items} or none, of each
   * thing one. An item that is already so is left as it is.
   */
  record ImportSupply(ImportId under, List<SupplyItem> items, OrganizationId by)
      implements ImportCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.importSupply(this);
    }
  }

  /** Records all of {@code outcomes} or none. */
  record ImportOutcomes(ImportId under, List<OutcomeDraft> outcomes, OrganizationId by)
      implements ImportCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.importOutcomes(this);
    }
  }

  /** Ends an import; {@code stopped} when not all of it was done. */
  record FinishImport(ImportId under, boolean stopped, OrganizationId by) implements ImportCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.finishImport(this);
    }
  }

  /**
   * Undoes all that an import did. Refused, with the slot and the claim, once anything of it was
   * claimed. What is more than fits one command is undone by the clock; until then none of its
   * places can be taken.
   */
  record UndoImport(ImportId under, OrganizationId by) implements ImportCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.undoImport(this);
    }
  }

  /** By the clock: the next part of an undoing. */
  record ContinueUndo(ImportId under) implements ImportCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.continueUndo(this);
    }
  }

  /** The part of {@link Command.Cases} for these commands. */
  interface Cases<R> {
    R openImport(OpenImport command);

    R updateSlots(UpdateSlots command);

    R importPositions(ImportPositions command);

    R importSupply(ImportSupply command);

    R importOutcomes(ImportOutcomes command);

    R finishImport(FinishImport command);

    R undoImport(UndoImport command);

    R continueUndo(ContinueUndo command);
  }
}
