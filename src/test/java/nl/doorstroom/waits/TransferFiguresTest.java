package nl.doorstroom.waits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand.ConfigureRegion;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.AskState;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand.EndTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTreatment;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferKind;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.Headcount;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;

/** The table in figures, against a slow recount on random tables. */
class TransferFiguresTest {

  @Property(tries = 25)
  void without_a_limit_they_are_those_counted_one_by_one(@ForAll long seed) {
    Region region = table(seed, 1);
    TransferFigures figures = TransferFigures.of(region);
    List<Transfer> all = List.copyOf(region.transfers().transfers());
    List<Transfer> waiting = all.stream().filter(t -> !t.subject().kind().isInTreatment()).toList();
    assertThat(figures.byStage()).isEqualTo(counted(waiting, Transfer::stage));
    assertThat(figures.byDestination()).isEqualTo(counted(waiting, Transfer::destination));
    List<Transfer> over = waiting.stream().filter(t -> t.ending() != null).toList();
    assertThat(figures.ended())
        .isEqualTo(counted(over, t -> Objects.requireNonNull(t.ending()).why()));
    List<Transfer> treated = all.stream().filter(t -> !waiting.contains(t)).toList();
    assertThat(treated).isNotEmpty();
    assertThat(figures.inTreatment().byKind()).isEqualTo(counted(treated, t -> t.subject().kind()));
    assertThat(figures.inTreatment().byStage()).isEqualTo(counted(treated, Transfer::stage));
    assertThat(figures.declinedByReason()).isEqualTo(reasons(asks(region)));
    assertHeads(region, figures);
    assertSaved(all, figures.saved());
    assertLeadTimes(region, all, figures.leadTimes());
    assertReceivers(region, figures.receivers());
    assertUpkeep(region, figures.upkeep());
  }

  private static void assertUpkeep(Region region, List<ListUpkeep> upkeep) {
    LocalDate today = Objects.requireNonNull(region.partners().today());
    Map<OrganizationId, List<WaitingPosition>> lists =
        region.waiting().positions().stream()
            .filter(WaitingPosition::isOpen)
            .collect(
                Collectors.groupingBy(
                    p ->
                        Objects.requireNonNull(region.partners().service(p.service()))
                            .organization()));
    assertThat(upkeep)
        .containsExactlyInAnyOrderElementsOf(
            lists.entrySet().stream()
                .map(
                    list -> {
                      long inTime =
                          list.getValue().stream()
                              .filter(p -> !p.standing().confirmBy().isBefore(today))
                              .count();
                      int all = list.getValue().size();
                      return new ListUpkeep(list.getKey(), all, (int) (100 * inTime / all));
                    })
                .toList());
  }

  private static void assertHeads(Region region, TransferFigures figures) {
    List<WaitingPosition> open =
        region.waiting().positions().stream().filter(WaitingPosition::isOpen).toList();
    List<WaitingPosition> late = open.stream().filter(p -> isOver(region, p)).toList();
    Headcount all = Headcount.of(open);
    assertThat(figures.positions()).isEqualTo(open.size());
    assertThat(figures.people()).isEqualTo(all.people());
    assertThat(figures.recognisedPercent())
        .isEqualTo(
            open.isEmpty()
                ? null
                : Integer.valueOf(Math.round(100f * all.recognised() / open.size())));
    assertThat(figures.overNorm())
        .isEqualTo(new TransferFigures.OverNorm(late.size(), Headcount.of(late).people()));
  }

  private static boolean isOver(Region region, WaitingPosition p) {
    RegionConfig config = Objects.requireNonNull(region.partners().config());
    var service = Objects.requireNonNull(region.partners().service(p.service()));
    int days = config.norms().days(p.phase());
    return service.details().category().name().equals("GGZ_TREATMENT")
        && p.phaseSince().plusDays(days).isBefore(region.partners().today());
  }

  private static void assertSaved(List<Transfer> all, TransferFigures.Saved saved) {
    long total = 0;
    int n = 0;
    for (Transfer t : all) {
      boolean moved =
          Set.of(TransferStage.BOOKED, TransferStage.HANDED_OVER, TransferStage.DONE)
              .contains(t.stage());
      if (moved && t.booking() != null && t.booking().saved() != null) {
        total += t.booking().saved().days();
        n++;
      }
    }
    Double mean = n == 0 ? null : Double.valueOf(Math.round(10.0 * total / n) / 10.0);
    assertThat(saved).isEqualTo(new TransferFigures.Saved(total, n, mean));
  }

  private static void assertLeadTimes(
      Region region, List<Transfer> all, List<TransferFigures.LeadTime> leadTimes) {
    RegionConfig config = Objects.requireNonNull(region.partners().config());
    for (TransferStage stage : TransferStage.values()) {
      List<Integer> minutes = new ArrayList<>();
      for (Transfer t : all) {
        Instant from = t.entered().get(stage);
        Instant to = from == null ? null : next(t, stage, from);
        if (from != null && to != null) {
          minutes.add(config.workingHours().minutesBetween(from, to, config.timeZone()));
        }
      }
      List<TransferFigures.LeadTime> told =
          leadTimes.stream().filter(l -> l.step() == stage).toList();
      if (minutes.isEmpty()) {
        assertThat(told).isEmpty();
      } else {
        long sum = minutes.stream().mapToLong(Integer::longValue).sum();
        double mean = Math.round(10.0 * sum / (60L * minutes.size())) / 10.0;
        assertThat(told).containsExactly(new TransferFigures.LeadTime(stage, minutes.size(), mean));
      }
    }
  }

  private static @org.jspecify.annotations.Nullable Instant next(
      Transfer t, TransferStage stage, Instant from) {
    Instant next = null;
    for (Map.Entry<TransferStage, Instant> other : t.entered().entrySet()) {
      int after = other.getValue().compareTo(from);
      boolean later = after > 0 || (after == 0 && other.getKey().compareTo(stage) > 0);
      if (later && (next == null || other.getValue().isBefore(next))) {
        next = other.getValue();
      }
    }
    return next;
  }

  private static void assertReceivers(Region region, List<TransferFigures.Receiver> receivers) {
    Map<String, List<Ask>> by = new TreeMap<>();
    asks(region)
        .forEach(a -> by.computeIfAbsent(a.receiver().value(), r -> new ArrayList<>()).add(a));
    List<TransferFigures.Receiver> expected = new ArrayList<>();
    by.forEach(
        (receiver, asks) -> {
          List<Ask> no = asks.stream().filter(a -> a.state() == AskState.DECLINED).toList();
          long yes =
              asks.stream()
                  .filter(a -> a.state() == AskState.ACCEPTED || a.state() == AskState.LOST)
                  .count();
          List<Ask> answered = asks.stream().filter(a -> a.responseMinutes() != null).toList();
          long minutes =
              answered.stream().mapToLong(a -> Objects.requireNonNull(a.responseMinutes())).sum();
          expected.add(
              new TransferFigures.Receiver(
                  new OrganizationId(receiver),
                  asks.size(),
                  (int) asks.stream().filter(a -> a.criteria().allMet()).count(),
                  (int) yes,
                  no.size(),
                  (int) no.stream().filter(a -> a.criteria().allMet()).count(),
                  reasons(no),
                  answered.isEmpty()
                      ? null
                      : Double.valueOf(
                          Math.round(10.0 * minutes / (60L * answered.size())) / 10.0)));
        });
    assertThat(receivers).isEqualTo(expected);
  }

  @Property(tries = 25)
  void what_is_told_is_true_and_nothing_few_can_be_had_from_it(@ForAll long seed) {
    Region all = table(seed, 1);
    Region limited = table(seed, 5);
    TransferFigures whole = TransferFigures.of(all);
    TransferFigures told = TransferFigures.of(limited);
    assertSafe(whole.byStage(), told.byStage(), 5);
    assertSafe(whole.ended(), told.ended(), 5);
    assertSafe(whole.byDestination(), told.byDestination(), 5);
    assertSafe(positions(whole), positions(told), 5);
    assertThat(told.leadTimes()).allMatch(l -> l.n() >= 5);
    told.declinedByReason()
        .forEach(
            (reason, n) -> {
              int known =
                  told.receivers().stream()
                      .mapToInt(r -> r.declinedByReason().getOrDefault(reason, 0))
                      .sum();
              assertThat(n - known).matches(rest -> rest == 0 || rest >= 5);
            });
  }

  private static Map<OrganizationId, Integer> positions(TransferFigures figures) {
    return figures.upkeep().stream()
        .collect(Collectors.toMap(ListUpkeep::organization, ListUpkeep::positions));
  }

  @Example
  void one_that_is_few_takes_the_smallest_of_the_others_with_it() {
    Few few = new Few(5);
    assertThat(few.parts(Map.of("a", 20, "b", 7, "c", 3))).containsExactly(Map.entry("a", 20));
    assertThat(few.parts(new TreeMap<>(Map.of("a", 20, "b", 7, "c", 3, "d", 4))))
        .containsExactly(Map.entry("a", 20), Map.entry("b", 7));
    assertThat(few.parts(new TreeMap<>(Map.of("a", 20, "b", 0, "c", 1, "d", 1))))
        .containsExactly(Map.entry("b", 0));
    assertThat(few.parts(Map.of("a", 4))).isEmpty();
    assertThat(few.part(6, 8)).isNull();
    assertThat(few.part(8, 8)).isEqualTo(8);
  }

  /** What is left out is several groups that are no few together, or there is nothing else. */
  private static <K> void assertSafe(Map<K, Integer> all, Map<K, Integer> told, int limit) {
    Map<K, Integer> hidden = new HashMap<>(all);
    hidden.keySet().removeAll(told.keySet());
    told.forEach((key, n) -> assertThat(n).isEqualTo(all.get(key)).matches(is(limit)));
    int sum = hidden.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(hidden.isEmpty() || told.isEmpty() || (hidden.size() > 1 && sum >= limit))
        .as("%s of %s", told, all)
        .isTrue();
  }

  private static java.util.function.Predicate<Integer> is(int limit) {
    return n -> n == 0 || n >= limit;
  }

  private static Region table(long seed, int limit) {
    RandomRegion random = new RandomRegion(seed);
    for (int step = 0; step < 400; step++) {
      random.step();
    }
    treat(random);
    // Parts of a region never vanish.
    List<String> parts =
        Objects.requireNonNull(random.region().partners().config()).subregions().stream()
            .map(RegionConfig.Subregion::code)
            .toList();
    random.accept(new ConfigureRegion(TestRegion.config("Test", limit, parts)));
    return random.region();
  }

  /** Someone in treatment at each service, of whom the first is taken back. */
  private static void treat(RandomRegion random) {
    List<HealthcareService> services = List.copyOf(random.region().partners().services());
    List<TransferKind> kinds =
        List.of(TransferKind.STEP_UP, TransferKind.STEP_DOWN, TransferKind.OUTFLOW);
    ActorToken by = new ActorToken("ann");
    for (int i = 0; i < services.size(); i++) {
      random.accept(
          new ProposeTreatment(
              kinds.get(i % kinds.size()),
              services.get(i).id(),
              new PersonToken("treated-" + i),
              TestRegion.request(Urgency.REGULAR, null),
              Destination.GGZ,
              null,
              services.get(i).organization(),
              by));
    }
    random.region().transfers().transfers().stream()
        .filter(t -> t.subject().kind().isInTreatment())
        .findFirst()
        .ifPresent(
            t ->
                random.accept(
                    new EndTransfer(t.id(), TransferEnd.WITHDRAWN, t.subject().holder(), by)));
  }

  private static List<Ask> asks(Region region) {
    return region.transfers().transfers().stream().flatMap(t -> t.asks().stream()).toList();
  }

  private static Map<String, Integer> reasons(List<Ask> asks) {
    Map<String, Integer> counts = new HashMap<>();
    for (Ask ask : asks) {
      if (ask.state() == AskState.DECLINED) {
        counts.merge(Objects.requireNonNull(ask.decline()), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static <K> Map<K, Integer> counted(List<Transfer> all, Function<Transfer, K> by) {
    Map<K, Integer> counts = new HashMap<>();
    all.forEach(t -> counts.merge(by.apply(t), 1, Integer::sum));
    return counts;
  }
}
