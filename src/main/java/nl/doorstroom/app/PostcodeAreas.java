package nl.doorstroom.app;

import nl.doorstroom.feeds.geo.Postcode;
import nl.doorstroom.http.Postcodes;
import org.jspecify.annotations.Nullable;

/** Answers for postcodes from the list that is shipped. */
final class PostcodeAreas implements Postcodes {

  private final nl.doorstroom.feeds.geo.Postcodes list;

  PostcodeAreas(nl.doorstroom.feeds.geo.Postcodes list) {
    this.list = list;
  }

  @Override
  public @Nullable Area find(String pc4) {
    Postcode found = list.find(pc4);
    return found == null
        ? null
        : new Area(
            found.digits(),
            found.place(),
            found.municipality(),
            found.province().dutch(),
            found.coordinates().latitude(),
            found.coordinates().longitude());
  }
}
