package nl.doorstroom.app;

import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.feeds.geo.Postcode;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.geo.Town;
import nl.doorstroom.grid.Distances;
import org.jspecify.annotations.Nullable;

/** Reckons from the middle of a gemeente, by the list of postcodes that is shipped. */
final class MunicipalityDistances implements Distances {

  private final Postcodes list;

  MunicipalityDistances(Postcodes list) {
    this.list = list;
  }

  @Override
  public @Nullable Integer kilometres(String municipality, Location.Details to) {
    Postcode area = to.postcode() == null ? null : list.find(to.postcode());
    Town from = list.town(municipality, area == null ? null : area.province());
    Location.Coordinates there = there(to, area);
    return from == null || there == null
        ? null
        : Integer.valueOf((int) Math.round(Postcodes.kilometres(from.coordinates(), there)));
  }

  private static Location.@Nullable Coordinates there(
      Location.Details to, @Nullable Postcode area) {
    Location.Coordinates exact = to.coordinates();
    return exact != null || area == null ? exact : area.coordinates();
  }
}
