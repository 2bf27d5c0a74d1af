package nl.doorstroom.domain.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.transfers.TransferId;
import org.jspecify.annotations.Nullable;

/**
 * What members of the table, and the clock, ask about its meetings. {@code by} is the organisation:
 * that of the chair where nothing else is said.
 */
public sealed interface MeetingCommand extends Command {

  @Override
  default <R> R match(Command.Cases<R> on) {
    return on.meeting(this);
  }

  /** As {@link #match}, among the commands about meetings. */
  <R> R among(Cases<R> on);

  /** Plans one, for who owns the table; for whoever plans it where nobody is said to. */
  record PlanMeeting(Instant startsAt, OrganizationId by, ActorToken actor)
      implements MeetingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.planMeeting(this);
    }
  }

  /** Fixes the agenda before it would be by itself. */
  record FixAgenda(MeetingId meeting, OrganizationId by) implements MeetingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.fixAgenda(this);
    }
  }

  /** By the clock: it is the working day before. */
  record DrawAgenda(MeetingId meeting) implements MeetingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.drawAgenda(this);
    }
  }

  /** Calls it off. */
  record CancelMeeting(MeetingId meeting, OrganizationId by) implements MeetingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.cancelMeeting(this);
    }
  }

  /** Opens it; what was settled beforehand is done with that. */
  record OpenMeeting(MeetingId meeting, OrganizationId by, ActorToken actor)
      implements MeetingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.openMeeting(this);
    }
  }

  /** Says that an organisation is there, or not: itself, or the chair for it. */
  record MarkPresent(
      MeetingId meeting, OrganizationId organization, boolean present, OrganizationId by)
      implements MeetingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.markPresent(this);
    }
  }

  /** Turns all screens to a case; to the start when {@code transfer} is null. */
  record PutOnTable(MeetingId meeting, @Nullable TransferId transfer, OrganizationId by)
      implements MeetingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.putOnTable(this);
    }
  }

  /** Decides about the case on the table. {@code services} are who is asked, and only then. */
  record DecideCase(
      MeetingId meeting,
      TransferId transfer,
      MeetingDecision decision,
      Set<HealthcareServiceId> services,
      OrganizationId by,
      ActorToken actor)
      implements MeetingCommand {
    public DecideCase {
      services = Set.copyOf(services);
    }

    @Override
    public <R> R among(Cases<R> on) {
      return on.decideCase(this);
    }
  }

  /** Says that {@code organization} calls the client, on the day {@code on} at the latest. */
  record ArrangeCall(
      MeetingId meeting,
      TransferId transfer,
      OrganizationId organization,
      LocalDate on,
      OrganizationId by)
      implements MeetingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.arrangeCall(this);
    }
  }

  /** Who was to call did. Also after the meeting. */
  record RecordCall(MeetingId meeting, TransferId transfer, OrganizationId by)
      implements MeetingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.recordCall(this);
    }
  }

  /** Ends it: what was not decided comes back next time. */
  record CloseMeeting(MeetingId meeting, OrganizationId by) implements MeetingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.closeMeeting(this);
    }
  }

  /** By the clock: its day has passed. */
  record PassMeeting(MeetingId meeting) implements MeetingCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.passMeeting(this);
    }
  }

  /** One method per command about meetings. */
  interface Cases<R> {
    R planMeeting(PlanMeeting command);

    R fixAgenda(FixAgenda command);

    R drawAgenda(DrawAgenda command);

    R cancelMeeting(CancelMeeting command);

    R openMeeting(OpenMeeting command);

    R markPresent(MarkPresent command);

    R putOnTable(PutOnTable command);

    R decideCase(DecideCase command);

    R arrangeCall(ArrangeCall command);

    R recordCall(RecordCall command);

    R closeMeeting(CloseMeeting command);

    R passMeeting(PassMeeting command);
  }
}
