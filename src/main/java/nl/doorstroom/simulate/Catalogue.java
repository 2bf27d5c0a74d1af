package nl.doorstroom.simulate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.doorstroom.domain.partners.BackupCare;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerRole;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.waiting.MustHave;
import org.jspecify.annotations.Nullable;

/** Who takes part in the demonstration and what they offer, as it comes with the product. */
record Catalogue(List<Partner> partners) {

  private static final String RESOURCE = "/demonstration/groningen.csv";

  private static final int PLACES_PER_AGENDA = 4;

  private static final Map<Allotment, Integer> WAITING_LIST_FIRST =
      Map.of(
          Allotment.OWN_WAITING_LIST, 80,
          Allotment.TRANSFER_TABLE, 10,
          Allotment.NEW_REFERRAL, 5,
          Allotment.HIGH_URGENCY, 5);

  Catalogue {
    partners = List.copyOf(partners);
  }

  /** An organisation; {@code key} is its external id. */
  record Partner(String key, String name, OrganizationKind kind, List<Site> sites) {

    Organization.Details details() {
      Set<PartnerRole> roles =
          kind == OrganizationKind.GP_PRACTICE
              ? Set.of(PartnerRole.ON_CALL)
              : Set.of(PartnerRole.EXECUTION, PartnerRole.INFORMATION);
      return new Organization.Details(name, kind, roles, key, null, null);
    }
  }

  /** A location; {@code key} is its external id. */
  record Site(
      String key, String name, String postcode, @Nullable String street, List<Offer> offers) {

    /** The part of its name that says which place it lies in. */
    String place() {
      int comma = name.indexOf(',');
      return comma < 0 ? name : name.substring(0, comma);
    }
  }

  /**
   * A service and how busy it is.
   *
   * @param key unique in the catalogue; {@code details.externalId} within its location
   * @param weekly places for a first appointment per week
   * @param firstFreeDays days until the first of them that is free
   * @param stale whether its provider says nothing for weeks on end
   * @param agendas codes of the agendas in which its places are
   */
  record Offer(
      String key,
      String partner,
      HealthcareService.Details details,
      int intakeDays,
      int treatmentDays,
      int waitingIntake,
      int waitingTreatment,
      int weekly,
      int firstFreeDays,
      boolean stale,
      @Nullable Closure closure,
      List<String> agendas,
      Plan plan) {

    boolean isGgz() {
      return details.category() == ServiceCategory.GGZ_TREATMENT;
    }

    int waiting() {
      return waitingIntake + waitingTreatment;
    }

    /** Places for the start of a treatment per week. */
    int startsWeekly() {
      return startsWeekly(weekly, waitingTreatment);
    }

    private static int startsWeekly(int weekly, int waitingTreatment) {
      return waitingTreatment == 0 ? 0 : (weekly + 1) / 2;
    }

    /** Days whose places are all taken when the demonstration begins; 0 in ggz means all. */
    int fullDays(int horizonDays) {
      return isGgz() && firstFreeDays == 0 ? horizonDays + 1 : firstFreeDays;
    }

    /**
     * Whether its provider declares its waits too: where none can be computed, and here and there.
     */
    boolean declares() {
      return isGgz() && (weekly == 0 || Math.floorMod(key.hashCode(), 3) == 0);
    }
  }

  /** An admission stop that holds when the demonstration begins, for {@code days} more. */
  record Closure(StopReason reason, int days) {}

  static Catalogue load() {
    try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "resource: '" + RESOURCE + "' (expected: on the classpath)");
      }
      Map<String, Partner> partners = new LinkedHashMap<>();
      Map<String, Site> sites = new LinkedHashMap<>();
      try (CsvReader<NamedCsvRecord> lines =
          CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
        lines.forEach(line -> add(line, partners, sites));
      }
      return new Catalogue(List.copyOf(partners.values()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All services, in a fixed order. */
  List<Offer> offers() {
    return partners.stream()
        .flatMap(partner -> partner.sites().stream())
        .flatMap(site -> site.offers().stream())
        .toList();
  }

  /** Keys of the practices that refer. */
  List<String> practices() {
    return partners.stream()
        .filter(p -> p.kind() == OrganizationKind.GP_PRACTICE)
        .map(Partner::key)
        .toList();
  }

  private static void add(
      NamedCsvRecord line, Map<String, Partner> partners, Map<String, Site> sites) {
    String name = line.getField("organization");
    Partner partner =
        partners.computeIfAbsent(
            "demo/" + slug(name),
            key ->
                new Partner(
                    key, name, OrganizationKind.valueOf(line.getField("kind")), new ArrayList<>()));
    String location = line.getField("location");
    Site site =
        sites.computeIfAbsent(
            partner.key() + "/" + slug(location),
            key -> {
              String street = line.getField("street");
              Site added =
                  new Site(
                      key,
                      location,
                      line.getField("postcode"),
                      street.isEmpty() ? null : street,
                      new ArrayList<>());
              partner.sites().add(added);
              return added;
            });
    if (!line.getField("service").isEmpty()) {
      site.offers().add(offer(line, partner, site));
    }
  }

  private static Offer offer(NamedCsvRecord line, Partner partner, Site site) {
    String name = line.getField("service");
    String key = site.key() + "/" + slug(name);
    Set<String> flags = words(line, "flags", Function.identity());
    boolean listFirst = flags.contains("waitingListFirst");
    Plan plan = Plan.of(flags);
    ServiceCategory category = ServiceCategory.valueOf(line.getField("category"));
    Set<String> insurers = words(line, "insurers", Function.identity());
    String backup = line.getField("backup");
    Set<MustHave> meets = words(line, "meets", MustHave::valueOf);
    HealthcareService.Details details =
        new HealthcareService.Details(
            name,
            key,
            category,
            words(line, "questions", CareQuestion::valueOf),
            words(line, "echelons", Echelon::valueOf),
            Set.of(),
            words(line, "ages", Function.identity()),
            words(line, "languages", Function.identity()),
            words(line, "deliveries", Delivery::valueOf),
            insurers.isEmpty() ? null : insurers,
            listFirst ? WAITING_LIST_FIRST : plan.division(),
            listFirst,
            null,
            true,
            plan.planning(),
            backup.isEmpty() ? null : BackupCare.valueOf(backup),
            meets.isEmpty() ? null : meets);
    return new Offer(
        key,
        partner.key(),
        details,
        number(line, "intakeDays"),
        number(line, "treatmentDays"),
        number(line, "waitingIntake"),
        number(line, "waitingTreatment"),
        number(line, "weekly"),
        number(line, "firstFreeDays"),
        flags.contains("stale"),
        closure(line.getField("stop")),
        agendas(site, category, number(line, "weekly"), number(line, "waitingTreatment")),
        plan);
  }

  /** In treatment one professional has some places a week; elsewhere there is one agenda. */
  private static List<String> agendas(
      Site site, ServiceCategory category, int weekly, int waitingTreatment) {
    int places = weekly + Offer.startsWeekly(weekly, waitingTreatment);
    int count =
        category == ServiceCategory.GGZ_TREATMENT
            ? (places + PLACES_PER_AGENDA - 1) / PLACES_PER_AGENDA
            : Math.min(1, places);
    int before = site.offers().stream().mapToInt(offer -> offer.agendas().size()).sum();
    String place = site.key().substring(site.key().lastIndexOf('/') + 1);
    return IntStream.rangeClosed(before + 1, before + count)
        .mapToObj(number -> String.format(Locale.ROOT, "%s-%02d", place, number))
        .toList();
  }

  private static @Nullable Closure closure(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? null
        : new Closure(
            StopReason.valueOf(text.substring(0, colon)),
            Integer.parseInt(text.substring(colon + 1)));
  }

  private static int number(NamedCsvRecord line, String column) {
    return Integer.parseInt(line.getField(column));
  }

  private static <T> Set<T> words(NamedCsvRecord line, String column, Function<String, T> reader) {
    return Arrays.stream(line.getField(column).split(" ", -1))
        .filter(word -> !word.isEmpty())
        .map(reader)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String slug(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace('ë', 'e')
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
