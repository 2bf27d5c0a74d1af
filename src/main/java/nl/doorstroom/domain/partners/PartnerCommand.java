package nl.doorstroom.domain.partners;

import java.time.LocalDate;
import java.util.Map;
import nl.doorstroom.domain.Command;
import org.jspecify.annotations.Nullable;

/** What a partner, the administrator or the clock asks about who takes part and what is offered. */
public sealed interface PartnerCommand extends Command {

  /** Sets all that the region has agreed; the first command of every region. */
  record ConfigureRegion(RegionConfig config) implements PartnerCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.configureRegion(this);
    }
  }

  /**
   * Adds an organisation, or changes the one of {@code id}, or, without an id, the one with the
   * same external id. {@code version}, where given, must be its present one.
   */
  record RegisterOrganization(
      @Nullable OrganizationId id, Organization.Details details, @Nullable Long version)
      implements PartnerCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.registerOrganization(this);
    }
  }

  /**
   * Adds or changes a location of {@code organization}, found as {@link RegisterOrganization} finds
   * its own.
   */
  record RegisterLocation(
      @Nullable LocationId id,
      OrganizationId organization,
      Location.Details details,
      @Nullable Long version)
      implements PartnerCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.registerLocation(this);
    }
  }

  /**
   * Adds or changes a service at {@code location}, found as {@link RegisterOrganization} finds its
   * own.
   */
  record RegisterHealthcareService(
      @Nullable HealthcareServiceId id,
      LocationId location,
      HealthcareService.Details details,
      OrganizationId by,
      @Nullable Long version)
      implements PartnerCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.registerHealthcareService(this);
    }
  }

  /** Says that all that is shown of a service is still true. */
  record ConfirmService(HealthcareServiceId service, OrganizationId by) implements PartnerCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.confirmService(this);
    }
  }

  /** Declares the waits of a service; phases that are not named keep theirs. */
  record ReportWaits(
      HealthcareServiceId service,
      Map<WaitPhase, HealthcareService.ReportedWait> waits,
      OrganizationId by)
      implements PartnerCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.reportWaits(this);
    }
  }

  /** Sets an admission stop. One that stands with the same scope, reason and days is already so. */
  record AnnounceStop(
      AdmissionStop.Scope scope,
      StopReason reason,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String note,
      OrganizationId by)
      implements PartnerCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.announceStop(this);
    }
  }

  /** Ends an admission stop before its last day. */
  record LiftStop(AdmissionStopId stop, OrganizationId by, @Nullable Long version)
      implements PartnerCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.liftStop(this);
    }
  }

  /** By the clock: a new day has begun in the region's time zone. Moves what time alone changes. */
  record StartDay(LocalDate day) implements PartnerCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.startDay(this);
    }
  }

  /** The part of {@link Command.Cases} for these commands. */
  interface Cases<R> {
    R configureRegion(ConfigureRegion command);

    R registerOrganization(RegisterOrganization command);

    R registerLocation(RegisterLocation command);

    R registerHealthcareService(RegisterHealthcareService command);

    R confirmService(ConfirmService command);

    R reportWaits(ReportWaits command);

    R announceStop(AnnounceStop command);

    R liftStop(LiftStop command);

    R startDay(StartDay command);
  }
}
