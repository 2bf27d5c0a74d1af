package nl.doorstroom.domain.waiting;

import java.util.Locale;
import java.util.Objects;

/**
 * Short code of a referral, for the letter and the telephone: six characters without 0, 1, I, L, O
 * and U, and a check character that finds every single wrong or swapped neighbouring character.
 * Written {@code K7M-P4D-X}.
 */
public record Verwijscode(String value) {

  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BASE = ALPHABET.length();
  private static final int DIGITS = 6;
  private static final long SPACE = power(DIGITS);

  /** Odd, and without a factor in common with {@link #SPACE}: neighbours look nothing alike. */
  private static final long SPREAD = 387_420_487L;

  public Verwijscode {
    Objects.requireNonNull(value, "verwijscode");
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "verwijscode: '" + value + "' (expected: like K7M-P4D-X, with its check character)");
    }
  }

  /** The code of the region's {@code counter}th referral; a different one for each below 30^6. */
  public static Verwijscode of(long counter) {
    long number = Math.floorMod(counter * SPREAD, SPACE);
    char[] digits = new char[DIGITS];
    for (int i = DIGITS - 1; i >= 0; i--) {
      digits[i] = ALPHABET.charAt((int) (number % BASE));
      number /= BASE;
    }
    String body = new String(digits);
    return new Verwijscode(
        body.substring(0, 3) + "-" + body.substring(3) + "-" + checkCharacter(body));
  }

  /**
   * Reads what was typed: case, spaces and dashes do not matter. Throws as the constructor does.
   */
  public static Verwijscode parse(String typed) {
    String bare = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return bare.length() == DIGITS + 1
        ? new Verwijscode(
            bare.substring(0, 3) + "-" + bare.substring(3, 6) + "-" + bare.substring(6))
        : new Verwijscode(typed);
  }

  private static boolean isValid(String value) {
    if (value.length() != DIGITS + 3 || value.charAt(3) != '-' || value.charAt(7) != '-') {
      return false;
    }
    String body = value.substring(0, 3) + value.substring(4, 7);
    return body.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        && value.charAt(8) == checkCharacter(body);
  }

  /** Weights 1 to 6 modulo 31, a prime: the 31st value is written {@code U}. */
  private static char checkCharacter(String body) {
    int sum = 0;
    for (int i = 0; i < DIGITS; i++) {
      sum += (i + 1) * (ALPHABET.indexOf(body.charAt(i)) + 1);
    }
    int check = sum % (BASE + 1);
    return check == BASE ? 'U' : ALPHABET.charAt(check);
  }

  private static long power(int exponent) {
    long result = 1;
    for (int i = 0; i < exponent; i++) {
      result *= BASE;
    }
    return result;
  }

  @Override
  public String toString() {
    return value;
  }
}
