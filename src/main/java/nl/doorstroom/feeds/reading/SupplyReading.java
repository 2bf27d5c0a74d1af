package nl.doorstroom.feeds.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.doorstroom.domain.partners.Location.Coordinates;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.feeds.reading.MisreadException.Why;
import nl.doorstroom.feeds.reading.Told.Concept;
import nl.doorstroom.feeds.reading.Told.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Understands rows about what an organisation is and has. Its own only: a row of another one is
 * refused. What is not told stays as it is.
 */
final class SupplyReading {

  private static final Pattern POSTCODE = Pattern.compile("([1-9]\\d{3})\\s*(?:[A-Za-z]{2})?");
  private static final Pattern LANGUAGE = Pattern.compile("([A-Za-z]{2})(?:-.*)?");

  private final Known known;

  SupplyReading(Known known) {
    this.known = known;
  }

  Meant self(Row row) {
    String name = Interpreter.required(row, Field.NAME);
    List<String> keys = keys(row);
    if (!isSelf(keys, List.of(name))) {
      throw notOwn(Field.EXTERNAL_ID, keys.isEmpty() ? name : keys.get(0));
    }
    for (String key : keys) {
      if (known.self().own(key) != null && !known.self().isCalled(key)) {
        throw notOwn(Field.EXTERNAL_ID, key);
      }
    }
    return new Meant.Self(keys.isEmpty() ? name : Interpreter.key(keys.get(0)), name);
  }

  /** By a number that the region knows, or by its name where no such number says otherwise. */
  private boolean isSelf(List<String> keys, List<String> names) {
    return keys.stream().anyMatch(known.self()::isCalled)
        || (keys.stream().allMatch(key -> known.self().own(key) == null)
            && names.contains(known.self().details().name()));
  }

  private MisreadException notOwn(Field field, String value) {
    return new MisreadException(
        Why.NOT_OWN,
        field,
        value,
        known.self().details().name() + ", with the numbers by which the region knows it");
  }

  private static List<String> keys(Row row) {
    String keys = row.get(Field.EXTERNAL_ID);
    return keys == null ? List.of() : Told.words(keys);
  }

  private void requireOwn(Row row) {
    String owner = row.get(Field.OWNER);
    if (owner != null && !isSelf(Told.words(owner), Told.words(owner))) {
      throw notOwn(Field.OWNER, Told.words(owner).get(0));
    }
  }

  Meant site(Row row) {
    requireOwn(row);
    String name = Interpreter.required(row, Field.NAME);
    List<String> keys = keys(row);
    List<Known.Site> present = known.sites(known(keys, name));
    if (present.size() > 1) {
      throw new MisreadException(
          Why.UNKNOWN_LOCATION, Field.NAME, name, "one; " + present.size() + " are called so");
    }
    Known.Site site = present.isEmpty() ? null : present.get(0);
    return new Meant.Site(
        keys.isEmpty() ? Interpreter.key(name) : Interpreter.key(keys.get(0)),
        site == null ? null : site.id(),
        name,
        row.get(Field.STREET),
        postcode(row),
        row.get(Field.PLACE),
        row.get(Field.MUNICIPALITY),
        coordinates(row),
        !Interpreter.ended(row));
  }

  private static String known(List<String> keys, String name) {
    List<String> words = new ArrayList<>(keys);
    words.add(name);
    return Told.anyOf(words);
  }

  private static @Nullable String postcode(Row row) {
    String text = row.get(Field.POSTCODE);
    if (text == null) {
      return null;
    }
    Matcher postcode = POSTCODE.matcher(text);
    if (!postcode.matches()) {
      throw new MisreadException(Why.UNREADABLE, Field.POSTCODE, text, "1234 or 1234 AB");
    }
    return postcode.group(1);
  }

  private static @Nullable Coordinates coordinates(Row row) {
    String text = row.get(Field.COORDINATES);
    if (text == null) {
      return null;
    }
    try {
      int space = text.indexOf(' ');
      Coordinates found =
          new Coordinates(
              Double.parseDouble(text.substring(0, Math.max(0, space))),
              Double.parseDouble(text.substring(space + 1)));
      if (Math.abs(found.latitude()) <= 90 && Math.abs(found.longitude()) <= 180) {
        return found;
      }
      throw new MisreadException(
          Why.OUT_OF_RANGE, Field.COORDINATES, text, "latitude -90 to 90, longitude -180 to 180");
    } catch (NumberFormatException e) {
      throw new MisreadException(Why.NOT_A_NUMBER, Field.COORDINATES, text, "two numbers");
    }
  }

  Meant offer(Row row) {
    requireOwn(row);
    String name = Interpreter.required(row, Field.NAME);
    List<String> keys = keys(row);
    Known.Site site = known.site(row);
    Known.Offer present = present(known.named(known(keys, name)), site, name);
    if (present == null && site == null && known.sites().size() != 1) {
      throw new MisreadException(Why.MISSING, Field.LOCATION, "", "where it is offered");
    }
    Known.Site at = present != null ? present.site() : site != null ? site : known.sites().get(0);
    Set<ServiceCategory> category =
        codes(row, Field.CATEGORY, Words.CATEGORIES::find, Words.CATEGORIES.expected());
    if (category != null && category.size() > 1) {
      throw new MisreadException(Why.TOO_MANY, Field.CATEGORY, category.toString(), "one");
    }
    return new Meant.Offer(
        keys.isEmpty() ? Interpreter.key(name) : Interpreter.key(keys.get(0)),
        present == null ? null : present.id(),
        at.id(),
        name,
        category == null ? null : category.iterator().next(),
        codes(
            row, Field.CARE_QUESTION, Words.CARE_QUESTIONS::find, Words.CARE_QUESTIONS.expected()),
        codes(row, Field.ECHELON, Words.ECHELONS::find, Words.ECHELONS.expected()),
        codes(
            row,
            Field.DIAGNOSIS_GROUP,
            Words.DIAGNOSIS_GROUPS::find,
            Words.DIAGNOSIS_GROUPS.expected()),
        codes(
            row,
            Field.AGE_CLASS,
            this::ageClass,
            known.ageClasses().stream()
                .map(RegionConfig.AgeClass::code)
                .collect(Collectors.joining(", "))),
        codes(row, Field.LANGUAGE, SupplyReading::language, "ISO 639-1, for instance nl"),
        codes(row, Field.DELIVERY, Words.DELIVERIES::find, Words.DELIVERIES.expected()),
        !Interpreter.ended(row));
  }

  /**
   * Of services known by a key or name, the one at {@code site}; where that is not told, if one.
   */
  private static Known.@Nullable Offer present(
      List<Known.Offer> found, Known.@Nullable Site site, String name) {
    List<Known.Offer> here =
        site == null ? found : found.stream().filter(o -> o.site().equals(site)).toList();
    if (here.size() > 1) {
      throw new MisreadException(
          Why.AMBIGUOUS_SERVICE,
          Field.NAME,
          name,
          "with its location: " + here.size() + " services are called so");
    }
    return here.isEmpty() ? null : here.get(0);
  }

  private @Nullable String ageClass(String word) {
    String plain = Words.normalised(word);
    return known.ageClasses().stream()
        .map(RegionConfig.AgeClass::code)
        .filter(code -> Words.normalised(code).equals(plain))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String language(String word) {
    Matcher language = LANGUAGE.matcher(word);
    return language.matches() ? language.group(1).toLowerCase(Locale.ROOT) : null;
  }

  /** The codes that the concepts of {@code field} are; null when it tells none. */
  private static <T> @Nullable Set<T> codes(
      Row row, Field field, Function<String, @Nullable T> find, String expected) {
    String text = row.get(field);
    if (text == null) {
      return null;
    }
    Set<T> found = new HashSet<>();
    Concept strange = null;
    for (Concept concept : Told.concepts(text)) {
      T code = null;
      for (String word : concept.words()) {
        code = code == null ? find.apply(word) : code;
      }
      if (code != null) {
        found.add(code);
      } else if (concept.weight() == Weight.OWN) {
        throw unknown(field, concept, expected);
      } else if (concept.weight() == Weight.NEEDED && strange == null) {
        strange = concept;
      }
    }
    if (found.isEmpty() && strange != null) {
      throw unknown(field, strange, expected);
    }
    return found.isEmpty() ? null : found;
  }

  private static MisreadException unknown(Field field, Concept concept, String expected) {
    return new MisreadException(
        Why.UNKNOWN_WORD, field, String.join(" / ", concept.words()), expected);
  }
}
