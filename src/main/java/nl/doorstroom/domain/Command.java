package nl.doorstroom.domain;

import nl.doorstroom.domain.imports.ImportCommand;
import nl.doorstroom.domain.meetings.MeetingCommand;
import nl.doorstroom.domain.offers.OfferCommand;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.UpkeepCommand;
import nl.doorstroom.domain.slots.ScheduleCommand;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.transfers.CrossingCommand;
import nl.doorstroom.domain.transfers.MediationCommand;
import nl.doorstroom.domain.transfers.TransferCommand;
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
      extends PartnerCommand.Cases<R>,
          UpkeepCommand.Cases<R>,
          SlotCommand.Cases<R>,
          ScheduleCommand.Cases<R>,
          ImportCommand.Cases<R>,
          OfferCommand.Cases<R>,
          WaitingCommand.Cases<R>,
          MediationCommand.Cases<R> {

    /** All commands about transfers: see {@link TransferCommand.Cases}. */
    R transfer(TransferCommand command);

    /** All commands about meetings: see {@link MeetingCommand.Cases}. */
    R meeting(MeetingCommand command);

    /** All commands about crossings to other regions: see {@link CrossingCommand.Cases}. */
    R crossing(CrossingCommand command);
  }
}
