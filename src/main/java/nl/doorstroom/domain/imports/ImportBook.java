package nl.doorstroom.domain.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.imports.ImportEvent.ImportFinished;
import nl.doorstroom.domain.imports.ImportEvent.ImportKept;
import nl.doorstroom.domain.imports.ImportEvent.ImportOpened;
import nl.doorstroom.domain.imports.ImportEvent.ImportStepsUndone;
import nl.doorstroom.domain.imports.ImportEvent.ImportUndoStarted;
import nl.doorstroom.domain.imports.ImportEvent.ImportUndone;
import org.jspecify.annotations.Nullable;

/**
 * The imports of a region and, as long as they can be undone, what they did.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by its region.
 */
public final class ImportBook implements Imports {

  private final Map<ImportId, Import> imports =
      new TreeMap<>(Comparator.comparing(ImportId::value));
  private final Map<ImportId, List<ImportStep>> steps = new HashMap<>();
  private final Consumer<Import> changed;

  /** {@code changed} is told of every import as it now is, whenever it changes. */
  public ImportBook(Consumer<Import> changed) {
    this.changed = changed;
  }

  /** Takes what is remembered; only into an empty book. */
  public void restore(List<Import> remembered, List<ImportStep> rememberedSteps) {
    remembered.forEach(this::put);
    rememberedSteps.forEach(step -> trail(step.under()).add(step));
  }

  @Override
  public @Nullable Import find(ImportId id) {
    return imports.get(id);
  }

  @Override
  public Collection<Import> all() {
    return Collections.unmodifiableCollection(imports.values());
  }

  /** What {@code id} did and can still be undone, oldest first. */
  public List<ImportStep> steps(ImportId id) {
    return Collections.unmodifiableList(steps.getOrDefault(id, List.of()));
  }

  /** All steps, import by import. */
  public List<ImportStep> allSteps() {
    return imports.keySet().stream().flatMap(id -> steps(id).stream()).toList();
  }

  public void apply(ImportOpened e, Fact fact) {
    put(
        new Import(
            e.under(),
            e.organization(),
            e.kind(),
            ImportState.RUNNING,
            Import.Counts.NONE,
            fact.at(),
            null,
            null,
            null,
            List.of(),
            fact.position()));
  }

  /** Remembers what was done while it runs; what undoing does is not to be undone. */
  public void did(ImportStep step, Fact fact) {
    Import before = imports.get(step.under());
    if (before != null && before.state() == ImportState.RUNNING) {
      trail(step.under()).add(step);
      put(
          new Import(
              before.id(),
              before.organization(),
              before.kind(),
              before.state(),
              before.counts().and(step.kind()),
              before.openedAt(),
              null,
              null,
              null,
              List.of(),
              fact.position()));
    }
  }

  public void apply(ImportFinished e, Fact fact) {
    Import i = known(e.under());
    put(
        new Import(
            i.id(),
            i.organization(),
            i.kind(),
            e.stopped() ? ImportState.STOPPED : ImportState.DONE,
            i.counts(),
            i.openedAt(),
            fact.at(),
            e.undoUntil(),
            null,
            List.of(),
            fact.position()));
  }

  public void apply(ImportUndoStarted e, Fact fact) {
    put(in(ImportState.UNDOING, known(e.under()), List.of(), fact));
  }

  public void apply(ImportKept e, Fact fact) {
    put(in(ImportState.UNDOING, known(e.under()), e.kept(), fact));
  }

  public void apply(ImportStepsUndone e, Fact fact) {
    List<ImportStep> trail = trail(e.under());
    trail.subList(trail.size() - e.steps(), trail.size()).clear();
    put(in(ImportState.UNDOING, known(e.under()), List.of(), fact));
  }

  public void apply(ImportUndone e, Fact fact) {
    steps.remove(e.under());
    put(in(ImportState.UNDONE, known(e.under()), List.of(), fact));
  }

  /**
   * Drops what can no longer be undone at {@code now}, and imports opened before {@code oldest};
   * one that is being undone stays until that is done.
   */
  public void forget(Instant now, Instant oldest) {
    for (Import i : List.copyOf(imports.values())) {
      if (i.state() == ImportState.UNDOING) {
        continue;
      }
      if (!i.lasts().isAfter(now)) {
        steps.remove(i.id());
      }
      if (i.openedAt().isBefore(oldest)) {
        imports.remove(i.id());
        steps.remove(i.id());
      }
    }
  }

  private static Import in(ImportState state, Import i, List<Kept> more, Fact fact) {
    List<Kept> kept = new ArrayList<>(i.kept());
    kept.addAll(more);
    return new Import(
        i.id(),
        i.organization(),
        i.kind(),
        state,
        i.counts(),
        i.openedAt(),
        i.finishedAt(),
        i.undoUntil(),
        fact.at(),
        kept,
        fact.position());
  }

  private List<ImportStep> trail(ImportId id) {
    return steps.computeIfAbsent(id, none -> new ArrayList<>());
  }

  private void put(Import i) {
    imports.put(i.id(), i);
    changed.accept(i);
  }

  private Import known(ImportId id) {
    return Objects.requireNonNull(imports.get(id), id.value());
  }
}
