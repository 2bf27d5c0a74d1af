package nl.doorstroom.grid;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the history of a region, as watchers hold it: {@code hash:offset}.
 *
 * @param hash first eight hex digits of the journal's hash at {@code offset}; zeros at 0
 */
public record Cursor(String hash, long offset) {

  private static final Pattern FORM = Pattern.compile("([0-9a-f]{8}):(0|[1-9][0-9]{0,17})");

  public static final Cursor START = new Cursor("00000000", 0);

  /** Reads what {@link #toString} wrote; null when it is not a cursor. */
  public static @Nullable Cursor parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? new Cursor(matcher.group(1), Long.parseLong(matcher.group(2)))
        : null;
  }

  @Override
  public String toString() {
    return hash + ":" + offset;
  }
}
