package nl.doorstroom.grid;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.Capacity;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.Measure;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.Planning;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ReleaseStep;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.waits.Figures;
import nl.doorstroom.waits.Gives;
import nl.doorstroom.waits.Mean;
import nl.doorstroom.waits.Places;
import nl.doorstroom.waits.RegionMean;
import nl.doorstroom.waits.ServiceFigures;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of a service and its waits.
 *
 * <table>
 *   <caption>Masks</caption>
 *   <tr><th>eyes<th>places of<th>groups under the limit<th>per urgency<th>measures<th>planning
 *   <tr><td>anyone<td>new referrals, high urgency<td>suppressed<td>no<td>no<td>no
 *   <tr><td>table<td>also the transfer table<td>suppressed<td>no<td>yes<td>no
 *   <tr><td>owner<td>every allotment<td>told<td>yes<td>yes<td>yes
 * </table>
 *
 * <p>Whoever is not the owner is told of places that every practice may take: one that is kept for
 * some of them is counted for nobody else than the owner, so that the figures are the same for all.
 */
final class WaitsView {

  private static final Set<Allotment> FOR_ANYONE =
      EnumSet.of(Allotment.NEW_REFERRAL, Allotment.HIGH_URGENCY);
  private static final Set<Allotment> FOR_TABLE =
      EnumSet.of(Allotment.NEW_REFERRAL, Allotment.HIGH_URGENCY, Allotment.TRANSFER_TABLE);
  private static final Set<Allotment> FOR_OWNER = EnumSet.allOf(Allotment.class);

  private final Region region;
  private final Figures figures;

  WaitsView(Region region, Figures figures) {
    this.region = region;
    this.figures = figures;
  }

  Shown show(HealthcareServiceId id) {
    Shown shown = new Shown(View.WAITS);
    HealthcareService service = region.partners().service(id);
    RegionConfig config = region.partners().config();
    LocalDate today = region.partners().today();
    if (service != null && service.details().active() && config != null && today != null) {
      ServiceFigures of = figures.of(service, config, today);
      IntFunction<Count> few = n -> Count.suppressed(n, config.suppressionLimit());
      List<WaitsRow.Measured> measures = measures(id);
      for (Eyes eyes : List.of(Eyes.ANYONE, Eyes.TABLE)) {
        Set<Allotment> seen = eyes == Eyes.TABLE ? FOR_TABLE : FOR_ANYONE;
        shown.to(
            eyes,
            row(
                service,
                config,
                today,
                of,
                places(of.open(), seen),
                few,
                eyes == Eyes.TABLE ? measures : null,
                null));
      }
      shown.toOwner(
          service.organization(),
          row(
              service,
              config,
              today,
              of,
              places(of.places(), FOR_OWNER),
              Count::of,
              measures,
              own(service, config, of.gives())));
    }
    return shown;
  }

  private static Map<Allotment, Places> places(
      Map<Allotment, Places> all, Set<Allotment> allotments) {
    Map<Allotment, Places> places = new EnumMap<>(Allotment.class);
    for (Allotment allotment : allotments) {
      places.put(allotment, requireNonNull(all.get(allotment), "places"));
    }
    return places;
  }

  private WaitsRow row(
      HealthcareService service,
      RegionConfig config,
      LocalDate today,
      ServiceFigures of,
      Map<Allotment, Places> places,
      IntFunction<Count> people,
      @Nullable List<WaitsRow.Measured> measures,
      WaitsRow.@Nullable Own own) {
    HealthcareService.Details details = service.details();
    RegionConfig.Freshness freshness = config.freshness();
    return new WaitsRow(
        service.id().value(),
        party(service),
        site(service),
        details.name(),
        details.category(),
        Sorted.list(details.careQuestions()),
        Sorted.list(details.echelons()),
        Sorted.list(details.diagnosisGroups()),
        Sorted.list(details.ageClasses()),
        Sorted.list(details.languages()),
        Sorted.list(details.deliveries()),
        details.insurers() == null ? null : Sorted.list(details.insurers()),
        details.backupCare(),
        details.meets() == null ? null : Sorted.list(details.meets()),
        details.waitingListFirst(),
        details.note(),
        config.nature() == RegionConfig.Nature.ARCHIVE,
        stops(service, today),
        places,
        new WaitsRow.TreatmentPlaces(of.treatmentThird()),
        Places.firstWeek(today),
        today.plusDays(config.horizonDays()),
        computed(of, today, people),
        byPhase(service.reported()),
        norms(details.category(), config),
        waiting(of, people, own != null),
        service.confirmedAt(),
        service.confirmedAt().plus(Duration.ofDays(freshness.staleDays())),
        service.confirmedAt().plus(Duration.ofDays(freshness.withdrawnDays())),
        new WaitsRow.Clocks(service.trueAt(), service.confirmedAt(), service.changedAt()),
        capacity(service.capacity(), today),
        details.planning().confirmHours(),
        measures,
        own);
  }

  private WaitsRow.Party party(HealthcareService service) {
    Organization organization =
        requireNonNull(region.partners().organization(service.organization()), "organization");
    return new WaitsRow.Party(
        organization.id(), organization.details().name(), organization.details().kind());
  }

  private WaitsRow.Site site(HealthcareService service) {
    Location location = requireNonNull(region.partners().location(service.location()), "location");
    Location.Details details = location.details();
    Location.Coordinates coordinates = details.coordinates();
    return new WaitsRow.Site(
        location.id(),
        details.name(),
        details.place(),
        details.municipality(),
        details.postcode(),
        coordinates == null ? null : coordinates.latitude(),
        coordinates == null ? null : coordinates.longitude());
  }

  private List<WaitsRow.Stop> stops(HealthcareService service, LocalDate today) {
    List<AdmissionStop> over = new ArrayList<>(region.partners().stopsOver(service));
    over.sort(Comparator.comparing(AdmissionStop::from).thenComparing(stop -> stop.id().value()));
    List<WaitsRow.Stop> stops = new ArrayList<>(over.size());
    for (AdmissionStop stop : over) {
      stops.add(
          new WaitsRow.Stop(
              stop.id(),
              stop.reason(),
              stop.announcedOn(),
              stop.from(),
              stop.until(),
              stop.note(),
              Sorted.list(stop.scope().careQuestions()),
              Sorted.list(stop.scope().ageClasses()),
              Sorted.list(stop.scope().insurers()),
              stop.scope().isTotal(),
              stop.holdsOn(today)));
    }
    return stops;
  }

  private static Map<WaitPhase, WaitsRow.Wait> computed(
      ServiceFigures of, LocalDate today, IntFunction<Count> people) {
    Map<WaitPhase, WaitsRow.Wait> waits = new EnumMap<>(WaitPhase.class);
    of.realised()
        .forEach((phase, mean) -> waits.put(phase, wait(mean, people.apply(mean.n()), today)));
    return waits;
  }

  private static WaitsRow.Wait wait(Mean mean, Count n, LocalDate today) {
    return new WaitsRow.Wait(n.n() == null ? null : mean.days(), n.n(), n.under(), today);
  }

  private static @Nullable Map<WaitPhase, Integer> norms(
      ServiceCategory category, RegionConfig config) {
    if (category != ServiceCategory.GGZ_TREATMENT) {
      return null;
    }
    Map<WaitPhase, Integer> norms = new EnumMap<>(WaitPhase.class);
    for (WaitPhase phase : WaitPhase.values()) {
      norms.put(phase, config.norms().days(phase));
    }
    return norms;
  }

  /** Free places are no people: they are always told. */
  private static WaitsRow.Waiting waiting(
      ServiceFigures of, IntFunction<Count> people, boolean own) {
    Map<Urgency, Count> byUrgency = new EnumMap<>(Urgency.class);
    of.byUrgency().forEach((urgency, n) -> byUrgency.put(urgency, people.apply(n)));
    return new WaitsRow.Waiting(
        people.apply(of.waiting().getOrDefault(WaitPhase.INTAKE, 0)),
        people.apply(of.waiting().getOrDefault(WaitPhase.TREATMENT, 0)),
        people.apply(of.overNorm().getOrDefault(WaitPhase.INTAKE, 0)),
        people.apply(of.overNorm().getOrDefault(WaitPhase.TREATMENT, 0)),
        people.apply(of.overTarget()),
        Count.of(of.keptForWaiting()),
        own ? byUrgency : null,
        people.apply(of.inflow()),
        people.apply(of.outflow()));
  }

  private static WaitsRow.@Nullable Capacity capacity(
      @Nullable Capacity declared, LocalDate today) {
    return declared == null || !declared.holdsOn(today)
        ? null
        : new WaitsRow.Capacity(
            declared.status(),
            declared.placesPerWeek(),
            declared.couldOpen(),
            declared.validUntil(),
            declared.closedUntil());
  }

  private List<WaitsRow.Measured> measures(HealthcareServiceId service) {
    List<WaitsRow.Measured> measures = new ArrayList<>();
    for (Measure measure : region.upkeep().measures()) {
      if (measure.service().equals(service)) {
        measures.add(
            new WaitsRow.Measured(
                measure.id(),
                measure.kind(),
                measure.from(),
                measure.placesPerWeek(),
                measure.weeksShorter(),
                measure.endedOn()));
      }
    }
    return measures;
  }

  private static WaitsRow.Own own(HealthcareService service, RegionConfig config, Gives gives) {
    HealthcareService.Details details = service.details();
    boolean ofRegion = details.division().isEmpty();
    Planning planning = details.planning();
    List<WaitsRow.ReleaseRule> rules = new ArrayList<>();
    for (ReleaseStep step : planning.releases()) {
      rules.add(new WaitsRow.ReleaseRule(step.to(), step.workingDays()));
    }
    return new WaitsRow.Own(
        new TreeMap<>(ofRegion ? config.division() : details.division()),
        ofRegion,
        planning.perWeek().isEmpty() ? null : new TreeMap<>(planning.perWeek()),
        rules,
        planning.offerFreed(),
        planning.offerHours(),
        given(gives),
        service.version());
  }

  private static WaitsRow.Given given(Gives gives) {
    RegionMean region = gives.region();
    return new WaitsRow.Given(
        new WaitsRow.Share(gives.filled(), gives.started()),
        new WaitsRow.Share(gives.lost(), gives.started()),
        new WaitsRow.Share(gives.noShow(), gives.seen()),
        gives.publishToClaim(),
        region == null ? null : new WaitsRow.OfRegion(region.days(), region.n()));
  }

  private static <V> Map<WaitPhase, V> byPhase(Map<WaitPhase, V> values) {
    Map<WaitPhase, V> sorted = new EnumMap<>(WaitPhase.class);
    sorted.putAll(values);
    return sorted;
  }
}
