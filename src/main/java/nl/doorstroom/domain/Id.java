package nl.doorstroom.domain;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A name of one thing, of one type. Ids that a region gives out are {@code <region>-<base32
 * counter>}: unique for the life of the region, never reused, and valid as a FHIR id.
 */
public interface Id {

  /** Longest value of any id, as FHIR R4's {@code id} has it. */
  int LENGTH_MAX = 64;

  /** The characters that FHIR R4 allows in an id. */
  Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9.\\-]{1," + LENGTH_MAX + "}");

  String value();

  /** Throws {@link IllegalArgumentException} with {@code name} and the value unless it is valid. */
  static void requireWellFormed(String name, String value) {
    Objects.requireNonNull(value, name);
    if (!WELL_FORMED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          name + ": '" + value + "' (expected: 1 to 64 of A-Z a-z 0-9 . -)");
    }
  }
}
