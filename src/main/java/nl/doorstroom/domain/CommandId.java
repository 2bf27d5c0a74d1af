package nl.doorstroom.domain;

import java.util.Objects;

/**
 * Names one command for ever: the client's scope and its Idempotency-Key, or the deadline that fell
 * due. Two commands with one id have one effect.
 */
public record CommandId(String value) {

  /** Longest value, in characters. */
  public static final int LENGTH_MAX = 400;

  public CommandId {
    Objects.requireNonNull(value, "commandId");
    if (value.isBlank() || value.length() > LENGTH_MAX) {
      throw new IllegalArgumentException(
          "commandId: '" + value + "' (expected: 1 to " + LENGTH_MAX + " characters)");
    }
  }

  /** The id of item {@code index}, from 0, of a bulk call. */
  public CommandId item(int index) {
    return new CommandId(value + "#" + index);
  }
}
