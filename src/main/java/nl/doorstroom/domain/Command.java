package nl.doorstroom.domain;

import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.waiting.WaitingCommand;

/**
 * Something a party, or the clock, asks of one region. A command may be refused; it never says what
 * happened. Each one yields at most {@link #EVENTS_MAX} events.
 */
public interface Command {

  /** Most events that one command may yield; larger work is many commands. */
  int EVENTS_MAX = 1_000;

  /** Calls the one method of {@code on} that belongs to this command. */
  <R> R match(Cases<R> on);

  /**
   * One method per command: adding a command breaks every reader until it has been thought about.
   */
  interface Cases<R>
      extends PartnerCommand.Cases<R>, SlotCommand.Cases<R>, WaitingCommand.Cases<R> {}
}
