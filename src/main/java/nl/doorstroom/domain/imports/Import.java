package nl.doorstroom.domain.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Many things brought at once, that can be undone as a whole.
 *
 * @param finishedAt null while it runs
 * @param undoUntil until when it can be undone; null while it runs
 * @param steppedAt when a part of it was last undone; null before
 * @param kept what undoing it left as it was
 * @param version position of the last fact that changed it
 */
public record Import(
    ImportId id,
    OrganizationId organization,
    ImportKind kind,
    ImportState state,
    Counts counts,
    Instant openedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant undoUntil,
    @Nullable Instant steppedAt,
    List<Kept> kept,
    long version) {

  public Import {
    kept = List.copyOf(kept);
  }

  /** How long after its end an import can be undone. */
  public static final Duration UNDO_TERM = Duration.ofHours(24);

  /** How long an import can run. */
  public static final Duration RUN_MAX = Duration.ofDays(7);

  /** Between two parts of an undoing, so that people come first. */
  public static final Duration UNDO_PAUSE = Duration.ofMillis(200);

  /** Until when it can be undone, or brought to an end. */
  public Instant lasts() {
    return undoUntil == null ? openedAt.plus(RUN_MAX) : undoUntil;
  }

  /**
   * What it did so far.
   *
   * @param supplied locations, services and agendas registered or changed
   */
  public record Counts(
      int created, int changed, int withdrawn, int positions, int outcomes, int supplied) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts and(ImportStep.StepKind kind) {
      return switch (kind) {
        case SLOT_CREATED ->
            new Counts(created + 1, changed, withdrawn, positions, outcomes, supplied);
        case SLOT_CHANGED ->
            new Counts(created, changed + 1, withdrawn, positions, outcomes, supplied);
        case SLOT_WITHDRAWN ->
            new Counts(created, changed, withdrawn + 1, positions, outcomes, supplied);
        case POSITION_REGISTERED ->
            new Counts(created, changed, withdrawn, positions + 1, outcomes, supplied);
        case OUTCOME_RECORDED ->
            new Counts(created, changed, withdrawn, positions, outcomes + 1, supplied);
        case SUPPLY_REGISTERED, SUPPLY_CHANGED ->
            new Counts(created, changed, withdrawn, positions, outcomes, supplied + 1);
      };
    }
  }
}
