package nl.doorstroom.domain.imports;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.partners.OrganizationId;

/** What happened to imports. What they brought has events of its own, that name them. */
public sealed interface ImportEvent extends Event {
  /** An import began. */
  record ImportOpened(ImportId under, OrganizationId organization, ImportKind kind)
      implements ImportEvent {
    @Override
    public EventType type() {
      return EventType.IMPORT_OPENED;
    }
  }

  /** An import ended; it can be undone until {@code undoUntil}. */
  record ImportFinished(ImportId under, boolean stopped, Instant undoUntil) implements ImportEvent {
    @Override
    public EventType type() {
      return EventType.IMPORT_FINISHED;
    }
  }

  /** Nothing that it brought can be taken from now on. */
  record ImportUndoStarted(ImportId under) implements ImportEvent {
    @Override
    public EventType type() {
      return EventType.IMPORT_UNDO_STARTED;
    }
  }

  /** So many of its last steps were undone, or had been overtaken. */
  record ImportStepsUndone(ImportId under, int steps) implements ImportEvent {
    @Override
    public EventType type() {
      return EventType.IMPORT_STEPS_UNDONE;
    }
  }

  /** The fact before this one was of the import; {@code what} says what was there before that. */
  record ImportSupplied(ImportId under, Supplied what) implements ImportEvent {
    @Override
    public EventType type() {
      return EventType.IMPORT_SUPPLIED;
    }
  }

  /** Undoing it left these as they were. */
  record ImportKept(ImportId under, List<Kept> kept) implements ImportEvent {
    public ImportKept {
      kept = List.copyOf(kept);
    }

    @Override
    public EventType type() {
      return EventType.IMPORT_KEPT;
    }
  }

  /** All that it did was undone. */
  record ImportUndone(ImportId under) implements ImportEvent {
    @Override
    public EventType type() {
      return EventType.IMPORT_UNDONE;
    }
  }
}
