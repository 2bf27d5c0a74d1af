package nl.doorstroom.simulate;

import nl.doorstroom.domain.partners.Location.Coordinates;
import org.jspecify.annotations.Nullable;

/** Where a postcode lies. */
@FunctionalInterface
public interface Areas {

  /** The area of {@code postcode}, four digits; null when there is none. */
  @Nullable Area at(String postcode);

  record Area(String municipality, Coordinates coordinates) {}
}
