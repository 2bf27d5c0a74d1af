package nl.doorstroom.journal.postgres;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a journal is wanted.
 *
 * @param position the last wanted; null for no bound
 * @param at what was decided at this instant is the last wanted; null for no bound
 */
public record Bound(@Nullable Long position, @Nullable Instant at) {

  public static final Bound NONE = new Bound(null, null);

  /**
   * Reads a position ({@code 4711}) or an instant ({@code 2026-03-02T12:00:00Z}).
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Bound parse(String text) {
    try {
      return text.matches("[0-9]{1,18}")
          ? new Bound(Long.valueOf(text), null)
          : new Bound(null, Instant.parse(text));
    } catch (DateTimeParseException neither) {
      throw new IllegalArgumentException(
          "until: '" + text + "' (expected: a position, or an instant like 2026-03-02T12:00:00Z)",
          neither);
    }
  }
}
