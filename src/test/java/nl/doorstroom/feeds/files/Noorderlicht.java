package nl.doorstroom.feeds.files;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import nl.doorstroom.access.References;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.PartnerRole;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.EngineObserver;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.LocalExchange;
import nl.doorstroom.engine.Submission;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.geo.Province;
import nl.doorstroom.feeds.regions.RegionSetup;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.memory.MemoryJournal;
import org.jspecify.annotations.Nullable;

/** A region with one provider in it, as the demonstration has it, and its files. */
final class Noorderlicht implements AutoCloseable {

  static final RegionId GRONINGEN = new RegionId("groningen");
  static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private static final ActorToken PLANNER = new ActorToken("planner");
  private static final Postcodes POSTCODES = Postcodes.load();

  /** Locations with the services at each. */
  private static final Map<String, List<String>> OFFER =
      Map.of(
          "Haren", List.of("Basis-ggz", "Angst- en stemmingsstoornissen"),
          "Delfzijl", List.of("Ambulante psychiatrie"),
          "Winschoten", List.of("Ambulante psychiatrie", "Ouderenpsychiatrie"),
          "Groningen, Hereweg",
              List.of("Ambulante psychiatrie", "Vroege psychose", "Ouderenpsychiatrie"));

  final Vertx vertx = Vertx.vertx();
  final Exchange exchange;
  final OrganizationId organization;
  final FileImports imports;
  final MemoryReferences references = new MemoryReferences();
  final Map<String, String> remembered = new ConcurrentHashMap<>();
  private final Path directory;
  private final AtomicInteger commands = new AtomicInteger();

  Noorderlicht(Path directory) {
    this.directory = directory;
    this.exchange =
        await(
            LocalExchange.start(vertx, new MemoryJournal(new NodeId("here")), EngineObserver.NONE));
    await(exchange.open(GRONINGEN));
    done(
        new PartnerCommand.ConfigureRegion(
            new RegionSetup(POSTCODES).demonstration(Province.GRONINGEN, today())));
    done(
        new PartnerCommand.RegisterOrganization(
            null,
            new Organization.Details(
                "Noorderlicht ggz",
                OrganizationKind.GGZ_CORE,
                Set.of(PartnerRole.values()),
                "demo/noorderlicht-ggz",
                null,
                null),
            null));
    this.organization = inRegion(r -> r.partners().organizations().iterator().next().id());
    OFFER.forEach(this::register);
    this.imports = imports(exchange, references, "imports");
  }

  /** The files of a server that reaches the region by {@code by}. */
  FileImports imports(Exchange by, References kept, String name) {
    return new FileImports(
        vertx,
        by,
        kept,
        new Memory(),
        () -> new PersonToken(UUID.randomUUID().toString()),
        Clock.systemUTC(),
        directory.resolve(name));
  }

  static LocalDate today() {
    return LocalDate.now(AMSTERDAM);
  }

  private void register(String place, List<String> services) {
    String site = "demo/noorderlicht-ggz/" + place;
    done(
        new PartnerCommand.RegisterLocation(
            null,
            organization,
            new Location.Details(place, site, null, null, place, null, null),
            null));
    LocationId location =
        inRegion(
            r ->
                r.partners().locations().stream()
                    .filter(l -> l.details().name().equals(place))
                    .findFirst()
                    .orElseThrow()
                    .id());
    for (String service : services) {
      done(
          new PartnerCommand.RegisterHealthcareService(
              null,
              location,
              new HealthcareService.Details(
                  service,
                  site + "/" + service,
                  ServiceCategory.GGZ_TREATMENT,
                  Set.of(CareQuestion.values()),
                  Set.of(Echelon.SPECIALISED),
                  Set.of(),
                  Set.of("18-23", "24-34", "35-49", "50-64", "65-74", "75+"),
                  Set.of("nl"),
                  Set.of(Delivery.values()),
                  null,
                  Map.of(),
                  false,
                  null,
                  true),
              organization,
              null));
    }
  }

  /** Hands in a file of that text. */
  FileImport open(String name, String text) throws IOException {
    return open(Files.writeString(directory.resolve("upload-" + name), text));
  }

  FileImport open(Path file) {
    return open(imports, file);
  }

  FileImport open(FileImports by, Path file) {
    return await(
        by.open(GRONINGEN, organization, PLANNER, file, file.getFileName().toString(), null));
  }

  FileImportStatus preview(FileImport file) {
    await(file.preview());
    await(file.settled());
    return await(file.status());
  }

  FileImportStatus run(FileImport file, Mode mode) {
    await(file.run(mode));
    await(file.settled());
    return await(file.status());
  }

  List<RowReport> rows(FileImport file) {
    return await(file.rows(null, 0, Integer.MAX_VALUE));
  }

  List<Slot> standing() {
    return inRegion(r -> r.slots().slots().stream().filter(s -> !s.withdrawn()).toList());
  }

  List<WaitingPosition> positions() {
    return inRegion(r -> List.copyOf(r.waiting().positions()));
  }

  <T> T inRegion(Function<Region, T> reader) {
    return await(exchange.read(GRONINGEN, grid -> reader.apply(grid.region())));
  }

  Answer.Accepted done(Command command) {
    Answer answer =
        await(
            exchange.submit(
                GRONINGEN,
                new Submission(
                    new CommandId("set-up-" + commands.incrementAndGet()),
                    PLANNER,
                    RequestDigest.NONE,
                    command)));
    if (answer instanceof Answer.Accepted yes) {
      return yes;
    }
    throw new AssertionError(command + " was refused: " + answer);
  }

  static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    imports.close();
    await(vertx.close());
  }

  private final class Memory implements MappingMemory {

    @Override
    public Future<@Nullable String> of(
        RegionId region, OrganizationId organization, String signature) {
      return Future.succeededFuture(remembered.get(signature));
    }

    @Override
    public Future<Void> keep(
        RegionId region, OrganizationId organization, String signature, String json) {
      remembered.put(signature, json);
      return Future.succeededFuture();
    }
  }

  /** References in memory. */
  static final class MemoryReferences implements References {

    final Map<PositionId, String> kept = new ConcurrentHashMap<>();
    final Map<PersonToken, Expected> expected = new ConcurrentHashMap<>();

    @Override
    public Future<Void> keep(
        RegionId region, Id of, OrganizationId organization, String reference) {
      kept.put(new PositionId(of.value()), reference);
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> erase(RegionId region, Id of, OrganizationId organization) {
      kept.remove(new PositionId(of.value()));
      return Future.succeededFuture();
    }

    @Override
    public Future<Map<String, String>> of(RegionId region, OrganizationId organization) {
      Map<String, String> all = new HashMap<>();
      kept.forEach((position, reference) -> all.put(position.value(), reference));
      return Future.succeededFuture(all);
    }

    @Override
    public Future<Void> expect(
        RegionId region, OrganizationId organization, Collection<Expected> newcomers) {
      newcomers.forEach(one -> expected.putIfAbsent(one.person(), one));
      return Future.succeededFuture();
    }

    @Override
    public Future<List<Expected>> expected(RegionId region, OrganizationId organization) {
      return Future.succeededFuture(List.copyOf(expected.values()));
    }

    @Override
    public Future<Void> settle(
        RegionId region,
        OrganizationId organization,
        Map<PositionId, String> references,
        Set<PersonToken> persons) {
      kept.putAll(references);
      persons.forEach(expected::remove);
      return Future.succeededFuture();
    }
  }
}
