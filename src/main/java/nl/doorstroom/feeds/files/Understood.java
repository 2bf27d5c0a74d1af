package nl.doorstroom.feeds.files;

import nl.doorstroom.feeds.reading.Interpreter;
import nl.doorstroom.feeds.reading.Meant;
import nl.doorstroom.feeds.reading.MisreadException;
import nl.doorstroom.feeds.reading.Row;
import org.jspecify.annotations.Nullable;

/** A row with what it means, or why that cannot be told: one of the two is null. */
record Understood(Row row, @Nullable Meant meant, @Nullable MisreadException misread) {

  static Understood of(Row row, Interpreter interpreter) {
    try {
      return new Understood(row, interpreter.read(row), null);
    } catch (MisreadException e) {
      return new Understood(row, null, e);
    }
  }
}
