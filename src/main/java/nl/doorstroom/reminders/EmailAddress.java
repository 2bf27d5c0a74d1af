package nl.doorstroom.reminders;

import java.util.regex.Pattern;

/**
 * An address in the plain form that every mail server takes: no quotes, no comments, no letters
 * outside ASCII, and a domain with a dot.
 */
record EmailAddress(String value) {

  /** What one looks like, for who typed another. */
  static final String EXPECTED = "an e-mail address like planning@example.nl";

  private static final int LENGTH_MAX = 254;
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}"
              + "[A-Za-z0-9]");
  private static final int LOCAL_MAX = 64;

  EmailAddress {
    if (!isOne(value)) {
      throw new IllegalArgumentException("address: " + value + " (expected: " + EXPECTED + ")");
    }
  }

  static boolean isOne(String text) {
    return text.length() <= LENGTH_MAX
        && text.indexOf('@') <= LOCAL_MAX
        && FORM.matcher(text).matches();
  }
}
