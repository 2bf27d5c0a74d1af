package nl.doorstroom.waits;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Decision;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand.ConfigureRegion;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterHealthcareService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterLocation;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterOrganization;
import nl.doorstroom.domain.partners.PartnerEvent;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WorkingHours;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/** A small region with the real rules, in which a test is the writer. */
public class TestRegion {

  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private final Region region = new Region(new RegionId("test"));
  private final List<Fact> facts = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-02T08:00:00Z");
  private int commands;

  /** Two providers with two services each (the last one not ggz), and two practices. */
  public TestRegion() {
    accept(new ConfigureRegion(config("Test", 5)));
    provider("Noord", ServiceCategory.GGZ_TREATMENT, ServiceCategory.GGZ_TREATMENT);
    provider("Zuid", ServiceCategory.GGZ_TREATMENT, ServiceCategory.SOCIAL_WORK);
    organization("Praktijk Een", OrganizationKind.GP_PRACTICE);
    organization("Praktijk Twee", OrganizationKind.GP_PRACTICE);
  }

  public Region region() {
    return region;
  }

  public Instant now() {
    return now;
  }

  public LocalDate today() {
    return LocalDate.ofInstant(now, ZONE);
  }

  /** Every fact so far. */
  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  /** Lets time pass, and has every deadline decided that falls due by then. */
  public final void pass(Duration duration) {
    now = now.plus(duration);
    Command due = region.due(now);
    while (due != null) {
      submit(due);
      due = region.due(now);
    }
  }

  /** Whether {@code command} was accepted. */
  public final boolean submit(Command command) {
    Decision decision = region.decide(command, now);
    commands++;
    if (decision instanceof Decision.Accepted accepted) {
      accepted.events().forEach(this::apply);
      return true;
    }
    return false;
  }

  /** The event of type {@code wanted} that {@code command} gave; fails when it was refused. */
  public final <E extends Event> E accept(Command command, Class<E> wanted) {
    int before = facts.size();
    accept(command);
    for (Fact fact : facts.subList(before, facts.size())) {
      if (wanted.isInstance(fact.event())) {
        return wanted.cast(fact.event());
      }
    }
    throw new AssertionError(command + " (expected: " + wanted.getSimpleName() + ")");
  }

  public final void accept(Command command) {
    if (!submit(command)) {
      throw new AssertionError(command + ": " + region.decide(command, now));
    }
    pass(Duration.ZERO);
  }

  private void apply(Event event) {
    Fact fact =
        new Fact(
            region.position() + 1,
            now,
            new ActorToken("ann"),
            new CommandId("command-" + commands),
            RequestDigest.NONE,
            event);
    region.apply(fact);
    facts.add(fact);
  }

  private OrganizationId organization(String name, OrganizationKind kind) {
    return accept(
            new RegisterOrganization(null, details(name, kind), null),
            PartnerEvent.OrganizationRegistered.class)
        .organization();
  }

  public static Organization.Details details(String name, OrganizationKind kind) {
    return new Organization.Details(name, kind, Set.of(), null, null, null);
  }

  private void provider(String name, ServiceCategory... categories) {
    OrganizationId provider = organization(name, OrganizationKind.GGZ_CORE);
    LocationId location =
        accept(
                new RegisterLocation(null, provider, location("Locatie " + name), null),
                PartnerEvent.LocationRegistered.class)
            .location();
    for (ServiceCategory category : categories) {
      HealthcareService.Details details = service(name + " " + category, category, true);
      accept(new RegisterHealthcareService(null, location, details, provider, null));
    }
  }

  public static Location.Details location(String name) {
    return new Location.Details(
        name, null, null, "9711", "Groningen", "Groningen", new Location.Coordinates(53.2, 6.5));
  }

  public static HealthcareService.Details service(
      String name, ServiceCategory category, boolean active) {
    return new HealthcareService.Details(
        name,
        null,
        category,
        category == ServiceCategory.GGZ_TREATMENT
            ? EnumSet.of(CareQuestion.MOOD, CareQuestion.ANXIETY)
            : Set.of(),
        EnumSet.of(Echelon.BASIC),
        Set.of(),
        Set.of("18-34", "35+"),
        Set.of("nl"),
        EnumSet.allOf(Delivery.class),
        null,
        Map.of(),
        false,
        null,
        active);
  }

  public List<HealthcareService> services() {
    return region.partners().services().stream()
        .sorted((a, b) -> a.id().value().compareTo(b.id().value()))
        .toList();
  }

  public HealthcareServiceId service(int index) {
    return services().get(index).id();
  }

  public OrganizationId organization(String name) {
    return region.partners().organizations().stream()
        .filter(o -> o.details().name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  public OrganizationId ownerOf(HealthcareServiceId service) {
    return requireNonNull(region.partners().service(service), "service").organization();
  }

  public static Request request(Urgency urgency, @Nullable String insurer) {
    return new Request(CareQuestion.MOOD, urgency, "18-34", insurer, "Groningen", Complexity.NONE);
  }

  public static RegionConfig config(String name, int suppressionLimit) {
    return config(name, suppressionLimit, List.of());
  }

  /**
   * What such a region agreed.
   *
   * @param parts names of subregions, each around all of Groningen and its neighbours
   */
  public static RegionConfig config(String name, int suppressionLimit, List<String> parts) {
    return new RegionConfig(
        name,
        RegionConfig.Nature.LIVE,
        ZONE,
        parts.stream()
            .map(
                part ->
                    new RegionConfig.Subregion(
                        part, part, Set.of("Groningen", "Haren"), Set.of(), null))
            .toList(),
        new RegionConfig.CrisisRoute(
            List.of(new RegionConfig.CrisisRoute.Contact("Crisisdienst", "050", "altijd"))),
        new RegionConfig.Norms(28, 70),
        Map.of(
            Urgency.REGULAR, new RegionConfig.UrgencyDefinition("gewoon", null, 90),
            Urgency.PRIORITY, new RegionConfig.UrgencyDefinition("voorrang", 42, 30),
            Urgency.HIGH, new RegionConfig.UrgencyDefinition("hoog", 14, 14)),
        List.of(
            new RegionConfig.AgeClass("12-17", 12, 17),
            new RegionConfig.AgeClass("18-34", 18, 34),
            new RegionConfig.AgeClass("35+", 35, null)),
        List.of(new RegionConfig.Insurer("VGZ", "VGZ"), new RegionConfig.Insurer("CZ", "CZ")),
        84,
        new RegionConfig.Freshness(14, 42),
        suppressionLimit,
        new RegionConfig.Terms(Duration.ofMinutes(10), 3, 3, 5),
        new WorkingHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            Set.of()),
        Map.of(
            Allotment.NEW_REFERRAL, 40,
            Allotment.OWN_WAITING_LIST, 30,
            Allotment.TRANSFER_TABLE, 20,
            Allotment.HIGH_URGENCY, 10));
  }
}
