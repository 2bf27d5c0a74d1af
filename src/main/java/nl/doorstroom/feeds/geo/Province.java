package nl.doorstroom.feeds.geo;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The twelve provinces, by their Dutch names; GeoNames has English ones for some. */
public enum Province {
  GRONINGEN("Groningen", "Groningen"),
  FRIESLAND("Friesland", "Friesland"),
  DRENTHE("Drenthe", "Drenthe"),
  OVERIJSSEL("Overijssel", "Overijssel"),
  FLEVOLAND("Flevoland", "Flevoland"),
  GELDERLAND("Gelderland", "Guelders"),
  UTRECHT("Utrecht", "Utrecht"),
  NOORD_HOLLAND("Noord-Holland", "North Holland"),
  ZUID_HOLLAND("Zuid-Holland", "South Holland"),
  ZEELAND("Zeeland", "Zeeland"),
  NOORD_BRABANT("Noord-Brabant", "North Brabant"),
  LIMBURG("Limburg", "Limburg");

  private final String dutch;
  private final String geonames;

  Province(String dutch, String geonames) {
    this.dutch = dutch;
    this.geonames = geonames;
  }

  /** Its name as the Dutch write it, for instance {@code Noord-Holland}. */
  public String dutch() {
    return dutch;
  }

  /** Its name in ids, for instance {@code noord-holland}. */
  public String slug() {
    return dutch.toLowerCase(Locale.ROOT);
  }

  /** The province that GeoNames calls {@code name}; null when there is none. */
  static @Nullable Province ofGeonames(String name) {
    for (Province province : values()) {
      if (province.geonames.equals(name)) {
        return province;
      }
    }
    return null;
  }
}
