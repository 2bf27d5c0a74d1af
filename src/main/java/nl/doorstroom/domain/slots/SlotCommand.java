package nl.doorstroom.domain.slots;

import java.util.List;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Request;
import org.jspecify.annotations.Nullable;

/** What a planner, a huisarts or the clock asks about bookable places. */
public sealed interface SlotCommand extends Command {

  /**
   * Publishes all of {@code slots} or none; what stands already with the same content is left as it
   * is.
   */
  record PublishSlots(List<SlotDraft> slots, OrganizationId by) implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.publishSlots(this);
    }
  }

  /** Takes a slot back. Refused while it is claimed; holds on it end. */
  record WithdrawSlot(SlotId slot, WithdrawReason reason, OrganizationId by, @Nullable Long version)
      implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.withdrawSlot(this);
    }
  }

  /** Keeps one unit for {@code by} while it decides. */
  record HoldSlot(SlotId slot, OrganizationId by) implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.holdSlot(this);
    }
  }

  /** Keeps one unit until the next working day at noon, in place of {@code hold} where given. */
  record TakeOption(SlotId slot, @Nullable HoldId hold, OrganizationId by) implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.takeOption(this);
    }
  }

  /** Gives back a hold or an option. */
  record ReleaseHold(SlotId slot, HoldId hold, OrganizationId by) implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.releaseHold(this);
    }
  }

  /** By the clock: the term of a hold or an option has passed. */
  record LapseHold(SlotId slot, HoldId hold) implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.lapseHold(this);
    }
  }

  /**
   * A practice refers someone to this very place: a referral, a waiting position and a claim in
   * one. Without a {@code hold} a free unit is taken.
   */
  record ReferToSlot(
      SlotId slot,
      @Nullable HoldId hold,
      Request request,
      ReferrerType referrerType,
      PersonToken person,
      OrganizationId by)
      implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.referToSlot(this);
    }
  }

  /** Takes a place for someone who already waits. */
  record ClaimSlot(SlotId slot, @Nullable HoldId hold, PositionId position, OrganizationId by)
      implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.claimSlot(this);
    }
  }

  /** Gives a claimed place back; the person waits on, since the same day. */
  record ReleaseClaim(SlotId slot, ClaimId claim, ReleaseReason reason, OrganizationId by)
      implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.releaseClaim(this);
    }
  }

  /** Moves a claim to another slot of the same service and kind; start of waiting is kept. */
  record MoveClaim(SlotId slot, ClaimId claim, SlotId to, OrganizationId by)
      implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.moveClaim(this);
    }
  }

  /**
   * Says what became of an appointment; may be corrected. Only once the slot has started, except
   * that it may be cancelled before.
   */
  record RecordOutcome(SlotId slot, ClaimId claim, Outcome outcome, OrganizationId by)
      implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.recordOutcome(this);
    }
  }

  /** By the clock: a slot's start has passed. */
  record StartSlot(SlotId slot) implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.startSlot(this);
    }
  }

  /**
   * Makes a slot like {@code to}, whose service, kind and external id must be its own. A claimed
   * slot that is moved takes its appointments along; one that is kept for someone is not changed.
   */
  record ChangeSlot(SlotId slot, SlotDraft to, OrganizationId by, @Nullable Long version)
      implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.changeSlot(this);
    }
  }

  /** By the clock: a slot opens up, as it was published to. */
  record ReleaseSlot(SlotId slot) implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.releaseSlot(this);
    }
  }

  /** Makes a claim by a practice final. */
  record ConfirmClaim(SlotId slot, ClaimId claim, OrganizationId by) implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.confirmClaim(this);
    }
  }

  /**
   * Does not confirm a claim by a practice: the place goes back, the person waits on since the same
   * day.
   */
  record DeclineClaim(SlotId slot, ClaimId claim, DeclineReason reason, OrganizationId by)
      implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.declineClaim(this);
    }
  }

  /** By the clock: nobody confirmed a claim within the term. */
  record LapseClaim(SlotId slot, ClaimId claim) implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.lapseClaim(this);
    }
  }

  /** Takes back an outcome, as if none had been recorded. */
  record EraseOutcome(SlotId slot, ClaimId claim, OrganizationId by) implements SlotCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.eraseOutcome(this);
    }
  }

  /** The part of {@link Command.Cases} for these commands. */
  interface Cases<R> {
    R publishSlots(PublishSlots command);

    R withdrawSlot(WithdrawSlot command);

    R holdSlot(HoldSlot command);

    R takeOption(TakeOption command);

    R releaseHold(ReleaseHold command);

    R lapseHold(LapseHold command);

    R referToSlot(ReferToSlot command);

    R claimSlot(ClaimSlot command);

    R releaseClaim(ReleaseClaim command);

    R moveClaim(MoveClaim command);

    R recordOutcome(RecordOutcome command);

    R startSlot(StartSlot command);

    R changeSlot(ChangeSlot command);

    R releaseSlot(ReleaseSlot command);

    R confirmClaim(ConfirmClaim command);

    R declineClaim(DeclineClaim command);

    R lapseClaim(LapseClaim command);

    R eraseOutcome(EraseOutcome command);
  }
}
