package nl.doorstroom.grid;

import java.util.List;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionState;

/**
 * What can be seen of one region: its committed facts folded into a {@link Region} of its own, and
 * the boards that follow from it. A row at an offset is a function of the facts up to it and
 * nothing else.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by the region's context.
 */
public final class Grid {

  private final Region region;

  /** Starts from {@code state}, whose last fact had the hash of {@code at}. */
  public Grid(RegionState state, Cursor at) {
    throw new UnsupportedOperationException(at.toString() + state);
  }

  /** Folds facts that are durable; {@code at} is the place of the last of them. */
  public void fold(List<Committed> facts) {
    throw new UnsupportedOperationException(facts.toString());
  }

  /** A durable fact and its place. */
  public record Committed(Fact fact, Cursor at) {}

  public Cursor at() {
    throw new UnsupportedOperationException();
  }

  /** The committed state, for reading only. */
  public Region region() {
    return region;
  }

  /** All rows of {@code view} that {@code mask} may see. */
  public Board board(View view, Mask mask) {
    throw new UnsupportedOperationException(view.toString() + mask);
  }

  /** How {@code view} under {@code mask} changed since {@code since}. */
  public Delta changes(View view, Mask mask, Cursor since) {
    throw new UnsupportedOperationException(view.toString() + mask + since);
  }
}
