package nl.doorstroom.feeds.nza;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.Partners;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.CommandWindow;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.Progress;
import nl.doorstroom.feeds.regions.RegionSetup;

/**
 * Brings one province's part of a plan into its region, in stages: configuration, organisations,
 * locations, services, waits and stops. After each stage the region is consistent, and whatever is
 * already so yields nothing, so an import that broke off is simply run again.
 *
 * <p><b>Threads.</b> Confined to the context on which it was made. For one use.
 */
final class AreaImport {

  private final Exchange exchange;
  private final CommandWindow window;
  private final RegionId region;
  private final List<NzaPlan.Provider> providers;
  private final List<SiteAt> sites;
  private final List<OfferAt> offers;
  private final CommandId run;
  private final Progress progress;
  private final int total;

  private final Map<String, OrganizationId> organizationIds = new HashMap<>();
  private final Map<String, LocationId> locationIds = new HashMap<>();
  private final Map<String, HealthcareServiceId> serviceIds = new HashMap<>();
  private final Map<Integer, String> refused = new HashMap<>();
  private int sent;
  private int answered;
  private int unchanged;

  AreaImport(
      Vertx vertx,
      Exchange exchange,
      ActorToken actor,
      CommandId run,
      NzaPlan.Area area,
      Progress progress) {
    this.exchange = exchange;
    this.region = RegionSetup.archiveId(area.province());
    this.window = new CommandWindow(vertx, exchange, region, actor);
    this.run = run;
    this.progress = progress;
    this.providers = area.providers();
    this.sites =
        providers.stream()
            .flatMap(provider -> provider.sites().stream().map(site -> new SiteAt(provider, site)))
            .toList();
    this.offers =
        sites.stream()
            .flatMap(at -> at.site().offers().stream().map(offer -> new OfferAt(at, offer)))
            .toList();
    this.total = 1 + providers.size() + sites.size() + offers.size() + withWaits() + closures();
  }

  private record SiteAt(NzaPlan.Provider provider, NzaPlan.Site site) {

    /** External ids are unique within the organisation only. */
    String path() {
      return provider.key() + " " + site.key();
    }

    Stream<Integer> rows() {
      return site.offers().stream().flatMap(offer -> offer.rows().stream());
    }
  }

  private record OfferAt(SiteAt at, NzaPlan.Offer offer) {
    String path() {
      return at.path() + " " + offer.key();
    }
  }

  /** Completes with what was done; fails when a fault lasted, after which it may be run again. */
  Future<NzaReport.RegionCounts> apply(RegionConfig config) {
    return exchange
        .open(region)
        .compose(opened -> send(List.of(configuration(config))))
        .compose(sent -> send(organizations()))
        .compose(sent -> learn())
        .compose(learnt -> send(locations()))
        .compose(sent -> learn())
        .compose(learnt -> send(services()))
        .compose(sent -> learn())
        .compose(learnt -> send(waitsAndStops()))
        .map(
            sent ->
                new NzaReport.RegionCounts(
                    region,
                    providers.size(),
                    sites.size(),
                    offers.size(),
                    offers.stream().mapToInt(at -> at.offer().waits().size()).sum(),
                    closures(),
                    this.sent,
                    unchanged));
  }

  /** By row, why the region refused what it says. */
  Map<Integer, String> refused() {
    return refused;
  }

  private Future<Void> send(List<CommandWindow.Item> items) {
    return window.send(items);
  }

  private CommandWindow.Item configuration(RegionConfig config) {
    return item(
        new PartnerCommand.ConfigureRegion(config),
        why -> {
          throw new IllegalStateException("region: " + region.value() + " refused: " + why);
        });
  }

  private List<CommandWindow.Item> organizations() {
    return providers.stream()
        .map(
            provider ->
                item(
                    new PartnerCommand.RegisterOrganization(null, provider.details(), null),
                    why ->
                        provider.sites().stream()
                            .flatMap(site -> new SiteAt(provider, site).rows())
                            .forEach(row -> refused.put(row, why))))
        .toList();
  }

  private List<CommandWindow.Item> locations() {
    List<CommandWindow.Item> items = new ArrayList<>();
    for (SiteAt at : sites) {
      OrganizationId organization = organizationIds.get(at.provider().key());
      if (organization != null) {
        items.add(
            item(
                new PartnerCommand.RegisterLocation(null, organization, at.site().details(), null),
                why -> at.rows().forEach(row -> refused.put(row, why))));
      }
    }
    return items;
  }

  private List<CommandWindow.Item> services() {
    List<CommandWindow.Item> items = new ArrayList<>();
    for (OfferAt at : offers) {
      OrganizationId organization = organizationIds.get(at.at().provider().key());
      LocationId location = locationIds.get(at.at().path());
      if (organization != null && location != null) {
        items.add(
            item(
                new PartnerCommand.RegisterHealthcareService(
                    null, location, at.offer().details(), organization, null),
                why -> at.offer().rows().forEach(row -> refused.put(row, why))));
      }
    }
    return items;
  }

  private List<CommandWindow.Item> waitsAndStops() {
    List<CommandWindow.Item> items = new ArrayList<>();
    for (OfferAt at : offers) {
      OrganizationId organization = organizationIds.get(at.at().provider().key());
      HealthcareServiceId service = serviceIds.get(at.path());
      if (organization == null || service == null) {
        continue;
      }
      Consumer<String> refusal = why -> at.offer().rows().forEach(row -> refused.put(row, why));
      if (!at.offer().waits().isEmpty()) {
        items.add(
            item(
                new PartnerCommand.ReportWaits(service, at.offer().waits(), organization),
                refusal));
      }
      for (NzaPlan.Closure closure : at.offer().closures()) {
        items.add(item(announcement(service, closure, organization), refusal));
      }
    }
    return items;
  }

  private static Command announcement(
      HealthcareServiceId service, NzaPlan.Closure closure, OrganizationId by) {
    return new PartnerCommand.AnnounceStop(
        new AdmissionStop.Scope(service, null, Set.of(), Set.of(), closure.insurers()),
        closure.reason(),
        closure.from(),
        null,
        closure.note(),
        by);
  }

  private CommandWindow.Item item(Command command, Consumer<String> refusal) {
    return new CommandWindow.Item(
        run.item(sent++),
        command,
        answer -> {
          answered++;
          progress.at(region.value(), answered, total);
          if (answer instanceof Answer.Refused no) {
            refusal.accept(no.rejection().reason() + ": " + no.rejection().detail());
          } else if (answer instanceof Answer.Accepted yes && yes.events().isEmpty()) {
            unchanged++;
          }
        });
  }

  /** The ids that the region gave, by the external ones. */
  private Future<Void> learn() {
    return exchange
        .read(region, grid -> known(grid.region().partners()))
        .map(
            known -> {
              organizationIds.putAll(known.organizations());
              locationIds.putAll(known.locations());
              serviceIds.putAll(known.services());
              return null;
            });
  }

  private record Known(
      Map<String, OrganizationId> organizations,
      Map<String, LocationId> locations,
      Map<String, HealthcareServiceId> services) {}

  private static Known known(Partners partners) {
    Map<OrganizationId, String> organizationKeys = new HashMap<>();
    Map<LocationId, String> locationKeys = new HashMap<>();
    Known known = new Known(new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (Organization organization : partners.organizations()) {
      String key = organization.details().externalId();
      if (key != null) {
        organizationKeys.put(organization.id(), key);
        known.organizations().put(key, organization.id());
      }
    }
    for (Location location : partners.locations()) {
      String key =
          organizationKeys.get(location.organization()) + " " + location.details().externalId();
      locationKeys.put(location.id(), key);
      known.locations().put(key, location.id());
    }
    for (HealthcareService service : partners.services()) {
      String key = locationKeys.get(service.location()) + " " + service.details().externalId();
      known.services().put(key, service.id());
    }
    return known;
  }

  private int withWaits() {
    return (int) offers.stream().filter(at -> !at.offer().waits().isEmpty()).count();
  }

  private int closures() {
    return offers.stream().mapToInt(at -> at.offer().closures().size()).sum();
  }
}
