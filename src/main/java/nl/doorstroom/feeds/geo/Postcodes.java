package nl.doorstroom.feeds.geo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.doorstroom.domain.partners.Location.Coordinates;
import org.jspecify.annotations.Nullable;

/**
 * The PC4 postcodes of the Netherlands with place, gemeente, province and coordinates, by GeoNames
 * (CC BY 4.0). Immutable, so safe on any thread; loading takes some ten milliseconds.
 */
public final class Postcodes {

  private static final String RESOURCE = "/postcodes/NL.txt";
  private static final double EARTH_RADIUS_KM = 6_371.0088;
  private static final Pattern PC4 = Pattern.compile("\\s*([1-9]\\d{3})(\\s*[A-Za-z]{2})?\\s*");

  /**
   * GeoNames writes {@code Gemeente Epe}, {@code Epe Municipality} and slips of the pen in those.
   */
  private static final Pattern AROUND_MUNICIPALITY =
      Pattern.compile("^Gemeente |\\.? +Municipal(i?)tye?$");

  /** Rows without gemeente and province all lie in this one, formed in 2023. */
  private static final Pattern WITHOUT_MUNICIPALITY = Pattern.compile("32(2[1-9]|3[0-8])");

  private static final String VOORNE_AAN_ZEE = "Voorne aan Zee";

  /** Official names by the everyday ones, both normalised. */
  private static final Map<String, String> ALIASES =
      Map.of("den haag", "s gravenhage", "den bosch", "s hertogenbosch");

  private final Map<String, List<Postcode>> byDigits;
  private final Map<String, List<Town>> places;
  private final Map<String, List<Town>> municipalities;

  private Postcodes(List<Postcode> all) {
    byDigits = all.stream().collect(Collectors.groupingBy(Postcode::digits));
    places = towns(all, Postcode::place);
    municipalities = towns(all, Postcode::municipality);
  }

  /** Reads the data that comes with the product. */
  public static Postcodes load() {
    try (InputStream in = Postcodes.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "resource: '" + RESOURCE + "' (expected: on the classpath)");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<Postcode> all = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        all.add(parse(line));
      }
      return new Postcodes(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The area of {@code postcode}, with or without its letters. Of several places in one area, the
   * one the data names first. Null when it is no postcode or has no area: a postbus has none.
   */
  public @Nullable Postcode find(String postcode) {
    var matcher = PC4.matcher(postcode);
    if (!matcher.matches()) {
      return null;
    }
    List<Postcode> found = byDigits.get(matcher.group(1));
    return found == null ? null : found.get(0);
  }

  /** All areas of {@code province}, by their digits. */
  public List<Postcode> in(Province province) {
    return byDigits.values().stream()
        .map(found -> found.get(0))
        .filter(area -> area.province() == province)
        .sorted(Comparator.comparing(Postcode::digits))
        .toList();
  }

  /**
   * The place called {@code name}, or else the gemeente. Case, accents and punctuation do not
   * matter. Where several provinces have one, that of {@code near}; null when none has it, or when
   * it cannot be told which is meant.
   */
  public @Nullable Town town(String name, @Nullable Province near) {
    String key = key(name);
    Town place = only(places.getOrDefault(key, List.of()), near);
    return place != null ? place : only(municipalities.getOrDefault(key, List.of()), near);
  }

  /** Great-circle distance in kilometres. */
  public static double kilometres(Coordinates from, Coordinates to) {
    double latitudes = Math.toRadians(to.latitude() - from.latitude()) / 2;
    double longitudes = Math.toRadians(to.longitude() - from.longitude()) / 2;
    double haversine =
        Math.pow(Math.sin(latitudes), 2)
            + Math.cos(Math.toRadians(from.latitude()))
                * Math.cos(Math.toRadians(to.latitude()))
                * Math.pow(Math.sin(longitudes), 2);
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
  }

  /** {@code text} in lower case, without accents, its words with one space between them. */
  public static String normalised(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }

  private static String key(String name) {
    String normalised = normalised(name);
    return ALIASES.getOrDefault(normalised, normalised);
  }

  private static @Nullable Town only(List<Town> found, @Nullable Province near) {
    if (found.size() == 1) {
      return found.get(0);
    }
    return found.stream().filter(town -> town.province() == near).findFirst().orElse(null);
  }

  private static Postcode parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length < 11) {
      throw new IllegalStateException("postcodes: '" + line + "' (expected: 12 fields)");
    }
    Coordinates coordinates =
        new Coordinates(Double.parseDouble(fields[9]), Double.parseDouble(fields[10]));
    String digits = fields[1];
    if (fields[5].isEmpty() && WITHOUT_MUNICIPALITY.matcher(digits).matches()) {
      return new Postcode(digits, fields[2], VOORNE_AAN_ZEE, Province.ZUID_HOLLAND, coordinates);
    }
    Province province = Province.ofGeonames(fields[3]);
    if (province == null) {
      throw new IllegalStateException("postcodes: '" + line + "' (expected: a province)");
    }
    String municipality = AROUND_MUNICIPALITY.matcher(fields[5]).replaceAll("");
    return new Postcode(digits, fields[2], municipality, province, coordinates);
  }

  private static Map<String, List<Town>> towns(
      List<Postcode> all, Function<Postcode, String> name) {
    Map<String, Map<Province, List<Postcode>>> grouped = new LinkedHashMap<>();
    for (Postcode area : all) {
      grouped
          .computeIfAbsent(key(name.apply(area)), ignored -> new LinkedHashMap<>())
          .computeIfAbsent(area.province(), ignored -> new ArrayList<>())
          .add(area);
    }
    Map<String, List<Town>> result = new HashMap<>();
    grouped.forEach(
        (key, byProvince) ->
            result.put(key, byProvince.values().stream().map(a -> town(a, name)).toList()));
    return result;
  }

  private static Town town(List<Postcode> areas, Function<Postcode, String> name) {
    Map<String, Long> municipalities =
        areas.stream()
            .collect(Collectors.groupingBy(Postcode::municipality, Collectors.counting()));
    String main =
        municipalities.entrySet().stream()
            .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey))
            .orElseThrow()
            .getKey();
    double latitude =
        areas.stream().mapToDouble(a -> a.coordinates().latitude()).average().orElseThrow();
    double longitude =
        areas.stream().mapToDouble(a -> a.coordinates().longitude()).average().orElseThrow();
    return new Town(
        name.apply(areas.get(0)),
        main,
        areas.get(0).province(),
        new Coordinates(rounded(latitude), rounded(longitude)),
        areas.stream().map(Postcode::digits).collect(Collectors.toSet()));
  }

  /** To the four decimals that the data has. */
  private static double rounded(double degrees) {
    return Math.round(degrees * 10_000) / 10_000.0;
  }
}
