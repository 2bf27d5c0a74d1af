package nl.doorstroom.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import nl.doorstroom.domain.partners.PartnerEvent.DayStarted;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.RegionConfigured;
import nl.doorstroom.domain.partners.PartnerRole;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.RegionConfig.AgeClass;
import nl.doorstroom.domain.partners.RegionConfig.CrisisRoute;
import nl.doorstroom.domain.partners.RegionConfig.CrisisRoute.Contact;
import nl.doorstroom.domain.partners.RegionConfig.Freshness;
import nl.doorstroom.domain.partners.RegionConfig.Insurer;
import nl.doorstroom.domain.partners.RegionConfig.Nature;
import nl.doorstroom.domain.partners.RegionConfig.Norms;
import nl.doorstroom.domain.partners.RegionConfig.Subregion;
import nl.doorstroom.domain.partners.RegionConfig.Terms;
import nl.doorstroom.domain.partners.RegionConfig.UrgencyDefinition;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.partners.WorkingHours;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferralId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.Verwijscode;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterAwaited;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralMade;
import org.jspecify.annotations.Nullable;

/**
 * A small network to speak of: two practices, two providers, and the first Monday of March 2026 at
 * noon in Groningen.
 */
final class Words {

  static final RegionId GRONINGEN = new RegionId("groningen");
  static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  static final Instant NOON = at(MONDAY, 12, 0);

  /** Practices. */
  static final OrganizationId DE_BRINK = new OrganizationId("groningen-1");

  static final OrganizationId DE_ES = new OrganizationId("groningen-2");

  /** Providers, the first with a location and a service for intakes of adults. */
  static final OrganizationId DE_BRUGWACHTER = new OrganizationId("groningen-3");

  static final OrganizationId DE_WIERDE = new OrganizationId("groningen-4");
  static final LocationId HEREPLEIN = new LocationId("groningen-5");
  static final HealthcareServiceId MOOD_TEAM = new HealthcareServiceId("groningen-6");
  static final LocationId APPINGEDAM = new LocationId("groningen-7");
  static final HealthcareServiceId WIERDE_TEAM = new HealthcareServiceId("groningen-8");

  /** How many ids {@link #network} has given out. */
  static final int GIVEN = 8;

  static final SlotId SLOT = new SlotId("groningen-9");
  static final PersonToken ANN = new PersonToken("ann");
  static final PersonToken BOB = new PersonToken("bob");

  static final Set<LocalDate> HOLIDAYS =
      Set.of(
          LocalDate.of(2026, 4, 5),
          LocalDate.of(2026, 4, 6),
          LocalDate.of(2026, 4, 27),
          LocalDate.of(2026, 5, 5));

  private static final CrisisRoute REGIONAL =
      new CrisisRoute(List.of(new Contact("Crisisdienst", "050-1234567", "24 uur")));

  private static final CrisisRoute NORTH =
      new CrisisRoute(
          List.of(
              new Contact("Huisartsenpost Delfzijl", "0596-123456", "17-8 uur"),
              new Contact("Crisisdienst Noord", "0596-654321", "24 uur")));

  private Words() {}

  static Instant at(LocalDate day, int hour, int minute) {
    return day.atTime(hour, minute).atZone(AMSTERDAM).toInstant();
  }

  static RegionConfig config() {
    return config(Nature.LIVE, Map.of(Allotment.NEW_REFERRAL, 60, Allotment.OWN_WAITING_LIST, 40));
  }

  static RegionConfig config(Nature nature, Map<Allotment, Integer> division) {
    return config("Groningen", nature, 56, division);
  }

  static RegionConfig config(
      String name, Nature nature, int horizonDays, Map<Allotment, Integer> division) {
    return new RegionConfig(
        name,
        nature,
        AMSTERDAM,
        List.of(
            new Subregion("stad", "Stad", Set.of("Groningen"), Set.of("9711"), null),
            new Subregion("noord", "Noord", Set.of("Eemsdelta"), Set.of("9901"), NORTH)),
        REGIONAL,
        new Norms(28, 70),
        Map.of(
            Urgency.REGULAR,
            new UrgencyDefinition("regulier", null, 90),
            Urgency.PRIORITY,
            new UrgencyDefinition("voorrang", 28, 28),
            Urgency.HIGH,
            new UrgencyDefinition("hoog", 14, 14)),
        List.of(
            new AgeClass("12-17", 12, 17),
            new AgeClass("18-64", 18, 64),
            new AgeClass("65+", 65, null)),
        List.of(new Insurer("3311", "Menzis"), new Insurer("7119", "VGZ")),
        horizonDays,
        new Freshness(14, 60),
        5,
        new Terms(Duration.ofMinutes(10), 2, 3, 5),
        new WorkingHours(
            Set.of(
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            HOLIDAYS),
        division);
  }

  static Organization.Details organization(String name, OrganizationKind kind) {
    return new Organization.Details(
        name, kind, Set.of(PartnerRole.EXECUTION), "key of " + name, "06011234", "12345678");
  }

  static Location.Details location(String name) {
    return new Location.Details(
        name,
        "key of " + name,
        "Hereplein 1",
        "9711",
        "Groningen",
        "Groningen",
        new Location.Coordinates(53.21, 6.57));
  }

  static HealthcareService.Details service(String name) {
    return service(name, Set.of("18-64", "65+"), Map.of(), true);
  }

  static HealthcareService.Details service(
      String name, Set<String> ageClasses, Map<Allotment, Integer> division, boolean active) {
    return new HealthcareService.Details(
        name,
        "key of " + name,
        ServiceCategory.GGZ_TREATMENT,
        Set.of(CareQuestion.MOOD, CareQuestion.ANXIETY),
        Set.of(Echelon.SPECIALISED),
        Set.of(),
        ageClasses,
        Set.of("nl"),
        Set.of(Delivery.ON_SITE),
        Set.of("3311"),
        division,
        false,
        null,
        active);
  }

  /** All that has happened before a scenario starts. */
  static List<Event> network() {
    return List.of(
        new RegionConfigured(config()),
        new DayStarted(MONDAY),
        new OrganizationRegistered(
            DE_BRINK, organization("De Brink", OrganizationKind.GP_PRACTICE)),
        new OrganizationRegistered(DE_ES, organization("De Es", OrganizationKind.GP_PRACTICE)),
        new OrganizationRegistered(
            DE_BRUGWACHTER, organization("De Brugwachter", OrganizationKind.GGZ_CORE)),
        new OrganizationRegistered(
            DE_WIERDE, organization("De Wierde", OrganizationKind.GGZ_OTHER)),
        new LocationRegistered(HEREPLEIN, DE_BRUGWACHTER, location("Hereplein")),
        new HealthcareServiceRegistered(
            MOOD_TEAM, DE_BRUGWACHTER, HEREPLEIN, service("Stemming en angst")),
        new LocationRegistered(APPINGEDAM, DE_WIERDE, location("Appingedam")),
        new HealthcareServiceRegistered(
            WIERDE_TEAM, DE_WIERDE, APPINGEDAM, service("Jong volwassenen")));
  }

  /** The id with which {@link #network} would go on, counted from 1. */
  static String next(int count) {
    return new Ids(GRONINGEN).of(GIVEN + (long) count);
  }

  static SlotId slot(int count) {
    return new SlotId(next(count));
  }

  static HoldId hold(int count) {
    return new HoldId(next(count));
  }

  static ClaimId claim(int count) {
    return new ClaimId(next(count));
  }

  static PositionId position(int count) {
    return new PositionId(next(count));
  }

  static ReferralId referral(int count) {
    return new ReferralId(next(count));
  }

  static Verwijscode code(int count) {
    return Verwijscode.of(GIVEN + (long) count);
  }

  /** A week from Monday at ten, one person, for new referrals. */
  static SlotPublished published(SlotId slot) {
    return published(slot, MOOD_TEAM, SlotKind.INTAKE, 1, Allotment.NEW_REFERRAL);
  }

  static SlotPublished published(SlotId slot, SlotKind kind, Allotment allotment) {
    return published(slot, MOOD_TEAM, kind, 1, allotment);
  }

  static SlotPublished published(
      SlotId slot, HealthcareServiceId service, SlotKind kind, int capacity, Allotment allotment) {
    return published(slot, service, kind, capacity, allotment, at(MONDAY.plusDays(7), 10, 0));
  }

  static SlotPublished published(
      SlotId slot,
      HealthcareServiceId service,
      SlotKind kind,
      int capacity,
      Allotment allotment,
      Instant start) {
    return new SlotPublished(
        slot,
        service,
        null,
        kind,
        start,
        start.plus(Duration.ofHours(1)),
        capacity,
        allotment,
        Delivery.ON_SITE);
  }

  static SlotPublished publishedAt(SlotId slot, Instant start) {
    return published(slot, MOOD_TEAM, SlotKind.INTAKE, 1, Allotment.NEW_REFERRAL, start);
  }

  static Request request() {
    return request(Urgency.REGULAR);
  }

  static Request request(Urgency urgency) {
    return request(urgency, "18-64", "3311");
  }

  static Request request(Urgency urgency, String ageClass, @Nullable String insurer) {
    return new Request(CareQuestion.MOOD, urgency, ageClass, insurer, "Groningen", Complexity.NONE);
  }

  static PositionRegistered waits(PositionId position, PersonToken person) {
    return waits(position, person, WaitPhase.INTAKE, Urgency.REGULAR);
  }

  static PositionRegistered waits(
      PositionId position, PersonToken person, WaitPhase phase, Urgency urgency) {
    return new PositionRegistered(
        position,
        MOOD_TEAM,
        person,
        phase,
        request(urgency),
        MONDAY.minusDays(20),
        phase == WaitPhase.TREATMENT ? MONDAY.minusDays(10) : null,
        null);
  }

  /** De Brink referred {@code person} to {@code slot}; ids are those of a fresh scenario. */
  static List<Event> referred(SlotId slot, PersonToken person, int first) {
    return List.of(
        new ReferralMade(
            referral(first),
            code(first),
            DE_BRINK,
            ReferrerType.GP,
            MOOD_TEAM,
            request(),
            MONDAY,
            position(first + 1)),
        new PositionRegistered(
            position(first + 1),
            MOOD_TEAM,
            person,
            WaitPhase.INTAKE,
            request(),
            MONDAY,
            null,
            referral(first)),
        new SlotClaimed(slot, claim(first + 2), null, position(first + 1), DE_BRINK),
        new LetterAwaited(
            referral(first), at(MONDAY.plusDays(3), 9, 0), at(MONDAY.plusDays(7), 9, 0)));
  }
}
