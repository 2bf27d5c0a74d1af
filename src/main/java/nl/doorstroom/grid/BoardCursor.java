package nl.doorstroom.grid;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A cursor as the readers of one board hold it: {@code hash:offset:readers}. What is a change to
 * one class of readers is none to another, so that a cursor leads on only from the board that it
 * came with.
 *
 * @param readers eight hex digits that name a view and a class of its readers; empty when whoever
 *     sent the cursor left them out
 */
public record BoardCursor(Cursor place, String readers) {

  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{8}:(?:0|[1-9][0-9]{0,17}))(?::([0-9a-f]{8}))?");

  /** The cursor of {@code place} for all who see of {@code view} what {@code mask} does. */
  public static BoardCursor of(View view, Mask mask, Cursor place) {
    CRC32 sum = new CRC32();
    sum.update(Page.of(view, mask).toString().getBytes(StandardCharsets.UTF_8));
    sum.update(view.code().getBytes(StandardCharsets.UTF_8));
    return new BoardCursor(place, String.format("%08x", sum.getValue()));
  }

  /** Reads what {@link #toString} wrote; null when it is not a cursor. */
  public static @Nullable BoardCursor parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    Cursor place = Cursor.parse(matcher.group(1));
    String readers = matcher.group(2);
    return place == null ? null : new BoardCursor(place, readers == null ? "" : readers);
  }

  /** Whether it came with {@code view} as {@code mask} sees it. */
  public boolean isOf(View view, Mask mask) {
    return equals(of(view, mask, place));
  }

  @Override
  public String toString() {
    return readers.isEmpty() ? place.toString() : place + ":" + readers;
  }
}
