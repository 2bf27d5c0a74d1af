package nl.doorstroom.waits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.AskState;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferBooking;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferKind;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.Headcount;
import nl.doorstroom.domain.waiting.Norms;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * What the table does, in figures over all transfers that are remembered: those that run, and those
 * that ended in the last two months. Counts of people under the region's limit are left out, and
 * with one of a whole that is told so much more that none can be had from it.
 *
 * @param positions how many wait
 * @param people how many people that are, as far as is known
 * @param recognisedPercent for how many of the positions that is known, in percent; null without
 * @param overNorm of those positions and people, over the norm of the phase
 * @param byStage of who waited; who is in treatment is counted apart, here and in the next two
 * @param ended by why; those that are done are among the stages
 * @param inTreatment transfers of people in treatment
 * @param saved by transfers that were booked, as reckoned then
 * @param leadTimes from entering a stage to entering the next that was entered after it
 * @param declinedByReason by code of the region, over all receivers
 * @param receivers per organisation that was asked, in order of id
 * @param upkeep per organisation that has a list, in order of id
 */
public record TransferFigures(
    @Nullable Integer positions,
    @Nullable Integer people,
    @Nullable Integer recognisedPercent,
    OverNorm overNorm,
    Map<TransferStage, Integer> byStage,
    Map<TransferEnd, Integer> ended,
    Map<Destination, Integer> byDestination,
    InTreatment inTreatment,
    Map<String, Integer> declinedByReason,
    Saved saved,
    List<LeadTime> leadTimes,
    List<Receiver> receivers,
    List<ListUpkeep> upkeep) {

  /** Over the norm; null where few. */
  public record OverNorm(@Nullable Integer positions, @Nullable Integer people) {}

  /**
   * People in treatment, who wait for nothing: by what they are moved for, and how far that is. Few
   * are left out of either, as everywhere.
   */
  public record InTreatment(
      Map<TransferKind, Integer> byKind,
      Map<TransferStage, Integer> byStage,
      Map<TransferEnd, Integer> ended) {}

  /**
   * Days.
   *
   * @param total null where few
   * @param n how many transfers it rests on; null where few
   * @param mean with one decimal; null where few, or none
   */
  public record Saved(@Nullable Long total, @Nullable Integer n, @Nullable Double mean) {}

  /**
   * How long a stage takes.
   *
   * @param meanWorkingHours with one decimal
   */
  public record LeadTime(TransferStage step, int n, double meanWorkingHours) {}

  /**
   * How one organisation answers.
   *
   * @param asked how many questions; null where few, and likewise the others
   * @param fitting how many of those met all that it publishes
   * @param declinedFitting how many of the fitting were declined
   * @param declinedByReason by code of the region
   * @param meanResponseHours working hours from question to answer, with one decimal; null where
   *     few answered
   */
  public record Receiver(
      OrganizationId organization,
      @Nullable Integer asked,
      @Nullable Integer fitting,
      @Nullable Integer accepted,
      @Nullable Integer declined,
      @Nullable Integer declinedFitting,
      Map<String, Integer> declinedByReason,
      @Nullable Double meanResponseHours) {}

  private static final int MINUTES = 60;

  /** Of {@code region}, which is configured and of which a day has started. */
  public static TransferFigures of(Region region) {
    RegionConfig config = region.partners().config();
    LocalDate today = region.partners().today();
    if (config == null || today == null) {
      throw new IllegalArgumentException(
          "region: " + region.id().value() + " (expected: one that is configured)");
    }
    Collection<Transfer> all = region.transfers().transfers();
    List<Transfer> waiting = all.stream().filter(t -> !isInTreatment(t)).toList();
    Few few = new Few(config.suppressionLimit());
    List<Receiver> receivers = Receivers.of(few, all);
    Heads heads = Heads.of(region, config, today);
    return new TransferFigures(
        few.told(heads.all().positions()),
        few.told(heads.all().people()),
        few.isFew(heads.all().positions()) || heads.all().positions() == 0
            ? null
            : Integer.valueOf(
                Math.round(100f * heads.all().recognised() / heads.all().positions())),
        overNorm(few, heads),
        few.parts(count(TransferStage.class, waiting, Transfer::stage)),
        few.parts(ends(waiting)),
        few.parts(count(Destination.class, waiting, Transfer::destination)),
        inTreatment(few, all.stream().filter(TransferFigures::isInTreatment).toList()),
        reasons(few, all, receivers),
        saved(few, all),
        leadTimes(few, config, all),
        receivers,
        ListUpkeep.of(few, region, today));
  }

  private static boolean isInTreatment(Transfer transfer) {
    return transfer.subject().kind().isInTreatment();
  }

  private static Map<TransferEnd, Integer> ends(Collection<Transfer> all) {
    return count(
        TransferEnd.class,
        all.stream().filter(t -> t.ending() != null).toList(),
        t -> Objects.requireNonNull(t.ending(), "ending").why());
  }

  private static InTreatment inTreatment(Few few, Collection<Transfer> all) {
    return new InTreatment(
        few.parts(count(TransferKind.class, all, t -> t.subject().kind())),
        few.parts(count(TransferStage.class, all, Transfer::stage)),
        few.parts(ends(all)));
  }

  private static OverNorm overNorm(Few few, Heads heads) {
    return new OverNorm(
        few.part(heads.late().positions(), heads.all().positions()),
        few.part(heads.late().people(), heads.all().people()));
  }

  private static <K extends Enum<K>> Map<K, Integer> count(
      Class<K> type, Collection<Transfer> all, Function<Transfer, K> by) {
    Map<K, Integer> counts = new EnumMap<>(type);
    all.forEach(t -> counts.merge(by.apply(t), 1, Integer::sum));
    return counts;
  }

  /** Those of which no few could be had by taking away what is told of each receiver. */
  private static Map<String, Integer> reasons(
      Few few, Collection<Transfer> all, List<Receiver> receivers) {
    Map<String, Integer> told =
        few.parts(declines(all.stream().flatMap(t -> t.asks().stream()).toList()));
    for (String reason : List.copyOf(told.keySet())) {
      int known =
          receivers.stream().mapToInt(r -> r.declinedByReason().getOrDefault(reason, 0)).sum();
      if (few.isFew(told.getOrDefault(reason, 0) - known)) {
        told.remove(reason);
      }
    }
    return told;
  }

  static Map<String, Integer> declines(Collection<Ask> asks) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Ask ask : asks) {
      if (ask.state() == AskState.DECLINED && ask.decline() != null) {
        counts.merge(ask.decline(), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static Saved saved(Few few, Collection<Transfer> all) {
    long days = 0;
    int n = 0;
    for (Transfer transfer : all) {
      TransferBooking booking = transfer.booking();
      if (booking != null && booking.saved() != null && transfer.stage().hasMoved()) {
        days += booking.saved().days();
        n++;
      }
    }
    if (few.isFew(n)) {
      return new Saved(null, null, null);
    }
    return new Saved(days, n, n == 0 ? null : Double.valueOf(Mean.of(days, n).days()));
  }

  private static List<LeadTime> leadTimes(Few few, RegionConfig config, Collection<Transfer> all) {
    Map<TransferStage, long[]> minutes = new EnumMap<>(TransferStage.class);
    for (Transfer transfer : all) {
      List<Map.Entry<TransferStage, Instant>> entered =
          transfer.entered().entrySet().stream()
              .sorted(
                  Map.Entry.<TransferStage, Instant>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey()))
              .toList();
      for (int i = 0; i + 1 < entered.size(); i++) {
        long[] sum = minutes.computeIfAbsent(entered.get(i).getKey(), s -> new long[2]);
        sum[0] +=
            config
                .workingHours()
                .minutesBetween(
                    entered.get(i).getValue(), entered.get(i + 1).getValue(), config.timeZone());
        sum[1]++;
      }
    }
    return minutes.entrySet().stream()
        .filter(e -> !few.isFew((int) e.getValue()[1]))
        .map(
            e ->
                new LeadTime(
                    e.getKey(), (int) e.getValue()[1], hours(e.getValue()[0], e.getValue()[1])))
        .toList();
  }

  /** Mean hours of {@code minutes} over {@code n}, with one decimal. */
  static double hours(long minutes, long n) {
    return Mean.of(minutes, n * MINUTES).days();
  }

  /** Everyone who waits, and of them those over the norm. */
  private record Heads(Headcount all, Headcount late) {

    static Heads of(Region region, RegionConfig config, LocalDate today) {
      List<WaitingPosition> open =
          region.waiting().positions().stream().filter(WaitingPosition::isOpen).toList();
      return new Heads(
          Headcount.of(open),
          Headcount.of(open.stream().filter(p -> isOver(region, p, config, today)).toList()));
    }

    private static boolean isOver(
        Region region, WaitingPosition position, RegionConfig config, LocalDate today) {
      HealthcareService service = region.partners().service(position.service());
      return service != null
          && Norms.isOver(
              Norms.normOn(
                  config, service.details().category(), position.phase(), position.phaseSince()),
              today);
    }
  }
}
