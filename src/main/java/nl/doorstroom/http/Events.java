package nl.doorstroom.http;

import nl.doorstroom.domain.Event;
import nl.doorstroom.engine.Answer;
import org.jspecify.annotations.Nullable;

/** Finds in an answer what a route tells of it. */
final class Events {

  private Events() {}

  /** The first event of {@code type} in {@code answer}; null when there is none. */
  static <E extends Event> @Nullable E first(Answer.Accepted answer, Class<E> type) {
    for (Event event : answer.events()) {
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
    return null;
  }
}
