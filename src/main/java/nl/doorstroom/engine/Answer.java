package nl.doorstroom.engine;

import java.util.List;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Rejection;

/**
 * What became of a command. It leaves only once all that it rests on is durable.
 *
 * <p>{@code position} is that of the last fact it rests on: a read that asks for at least it sees
 * it.
 */
public sealed interface Answer {

  long position();

  /**
   * It was done.
   *
   * @param events what follows from the command; empty when it asked for what is already so. Of a
   *     repeat, the events of the first time
   * @param repeated whether this command was accepted before under the same id
   */
  record Accepted(List<Event> events, long position, boolean repeated) implements Answer {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  record Refused(Rejection rejection, long position) implements Answer {}
}
