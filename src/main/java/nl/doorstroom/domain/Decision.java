package nl.doorstroom.domain;

import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import org.jspecify.annotations.Nullable;

/** What the rules say to one command: the facts that follow from it, or why there are none. */
public sealed interface Decision {

  /** An empty list means the command asked for what is already so. */
  record Accepted(List<Event> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
      if (events.size() > Command.EVENTS_MAX) {
        throw new IllegalArgumentException(
            "events: " + events.size() + " (expected: <= " + Command.EVENTS_MAX + ")");
      }
    }
  }

  record Rejected(Rejection rejection) implements Decision {
    public Rejected {
      Objects.requireNonNull(rejection, "rejection");
    }
  }

  static Decision accept(Event... events) {
    return new Accepted(List.of(events));
  }

  static Decision accept(List<? extends Event> events) {
    return new Accepted(List.copyOf(events));
  }

  static Decision reject(Reason reason, @Nullable String field, String detail) {
    return new Rejected(new Rejection(reason, field, detail));
  }
}
