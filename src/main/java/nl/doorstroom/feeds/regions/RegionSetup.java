package nl.doorstroom.feeds.regions;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.MeetingAgreements;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.RegionConfig.AgeClass;
import nl.doorstroom.domain.partners.RegionConfig.CrisisRoute;
import nl.doorstroom.domain.partners.RegionConfig.Freshness;
import nl.doorstroom.domain.partners.RegionConfig.Insurer;
import nl.doorstroom.domain.partners.RegionConfig.Nature;
import nl.doorstroom.domain.partners.RegionConfig.Norms;
import nl.doorstroom.domain.partners.RegionConfig.Subregion;
import nl.doorstroom.domain.partners.RegionConfig.Terms;
import nl.doorstroom.domain.partners.RegionConfig.UrgencyDefinition;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.partners.WorkingHours;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.feeds.calendars.DutchHolidays;
import nl.doorstroom.feeds.geo.Postcode;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.geo.Province;

/**
 * What a region of one province agrees to begin with; afterwards it changes its configuration
 * itself. Each gemeente is a subregion. The norms are the Treeknormen ggz (4 and 10 weeks).
 */
public final class RegionSetup {

  /** In which the NZa collected its waiting times: the year of the archive's holidays. */
  private static final Year ARCHIVED = Year.of(2016);

  private static final int YEARS_AHEAD = 2;

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private static final List<Insurer> INSURERS =
      List.of(
          new Insurer("asr", "a.s.r."),
          new Insurer("cz", "CZ"),
          new Insurer("de-friesland", "De Friesland"),
          new Insurer("dsw", "DSW"),
          new Insurer("menzis", "Menzis"),
          new Insurer("onvz", "ONVZ"),
          new Insurer("salland", "Salland"),
          new Insurer("vgz", "VGZ"),
          new Insurer("zilveren-kruis", "Zilveren Kruis"),
          new Insurer("zorg-en-zekerheid", "Zorg en Zekerheid"));

  private static final List<AgeClass> AGE_CLASSES =
      List.of(
          new AgeClass("12-17", 12, 17),
          new AgeClass("18-23", 18, 23),
          new AgeClass("24-34", 24, 34),
          new AgeClass("35-49", 35, 49),
          new AgeClass("50-64", 50, 64),
          new AgeClass("65-74", 65, 74),
          new AgeClass("75+", 75, null));

  /** National numbers only, so that the route is right in every province. */
  private static final CrisisRoute CRISIS_ROUTE =
      new CrisisRoute(
          List.of(
              new CrisisRoute.Contact("Direct levensgevaar", "112", "altijd"),
              new CrisisRoute.Contact(
                  "Ggz-crisisdienst", "via huisarts of huisartsenspoedpost", "altijd"),
              new CrisisRoute.Contact(
                  "Huisartsenspoedpost", "via de eigen huisarts", "avond, nacht en weekend"),
              new CrisisRoute.Contact("113 Zelfmoordpreventie", "0800-0113", "altijd"),
              new CrisisRoute.Contact("Meldpunt Zorgwekkend Gedrag", "0800-1205", "altijd"),
              new CrisisRoute.Contact("Veilig Thuis", "0800-2000", "altijd")));

  private static final Map<Urgency, UrgencyDefinition> URGENCIES =
      Map.of(
          Urgency.REGULAR,
          new UrgencyDefinition("Kan binnen de Treeknorm wachten zonder schade", null, 56),
          Urgency.PRIORITY,
          new UrgencyDefinition(
              "Klachten nemen toe of werk, school of gezin dreigt vast te lopen", 14, 28),
          Urgency.HIGH,
          new UrgencyDefinition(
              "Snel hulp nodig om ontregeling te voorkomen; geen direct gevaar", 7, 7));

  private static final Map<Allotment, Integer> DIVISION =
      Map.of(
          Allotment.NEW_REFERRAL, 60,
          Allotment.OWN_WAITING_LIST, 20,
          Allotment.TRANSFER_TABLE, 10,
          Allotment.TALK_FOLLOW_UP, 5,
          Allotment.HIGH_URGENCY, 5);

  /** Another organisation screens, as the principles of the MGC have it at best. */
  private static final TableAgreements TABLE =
      new TableAgreements(
          true,
          "regioconvenant",
          TableAgreements.DEFAULT.declineReasons(),
          TableAgreements.DEFAULT.terms(),
          TableAgreements.DEFAULT.consentDays(),
          TableAgreements.DEFAULT.referredAnew(),
          TableAgreements.DEFAULT.indicated(),
          List.of(),
          TableAgreements.DEFAULT.confirmDays(),
          TableAgreements.DEFAULT.taskDays());

  /** Made up, as everything of the demonstration is. */
  private static final MeetingAgreements MEETING =
      new MeetingAgreements(
          null,
          "Regiobureau mentale gezondheid, 088-0000000 (werkdagen van 9 tot 17 uur)",
          "Om de week, dinsdag om 14.00 uur",
          "Vraag uw huisarts of aanbieder, of bel het regiobureau. Noem geen namen: een casusnummer"
              + " is genoeg.",
          MeetingAgreements.DEFAULT.minutes(),
          MeetingAgreements.DEFAULT.casesMax(),
          MeetingAgreements.DEFAULT.regularPercent());

  private final Postcodes postcodes;

  public RegionSetup(Postcodes postcodes) {
    this.postcodes = postcodes;
  }

  /**
   * The region that holds the archive of {@code province}, for instance {@code archief-utrecht}.
   */
  public static RegionId archiveId(Province province) {
    return new RegionId("archief-" + province.slug());
  }

  /**
   * A region with made-up partners in the real places of {@code province}. Its holidays are those
   * of the year of {@code today} and the next two.
   */
  public RegionConfig demonstration(Province province, LocalDate today) {
    int year = today.getYear();
    return config(
            province,
            province.dutch() + " (demonstratie)",
            Nature.DEMONSTRATION,
            holidays(Year.of(year), Year.of(year + YEARS_AHEAD)))
        .with(TABLE.with(MEETING));
  }

  /**
   * The region of what the NZa published for {@code province}. Depends on nothing but the province,
   * so that configuring it again changes nothing.
   */
  public RegionConfig archive(Province province) {
    return config(
        province,
        province.dutch() + " (archief 2016)",
        Nature.ARCHIVE,
        holidays(ARCHIVED, ARCHIVED));
  }

  private RegionConfig config(
      Province province, String name, Nature nature, Set<LocalDate> holidays) {
    return new RegionConfig(
        name,
        nature,
        AMSTERDAM,
        subregions(province),
        CRISIS_ROUTE,
        new Norms(28, 70),
        URGENCIES,
        AGE_CLASSES,
        INSURERS,
        56,
        new Freshness(7, 21),
        5,
        new Terms(Duration.ofMinutes(5), 3, 3, 5),
        new WorkingHours(
            Set.of(
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY),
            LocalTime.of(8, 0),
            LocalTime.of(17, 0),
            holidays),
        DIVISION,
        TABLE);
  }

  private List<Subregion> subregions(Province province) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Postcode area : postcodes.in(province)) {
      names.putIfAbsent(
          Postcodes.normalised(area.municipality()).replace(' ', '-'), area.municipality());
    }
    return new TreeSet<>(names.keySet())
        .stream().map(code -> subregion(code, names.getOrDefault(code, code))).toList();
  }

  private static Subregion subregion(String code, String municipality) {
    return new Subregion(code, municipality, Set.of(municipality), Set.of(), null);
  }

  private static Set<LocalDate> holidays(Year first, Year last) {
    Set<LocalDate> result = new HashSet<>();
    for (Year year = first; !year.isAfter(last); year = year.plusYears(1)) {
      result.addAll(DutchHolidays.of(year));
    }
    return result;
  }
}
