package nl.doorstroom.engine;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand.ConfigureRegion;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterOrganization;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.WorkingHours;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.journal.codec.EventLevels;

/** What the tests of the engine say to a region: short, and the same everywhere. */
final class Given {

  static final RegionId GRONINGEN = new RegionId("groningen");

  /** A Monday, at noon in Groningen. */
  static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

  static final Duration UNTIL_MIDNIGHT = Duration.ofHours(12);

  private static final ActorToken ANN = new ActorToken("ann");

  private Given() {}

  /** That of a node whose fellows read all that it writes. */
  static Lease lease() {
    Lease lease = new Lease();
    lease.levelled(EventLevels.NEWEST);
    return lease;
  }

  /** Says what the region agreed; its first day then starts. */
  static Submission configured() {
    return submission("configured", new ConfigureRegion(config()));
  }

  /** One event. */
  static Submission registered(String name) {
    return registered("register-" + name, name);
  }

  /** One event the first time; the name is the organisation's external id too. */
  static Submission registered(String key, String name) {
    return submission(
        key,
        new RegisterOrganization(
            null,
            new Organization.Details(
                name, OrganizationKind.GGZ_CORE, Set.of(), "test:" + name, null, null),
            null));
  }

  /** Refused: there is no such organisation. */
  static Submission refused(String key) {
    return submission(
        key,
        new RegisterOrganization(
            new OrganizationId("groningen-zzz"),
            new Organization.Details("Nobody", OrganizationKind.OTHER, Set.of(), null, null, null),
            null));
  }

  /** A body's digest follows from the body. */
  static Submission submission(String key, Command command) {
    return new Submission(
        new CommandId(key),
        ANN,
        new RequestDigest(String.format("%064x", command.hashCode() & 0xffff_ffffL)),
        command);
  }

  private static RegionConfig config() {
    RegionConfig.UrgencyDefinition urgency =
        new RegionConfig.UrgencyDefinition("as agreed", null, 90);
    return new RegionConfig(
        "Groningen",
        RegionConfig.Nature.LIVE,
        ZoneId.of("Europe/Amsterdam"),
        List.of(),
        new RegionConfig.CrisisRoute(
            List.of(new RegionConfig.CrisisRoute.Contact("Crisisdienst", "000", "always"))),
        new RegionConfig.Norms(28, 70),
        Map.of(Urgency.REGULAR, urgency, Urgency.PRIORITY, urgency, Urgency.HIGH, urgency),
        List.of(new RegionConfig.AgeClass("18+", 18, null)),
        List.of(),
        56,
        new RegionConfig.Freshness(30, 60),
        5,
        new RegionConfig.Terms(Duration.ofMinutes(10), 3, 3, 5),
        new WorkingHours(
            Set.of(
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY),
            LocalTime.of(8, 0),
            LocalTime.of(17, 0),
            Set.of()),
        Map.of(Allotment.NEW_REFERRAL, 100));
  }
}
