package nl.doorstroom.engine;

import java.time.Instant;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.imports.ImportCommand.ContinueUndo;
import nl.doorstroom.domain.meetings.MeetingCommand.DrawAgenda;
import nl.doorstroom.domain.meetings.MeetingCommand.PassMeeting;
import nl.doorstroom.domain.offers.OfferCommand.ContinueOffering;
import nl.doorstroom.domain.offers.OfferCommand.LapseOffer;
import nl.doorstroom.domain.offers.OfferCommand.OfferFreed;
import nl.doorstroom.domain.partners.PartnerCommand.StartDay;
import nl.doorstroom.domain.partners.UpkeepCommand.StopFeed;
import nl.doorstroom.domain.slots.SlotCommand.LapseClaim;
import nl.doorstroom.domain.slots.SlotCommand.LapseHold;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseSlot;
import nl.doorstroom.domain.slots.SlotCommand.StartSlot;
import nl.doorstroom.domain.transfers.CrossingCommand.LapseArrival;
import nl.doorstroom.domain.transfers.MediationCommand.PassMediation;
import nl.doorstroom.domain.transfers.TransferCommand.ExpireConsent;
import nl.doorstroom.domain.transfers.TransferCommand.LapseAsk;
import nl.doorstroom.domain.transfers.TransferCommand.PassEscalation;
import nl.doorstroom.domain.transfers.TransferCommand.PassTerm;
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
    if (command instanceof LapseClaim lapse) {
      return "lapse-claim:" + lapse.claim().value();
    }
    if (command instanceof ReleaseSlot release) {
      return "release-slot:" + release.slot().value();
    }
    if (command instanceof LapseOffer lapse) {
      return "lapse-offer:" + lapse.offer().value();
    }
    if (command instanceof ContinueOffering next) {
      return "continue-offering:" + next.offering().value();
    }
    if (command instanceof OfferFreed freed) {
      return "offer-freed:" + freed.slot().value();
    }
    if (command instanceof StopFeed stop) {
      return "stop-feed:" + stop.feed().value();
    }
    if (command instanceof ContinueUndo next) {
      return "continue-undo:" + next.under().value();
    }
    if (command instanceof LapseAsk lapse) {
      return "lapse-ask:" + lapse.ask().value();
    }
    if (command instanceof PassTerm pass) {
      return "pass-term:" + pass.transfer().value();
    }
    if (command instanceof ExpireConsent expire) {
      return "expire-consent:" + expire.transfer().value();
    }
    if (command instanceof PassEscalation pass) {
      return "pass-escalation:" + pass.transfer().value();
    }
    if (command instanceof LapseArrival lapse) {
      return "lapse-arrival:" + lapse.crossing().value();
    }
    if (command instanceof PassMediation pass) {
      return "pass-mediation:" + pass.request().value();
    }
    if (command instanceof DrawAgenda draw) {
      return "draw-agenda:" + draw.meeting().value();
    }
    if (command instanceof PassMeeting pass) {
      return "pass-meeting:" + pass.meeting().value();
    }
    throw new IllegalArgumentException("command: " + command + " (expected: one by the clock)");
  }
}
