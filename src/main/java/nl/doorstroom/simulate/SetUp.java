package nl.doorstroom.simulate;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.domain.waiting.WaitingEvent;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.CommandWindow;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the demonstration's region, in stages that each build on what the region knows: so what is
 * already there stays as it is.
 *
 * <p><b>Threads.</b> Confined to the context on which it was made. For one use.
 */
final class SetUp {

  /** Of the places after the first free one, so many are taken too. */
  static final double TAKEN_LATER = 0.3;

  /** Above the numbers of the commands that first filled a region. */
  private static final int CATCH_UP_FROM = 100_000;

  private static final int MEDIATORS_FROM = 200_000;

  private static final Logger LOG = LoggerFactory.getLogger(SetUp.class);

  private final Exchange exchange;
  private final RegionId region;
  private final RegionConfig config;
  private final Catalogue catalogue;
  private final Areas areas;
  private final LocalDate today;
  private final Random random;
  private final Progress progress;
  private final CommandWindow window;
  private final Rota rota;
  private final Arrangements arrangements;
  private final People people;
  private final Instant now;
  private final CommandId run;

  private final List<Command> helped = new ArrayList<>();
  private Known known = Known.NOTHING;
  private int sent;

  SetUp(
      Vertx vertx,
      Exchange exchange,
      RegionId region,
      RegionConfig config,
      Catalogue catalogue,
      Areas areas,
      Instant now,
      People people,
      Random random,
      Progress progress) {
    this.exchange = exchange;
    this.region = region;
    this.config = config;
    this.catalogue = catalogue;
    this.areas = areas;
    this.now = now;
    this.today = LocalDate.ofInstant(now, config.timeZone());
    this.people = people;
    this.random = random;
    this.progress = progress;
    this.window = new CommandWindow(vertx, exchange, region, Demonstration.ACTOR);
    this.rota = new Rota(config, catalogue.practices());
    this.arrangements = new Arrangements(catalogue, new Chance(random));
    this.run = new CommandId("demonstration/" + region.value() + "/" + random.nextLong());
  }

  Future<Void> run(List<Waiters.Waiter> waiters) {
    return exchange
        .open(region)
        .compose(opened -> learn())
        .compose(
            learnt ->
                known.organizations().containsKey(Demonstration.REGION_DESK.externalId())
                    ? stage("afspraken", this::agreements)
                        .compose(done -> catchUp())
                        .compose(done -> mediators(MEDIATORS_FROM))
                    : fill(waiters));
  }

  /** A region from before there was planning gets it too. */
  private Future<Void> catchUp() {
    if (!known.schedules().isEmpty()) {
      return Future.succeededFuture();
    }
    sent = CATCH_UP_FROM;
    return stage("aanbod", this::services)
        .compose(done -> stage("agenda's", () -> items(arrangements.schedules(known))))
        .compose(done -> upkeep());
  }

  private Future<Void> upkeep() {
    return stage("planning", () -> items(arrangements.upkeep(known, today)))
        .compose(done -> read(grid -> arrangements.reports(known, grid, now)))
        .compose(reports -> stage("bronnen", () -> items(reports)));
  }

  private Future<Void> fill(List<Waiters.Waiter> waiters) {
    return stage("afspraken", this::agreements)
        .compose(done -> stage("partners", this::organizations))
        .compose(done -> stage("locaties", this::locations))
        .compose(done -> stage("aanbod", this::services))
        .compose(done -> stage("agenda's", () -> items(arrangements.schedules(known))))
        .compose(done -> stage("plekken", this::slots))
        .compose(done -> stage("wachtplekken", () -> waiting(waiters)))
        .compose(done -> stage("behandelingen", () -> items(helped)))
        .compose(done -> read(this::claims))
        .compose(claims -> stage("afspraken met cliënten", () -> items(claims)))
        .compose(
            done ->
                stage("wachttijden en stops", () -> items(arrangements.declarations(known, today))))
        .compose(done -> read(grid -> arrangements.referrals(known, grid, people)))
        .compose(referrals -> stage("verwijzingen", () -> items(referrals)))
        .compose(done -> upkeep())
        .compose(done -> table())
        .compose(done -> mediators(sent))
        .compose(done -> stage("tafel", () -> items(arrangements.tabled(known, config, people))))
        .compose(done -> meeting())
        .compose(done -> stage("regio", () -> List.of(item(register(Demonstration.REGION_DESK)))));
  }

  /** The table is at work already: in each round most transfers go one step on. */
  private Future<Void> table() {
    TableWork table = new TableWork(config, people, new Chance(random));
    return worked(Collections.nCopies(TableWork.ROUNDS, table::round));
  }

  /** The table meets next week, and can prepare. */
  private Future<Void> meeting() {
    TableWork table = new TableWork(config, people, new Chance(random));
    return worked(List.of(table::planned, table::prepared));
  }

  /** Those who ask for clients; a region from before there were any gets them too. */
  private Future<Void> mediators(int from) {
    sent = from;
    Mediators mediators = new Mediators(new TableWork(config, people, new Chance(random)));
    return stage("bemiddelaars", () -> items(Mediators.join()))
        .compose(
            done -> worked(List.of(mediators::asked, mediators::answered, mediators::escalated)));
  }

  /** Each once what was done before is known. */
  private Future<Void> worked(List<Function<Scene, List<Command>>> works) {
    Future<Void> done = Future.succeededFuture();
    for (Function<Scene, List<Command>> work : works) {
      done =
          done.compose(before -> read(g -> work.apply(Scene.of(g, catalogue, now, today))))
              .compose(commands -> stage("transfertafel", () -> items(commands)));
    }
    return done;
  }

  private Future<Void> stage(String name, Supplier<List<CommandWindow.Item>> items) {
    return send(name, items.get()).compose(done -> learn());
  }

  private Future<Void> send(String name, List<CommandWindow.Item> items) {
    List<CommandWindow.Item> counted = new ArrayList<>();
    int[] answered = {0};
    for (CommandWindow.Item item : items) {
      counted.add(
          new CommandWindow.Item(
              item.id(),
              item.command(),
              answer -> {
                answered[0]++;
                item.told().accept(answer);
                progress.at(name, answered[0], items.size());
              }));
    }
    return window.send(counted);
  }

  private List<CommandWindow.Item> agreements() {
    return items(List.of(Representatives.agreed(config, known)));
  }

  private List<CommandWindow.Item> organizations() {
    return catalogue.partners().stream().map(partner -> item(register(partner.details()))).toList();
  }

  private static PartnerCommand register(Organization.Details details) {
    return new PartnerCommand.RegisterOrganization(null, details, null);
  }

  private List<CommandWindow.Item> locations() {
    List<CommandWindow.Item> items = new ArrayList<>();
    for (Catalogue.Partner partner : catalogue.partners()) {
      for (Catalogue.Site site : partner.sites()) {
        items.add(
            item(
                new PartnerCommand.RegisterLocation(
                    null, known.organization(partner.key()), details(site), null)));
      }
    }
    return items;
  }

  private Location.Details details(Catalogue.Site site) {
    Areas.Area area = areas.at(site.postcode());
    return new Location.Details(
        site.name(),
        site.key(),
        site.street(),
        site.postcode(),
        site.place(),
        area == null ? null : area.municipality(),
        area == null ? null : area.coordinates());
  }

  private List<CommandWindow.Item> services() {
    List<CommandWindow.Item> items = new ArrayList<>();
    for (Catalogue.Partner partner : catalogue.partners()) {
      for (Catalogue.Site site : partner.sites()) {
        for (Catalogue.Offer offer : site.offers()) {
          items.add(
              item(
                  new PartnerCommand.RegisterHealthcareService(
                      null,
                      known.location(site.key()),
                      offer.details(),
                      known.organization(partner.key()),
                      null)));
        }
      }
    }
    return items;
  }

  private List<CommandWindow.Item> slots() {
    List<CommandWindow.Item> items = new ArrayList<>();
    for (Catalogue.Offer offer : catalogue.offers()) {
      List<SlotDraft> drafts =
          Stream.iterate(1, day -> day <= config.horizonDays(), day -> day + 1)
              .flatMap(day -> rota.on(today.plusDays(day), offer, known).stream())
              .toList();
      if (!drafts.isEmpty()) {
        items.add(item(new SlotCommand.PublishSlots(drafts, known.organization(offer.partner()))));
      }
    }
    return items;
  }

  private List<CommandWindow.Item> waiting(List<Waiters.Waiter> waiters) {
    return waiters.stream()
        .filter(waiter -> !known.waits(waiter.person().token(), waiter.offer().key()))
        .map(waiter -> item(command(waiter), answer -> registered(waiter, answer)))
        .toList();
  }

  private Command command(Waiters.Waiter waiter) {
    HealthcareServiceId service = known.service(waiter.offer().key());
    OrganizationId provider = known.organization(waiter.offer().partner());
    People.Person person = waiter.person();
    return waiter.practice() == null
        ? new WaitingCommand.RegisterPosition(
            service,
            person.token(),
            waiter.phase(),
            person.request(),
            waiter.since(),
            waiter.intakeOn(),
            provider)
        : new WaitingCommand.MakeReferral(
            service,
            person.request(),
            ReferrerType.GP,
            known.organization(waiter.practice()),
            waiter.since(),
            person.token(),
            provider);
  }

  /** Of who was helped already, the start of treatment is told next. */
  private void registered(Waiters.Waiter waiter, Answer answer) {
    if (waiter.treatmentOn() == null || !(answer instanceof Answer.Accepted accepted)) {
      return;
    }
    for (Event event : accepted.events()) {
      if (event instanceof WaitingEvent.PositionRegistered position) {
        helped.add(
            new WaitingCommand.StartTreatment(
                position.position(),
                waiter.treatmentOn(),
                known.organization(waiter.offer().partner())));
      }
    }
  }

  /** Places up to the first free one are taken, and some after it. */
  private List<Command> claims(Region grid) {
    List<Command> claims = new ArrayList<>();
    for (Catalogue.Offer offer : catalogue.offers()) {
      HealthcareServiceId service = known.service(offer.key());
      claims(
          offer,
          List.copyOf(grid.slots().of(service)),
          new ArrayList<>(grid.waiting().of(service)),
          claims);
    }
    return claims;
  }

  private void claims(
      Catalogue.Offer offer,
      List<Slot> slots,
      List<WaitingPosition> positions,
      List<Command> claims) {
    positions.removeIf(position -> !position.isOpen() || position.booking() != null);
    positions.sort(Queue.ORDER);
    Instant firstFree =
        today
            .plusDays(offer.fullDays(config.horizonDays()))
            .atStartOfDay(config.timeZone())
            .toInstant();
    for (Slot slot : slots) {
      boolean wanted = slot.start().isBefore(firstFree) || random.nextDouble() < TAKEN_LATER;
      if (!wanted || slot.free() < slot.capacity()) {
        continue;
      }
      positions.stream()
          .filter(position -> Queue.suits(slot, position))
          .findFirst()
          .ifPresent(
              position -> {
                positions.remove(position);
                claims.add(
                    new SlotCommand.ClaimSlot(
                        slot.id(), null, position.id(), known.organization(offer.partner())));
              });
    }
  }

  private List<CommandWindow.Item> items(List<Command> commands) {
    return commands.stream().map(this::item).toList();
  }

  private CommandWindow.Item item(Command command) {
    return item(command, answer -> {});
  }

  private CommandWindow.Item item(Command command, Consumer<Answer> told) {
    return new CommandWindow.Item(
        run.item(sent++),
        command,
        answer -> {
          if (answer instanceof Answer.Refused no) {
            LOG.debug("demonstration refused={} command={}", no.rejection(), command);
          }
          told.accept(answer);
        });
  }

  private Future<Void> learn() {
    return read(Known::of)
        .map(
            learnt -> {
              known = learnt;
              return null;
            });
  }

  private <T> Future<T> read(Function<Region, T> reader) {
    return exchange.read(region, grid -> reader.apply(grid.region()));
  }
}
