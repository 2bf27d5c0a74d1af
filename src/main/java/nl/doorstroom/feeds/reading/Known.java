package nl.doorstroom.feeds.reading;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.feeds.reading.MisreadException.Why;
import org.jspecify.annotations.Nullable;

/**
 * What a region knows by the names and keys that a file uses: the services, locations and agendas
 * of one organisation, and the region's own codes. Values only; safe on any thread.
 *
 * @param horizonDays how far ahead the region plans
 * @param schedules by their codes
 * @param insurers codes by their normalised codes and names
 */
public record Known(
    Self self,
    ZoneId zone,
    int horizonDays,
    List<Offer> offers,
    List<Site> sites,
    Map<String, ScheduleId> schedules,
    List<RegionConfig.AgeClass> ageClasses,
    Map<String, String> insurers,
    Set<String> municipalities) {

  /** The organisation itself. */
  public record Self(OrganizationId id, Organization.Details details) {

    /** Whether a key, with or without the system that gave it, is one of its own. */
    boolean isCalled(String key) {
      int bar = key.indexOf('|');
      String value = key.substring(bar + 1);
      String own = bar < 0 ? null : own(key);
      return own == null
          ? key.equals(details.externalId())
              || value.equals(details.externalId())
              || value.equals(id.value())
          : own.equals(value);
    }

    /** Its own number of the system that gave {@code key}; null where it has none of that. */
    @Nullable String own(String key) {
      int bar = key.indexOf('|');
      String system = bar < 0 ? "" : key.substring(0, bar).toLowerCase(Locale.ROOT);
      return system.contains("agb") ? details.agb() : system.contains("kvk") ? details.kvk() : null;
    }
  }

  /** A service. */
  public record Offer(
      HealthcareServiceId id, @Nullable String key, String name, boolean active, Site site) {}

  /** A location. */
  public record Site(LocationId id, @Nullable String key, String name, @Nullable String place) {

    boolean answersTo(String words) {
      return Words.normalised(name).equals(words)
          || (place != null && Words.normalised(place).equals(words))
          || (key != null && Words.normalised(key).equals(words))
          || id.value().equals(words);
    }
  }

  public Known {
    offers = List.copyOf(offers);
    sites = List.copyOf(sites);
    schedules = Map.copyOf(schedules);
    ageClasses = List.copyOf(ageClasses);
    insurers = Map.copyOf(insurers);
    municipalities = Set.copyOf(municipalities);
  }

  /**
   * What {@code region} knows of {@code owner}; null when it does not know that, or is not yet
   * configured.
   */
  public static @Nullable Known of(Region region, OrganizationId owner) {
    RegionConfig config = region.partners().config();
    Organization self = region.partners().organization(owner);
    if (config == null || self == null) {
      return null;
    }
    Map<LocationId, Site> sites = new HashMap<>();
    for (Location location : region.partners().locations()) {
      if (location.organization().equals(owner)) {
        Location.Details d = location.details();
        sites.put(location.id(), new Site(location.id(), d.externalId(), d.name(), d.place()));
      }
    }
    List<Offer> offers = new ArrayList<>();
    for (HealthcareService service : region.partners().services()) {
      if (service.organization().equals(owner)) {
        HealthcareService.Details d = service.details();
        offers.add(
            new Offer(
                service.id(),
                d.externalId(),
                d.name(),
                d.active(),
                Objects.requireNonNull(sites.get(service.location()), "location")));
      }
    }
    Map<String, ScheduleId> schedules = new HashMap<>();
    for (Schedule schedule : region.schedules().schedules()) {
      if (schedule.organization().equals(owner)) {
        schedules.put(schedule.details().externalId(), schedule.id());
      }
    }
    Map<String, String> insurers = new HashMap<>();
    for (RegionConfig.Insurer insurer : config.insurers()) {
      insurers.put(Words.normalised(insurer.name()), insurer.code());
      insurers.put(Words.normalised(insurer.code()), insurer.code());
    }
    Set<String> municipalities = new HashSet<>();
    config.subregions().forEach(part -> municipalities.addAll(part.municipalities()));
    return new Known(
        new Self(owner, self.details()),
        config.timeZone(),
        config.horizonDays(),
        offers,
        List.copyOf(sites.values()),
        schedules,
        config.ageClasses(),
        insurers,
        municipalities);
  }

  /**
   * The service that a row means: by its id, its external id, or its name where only one has it; a
   * location tells services of the same name apart.
   */
  Offer offer(Row row) {
    String value = row.get(Field.SERVICE);
    if (value == null) {
      if (offers.size() == 1) {
        return offers.get(0);
      }
      throw new MisreadException(Why.MISSING, Field.SERVICE, "", "the name of a service");
    }
    List<Offer> found = named(value);
    String name = row.get(Field.SERVICE_NAME);
    if (found.isEmpty() && name != null) {
      found = named(name);
    }
    String at = row.get(Field.LOCATION);
    if (found.size() > 1 && at != null) {
      List<Site> there = sites(at);
      found = found.stream().filter(offer -> there.contains(offer.site())).toList();
    }
    if (found.isEmpty()) {
      throw new MisreadException(
          Why.UNKNOWN_SERVICE,
          Field.SERVICE,
          Told.words(value).get(0),
          "a service of this organisation");
    }
    if (found.size() > 1) {
      throw new MisreadException(
          Why.AMBIGUOUS_SERVICE,
          Field.SERVICE,
          value,
          "with its location: " + found.size() + " services are called so");
    }
    return found.get(0);
  }

  /** By the first of its words that is an id or a key, else by the first that is a name. */
  List<Offer> named(String value) {
    for (String word : Told.words(value.strip())) {
      List<Offer> keyed =
          offers.stream()
              .filter(offer -> offer.id().value().equals(word) || word.equals(offer.key()))
              .toList();
      if (!keyed.isEmpty()) {
        return keyed;
      }
    }
    for (String word : Told.words(value)) {
      String words = Words.normalised(word);
      List<Offer> called =
          offers.stream().filter(offer -> offer.active() && isCalled(offer, words)).toList();
      if (!called.isEmpty()) {
        return called;
      }
    }
    return List.of();
  }

  /** By its name alone, or with its location behind it. */
  private static boolean isCalled(Offer offer, String words) {
    String name = Words.normalised(offer.name());
    if (name.equals(words)) {
      return true;
    }
    return words.startsWith(name + " ")
        && offer.site().answersTo(words.substring(name.length() + 1));
  }

  /** The location that a row names; null when it names none. */
  @Nullable Site site(Row row) {
    String value = row.get(Field.LOCATION);
    if (value == null) {
      return null;
    }
    List<Site> found = sites(value);
    if (found.size() != 1) {
      throw new MisreadException(
          Why.UNKNOWN_LOCATION,
          Field.LOCATION,
          Told.words(value).get(0),
          "a location of this organisation");
    }
    return found.get(0);
  }

  /** As {@link #named}, of locations. */
  List<Site> sites(String value) {
    List<String> words = Told.words(value);
    for (String word : words) {
      List<Site> keyed =
          sites.stream()
              .filter(site -> site.id().value().equals(word) || word.equals(site.key()))
              .toList();
      if (!keyed.isEmpty()) {
        return keyed;
      }
    }
    for (String word : words) {
      String plain = Words.normalised(word);
      List<Site> called = sites.stream().filter(site -> site.answersTo(plain)).toList();
      if (!called.isEmpty()) {
        return called;
      }
    }
    return List.of();
  }
}
