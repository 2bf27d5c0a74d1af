package nl.doorstroom.feeds.nza;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.feeds.geo.Postcode;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.geo.Province;
import nl.doorstroom.feeds.geo.Town;
import org.jspecify.annotations.Nullable;

/** Finds where the offer of a row is: its own location first, else the address of its AGB code. */
final class Placement {

  /**
   * A place on the map.
   *
   * @param remark in Dutch, where the row itself did not say it plainly
   */
  record Placed(Province province, Location.Details details, @Nullable String remark) {}

  private static final Pattern SEGMENT =
      Pattern.compile(
          "(?i)[,/()]| [-–] |\\b(?:spreekuur|hoofd)?loc(?:atie|\\.)?(?= )|\\b(?:regio|Gemeente)\\b");

  /** Names of practitioners within a location stay out: they are not needed to know the place. */
  private static final Pattern PRACTITIONER =
      Pattern.compile("(?:praktijk )?\\b(?:Dhr|Mevr|Mw|Drs)\\b\\.? .*");

  /** Spellings of the file, and districts that it names alone, by what GeoNames has. */
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("middellburg", "Middelburg"),
          Map.entry("heerugowaard", "Heerhugowaard"),
          Map.entry("parkstad", "Heerlen"),
          Map.entry("boven oosterschelde", "Zierikzee"),
          Map.entry("onder oosterschelde", "Goes"),
          Map.entry("walcheren", "Middelburg"),
          Map.entry("zeeuws vlaanderen", "Terneuzen"),
          Map.entry("rivierenland", "Tiel"),
          Map.entry("veluwe vallei", "Ede"),
          Map.entry("hoogvliet", "Hoogvliet Rotterdam"),
          Map.entry("capelle schollevaar", "Capelle aan den IJssel"),
          Map.entry("amsterdam ijburg", "Amsterdam"));

  /** A place that is only part of a name is believed when it has this many postcodes. */
  private static final int KNOWN_POSTCODES = 2;

  private final Postcodes postcodes;

  Placement(Postcodes postcodes) {
    this.postcodes = postcodes;
  }

  /** Null when neither the location nor the address lies in a province. */
  @Nullable Placed place(NzaRow row) {
    Postcode registered = postcodes.find(row.get(NzaColumn.POSTCODE));
    Town seat = registered == null ? seat(row) : null;
    Province near =
        registered != null ? registered.province() : seat == null ? null : seat.province();
    String name = locationName(row);
    Found found = name.isEmpty() ? null : townIn(name, near, row.isInstitution());
    if (found != null) {
      return atTown(row, name, found, registered);
    }
    String remark =
        name.isEmpty() ? null : "locatie '" + name + "' is geen plaats: gezet op het AGB-adres";
    if (!row.isInstitution()) {
      // In a practice it is the practitioner's name, which nobody needs to find the place.
      name = "";
    }
    if (registered != null) {
      return atPostcode(row, name, registered, remark);
    }
    if (seat != null) {
      String why = "postcode zonder gebied: gezet in " + seat.name();
      return new Placed(seat.province(), inTown(name.isEmpty() ? seat.name() : name, seat), why);
    }
    return null;
  }

  private @Nullable Town seat(NzaRow row) {
    Town town = postcodes.town(row.get(NzaColumn.AGB_PLACE), null);
    return town != null ? town : postcodes.town(row.get(NzaColumn.PROVIDER_PLACE), null);
  }

  /** The location as the file names it, without names of people; empty where it names none. */
  static String locationName(NzaRow row) {
    String name = PRACTITIONER.matcher(row.get(NzaColumn.LOCATION)).replaceAll("").strip();
    return name.replaceAll("[,\\-–\\s]+$", "").replaceAll("\\s+", " ");
  }

  /** {@code exactly} when a part of the name is the town's name and nothing else. */
  private record Found(Town town, boolean exactly) {}

  private @Nullable Found townIn(String name, @Nullable Province near, boolean inPart) {
    List<String> segments =
        Arrays.stream(SEGMENT.split(name))
            .map(Postcodes::normalised)
            .filter(s -> !s.isEmpty())
            .toList();
    for (String segment : segments) {
      Town town = postcodes.town(SPELLINGS.getOrDefault(segment, segment), near);
      if (town != null) {
        return new Found(town, true);
      }
    }
    if (!inPart) {
      return null;
    }
    for (String segment : segments) {
      Town town = townAround(segment, near);
      if (town != null) {
        return new Found(town, false);
      }
    }
    return null;
  }

  /** The longest place at the beginning or the end of {@code segment}. */
  private @Nullable Town townAround(String segment, @Nullable Province near) {
    List<String> words = List.of(segment.split(" "));
    List<String> candidates = new ArrayList<>();
    for (int length = words.size() - 1; length > 0; length--) {
      candidates.add(String.join(" ", words.subList(0, length)));
      candidates.add(String.join(" ", words.subList(words.size() - length, words.size())));
    }
    for (String candidate : candidates) {
      Town town = postcodes.town(SPELLINGS.getOrDefault(candidate, candidate), near);
      if (town != null && town.postcodes().size() >= KNOWN_POSTCODES) {
        return town;
      }
    }
    return null;
  }

  private static Placed atTown(
      NzaRow row, String name, Found found, @Nullable Postcode registered) {
    Town town = found.town();
    String remark =
        found.exactly() ? null : "gezet in " + town.name() + ", naar een deel van de locatienaam";
    return registered != null && town.postcodes().contains(registered.digits())
        ? atPostcode(row, name, registered, remark)
        : new Placed(town.province(), inTown(name, town), remark);
  }

  private static Placed atPostcode(
      NzaRow row, String name, Postcode area, @Nullable String remark) {
    String street = row.get(NzaColumn.STREET);
    return new Placed(
        area.province(),
        new Location.Details(
            name.isEmpty() ? area.place() : name,
            externalId(name),
            street.length() < 2 || street.equalsIgnoreCase("postbus") ? null : street,
            area.digits(),
            area.place(),
            area.municipality(),
            area.coordinates()),
        remark);
  }

  private static Location.Details inTown(String name, Town town) {
    return new Location.Details(
        name, externalId(name), null, null, town.name(), town.municipality(), town.coordinates());
  }

  private static String externalId(String name) {
    return ExternalIds.of("locatie", name.isEmpty() ? "hoofdadres" : name);
  }
}
