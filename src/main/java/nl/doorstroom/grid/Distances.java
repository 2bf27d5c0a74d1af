package nl.doorstroom.grid;

import nl.doorstroom.domain.partners.Location;
import org.jspecify.annotations.Nullable;

/** How far people have to travel. */
@FunctionalInterface
public interface Distances {

  /**
   * Whole kilometres in a straight line from the middle of a gemeente, by its name, to {@code to};
   * null when either is not known. Never blocks. Safe to call from any thread.
   */
  @Nullable Integer kilometres(String municipality, Location.Details to);
}
