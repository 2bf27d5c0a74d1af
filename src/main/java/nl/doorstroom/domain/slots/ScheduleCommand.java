package nl.doorstroom.domain.slots;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/** What a planner or an EPD asks about agendas. */
public sealed interface ScheduleCommand extends Command {

  /**
   * Adds a schedule, or changes the one of {@code id}, or, without an id, the one with the same
   * code.
   */
  record RegisterSchedule(
      @Nullable ScheduleId id, Schedule.Details details, OrganizationId by, @Nullable Long version)
      implements ScheduleCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.registerSchedule(this);
    }
  }

  /**
   * Makes {@code slots} all that the schedule has from {@code from} until before {@code to}: what
   * is missing is withdrawn, what is claimed or kept for someone stays as it is and is a conflict.
   * {@code version}, where given, must be the schedule's. Every slot has an external id.
   *
   * <p>The answer for each item follows from the events and the state they led to: a {@code
   * SlotPublished} with its service and external id means created, a {@code SlotChanged} of the
   * slot that stands under them changed, the slots that {@code WindowReplaced} keeps are conflicts,
   * and all others were so already. Every {@code SlotWithdrawn} is one that was missing.
   */
  record ReplaceWindow(
      ScheduleId schedule,
      Instant from,
      Instant to,
      List<SlotDraft> slots,
      OrganizationId by,
      @Nullable Long version)
      implements ScheduleCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.replaceWindow(this);
    }
  }

  /**
   * Nobody can come from {@code from} until before {@code to}: what is free is withdrawn, what is
   * claimed is to move.
   */
  record ClearSchedule(
      ScheduleId schedule, Instant from, Instant to, WithdrawReason reason, OrganizationId by)
      implements ScheduleCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.clearSchedule(this);
    }
  }

  /** Takes a clearing back: what was withdrawn stands again, what was not yet moved stays. */
  record UndoClearing(ClearingId clearing, OrganizationId by) implements ScheduleCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.undoClearing(this);
    }
  }

  /** The part of {@link Command.Cases} for these commands. */
  interface Cases<R> {
    R registerSchedule(RegisterSchedule command);

    R replaceWindow(ReplaceWindow command);

    R clearSchedule(ClearSchedule command);

    R undoClearing(UndoClearing command);
  }
}
