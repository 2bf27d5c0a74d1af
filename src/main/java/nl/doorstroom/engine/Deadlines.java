package nl.doorstroom.engine;

import java.time.Instant;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.partners.PartnerCommand.StartDay;
import nl.doorstroom.domain.slots.SlotCommand.LapseHold;
import nl.doorstroom.domain.slots.SlotCommand.StartSlot;
import nl.doorstroom.domain.waiting.WaitingCommand.FreeForLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.WarnLetter;

/** How what the clock asks stands in the journal. */
final class Deadlines {

  /** Who asks. */
  static final ActorToken ACTOR = new ActorToken("clock");

  private Deadlines() {}

  /**
   * Names the deadline {@code command} that fell due at {@code at}: the same one has the same name
   * under every writer. Throws {@link IllegalArgumentException} for a command that is not the
   * clock's.
   */
  static CommandId id(Command command, Instant at) {
    return new CommandId("clock:" + subject(command) + ":" + at);
  }

  private static String subject(Command command) {
    if (command instanceof LapseHold lapse) {
      return "lapse-hold:" + lapse.hold().value();
    }
    if (command instanceof StartSlot start) {
      return "start-slot:" + start.slot().value();
    }
    if (command instanceof StartDay start) {
      return "start-day:" + start.day();
    }
    if (command instanceof WarnLetter warn) {
      return "warn-letter:" + warn.referral().value();
    }
    if (command instanceof FreeForLetter free) {
      return "free-for-letter:" + free.referral().value();
    }
    throw new IllegalArgumentException("command: " + command + " (expected: one by the clock)");
  }
}
