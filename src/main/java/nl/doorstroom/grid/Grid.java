package nl.doorstroom.grid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionState;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.meetings.MeetingEvent;
import nl.doorstroom.domain.meetings.MeetingId;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.FeedId;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.MediationId;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferralId;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.waits.Figures;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of one region: its committed facts folded into a {@link Region} of its own, and
 * the boards that follow from it. A row at an offset is a function of the facts up to it and
 * nothing else.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by the region's context.
 */
public final class Grid {

  /** How many facts before its state a grid can make use of, for what happened lately. */
  public static final int RECALLED = ActivityView.WINDOW;

  private final Region region;
  private final Figures figures = new Figures();
  private final Sheets sheets;
  private final Offsets offsets;
  private final WaitsView waits;
  private final SlotsView slots;
  private final ReferralsView referrals;
  private final PositionsView positions;
  private final ActivityView activity;
  private final SchedulesView schedules;
  private final OfferingsView offerings;
  private final ImportsView imports;
  private final FeedsView feeds;
  private final Areas areas;
  private final CasesView cases;
  private final TransfersView transfers;
  private final MediationsView mediations;
  private final MeetingsView meetings;

  /**
   * How many facts about places and people touched each service since all was told: its figures are
   * counted once for all of them, so that a file of many places does not hold up the loop.
   */
  private final Map<HealthcareServiceId, Integer> counted = new LinkedHashMap<>();

  /** Services of which the waiting list has changed since all was told. */
  private final Set<HealthcareServiceId> lists = new LinkedHashSet<>();

  private final MeansShown means = new MeansShown();

  /** Starts from {@code state}, whose last fact had the hash of {@code at}. */
  public Grid(RegionState state, Cursor at) {
    this(state, at, List.of());
  }

  /**
   * Starts from {@code state}, whose last fact had the hash of {@code at}.
   *
   * @param recalled the last {@link #RECALLED} facts up to {@code at}, oldest first, by which the
   *     board of activity is what it would have been without a new start, but for the end of a stop
   *     that was announced before them; may be empty
   */
  public Grid(RegionState state, Cursor at, List<Fact> recalled) {
    region = Region.restore(state);
    sheets = new Sheets(at.offset());
    offsets = new Offsets(at);
    waits = new WaitsView(region, figures);
    slots = new SlotsView(region);
    referrals = new ReferralsView(region);
    offerings = new OfferingsView(region);
    positions = new PositionsView(region, offerings::offeredTo);
    schedules = new SchedulesView(region);
    imports = new ImportsView(region);
    feeds = new FeedsView(region);
    areas = new Areas(region);
    cases = new CasesView(region, figures, areas);
    transfers = new TransfersView(region, areas);
    mediations = new MediationsView(region);
    meetings = new MeetingsView(region);
    activity = new ActivityView(region);
    activity.recall(recalled, at.offset());
    recount();
    showAll(sheets::begin);
    means.changed(figures);
  }

  private void recount() {
    figures.recount(region);
    schedules.recount();
    offerings.recount();
    areas.recount();
    transfers.recount();
    region.offers().offerings().forEach(offering -> offerings.show(offering.id()));
  }

  /** A durable fact and its place. */
  public record Committed(Fact fact, Cursor at) {}

  /** Folds facts that are durable, one by one; {@code facts} begin after {@link #at}. */
  public void fold(List<Committed> facts) {
    facts.forEach(this::fold);
    if (!facts.isEmpty()) {
      catchUp(facts.get(facts.size() - 1).fact().at());
    }
  }

  /**
   * Shows what many of the facts may have changed: the figures of services, who is asked next where
   * a waiting list changed, and services beside the mean of the region.
   */
  private void catchUp(Instant at) {
    Showing changed = changed(at);
    counted.forEach(
        (id, times) -> {
          // Who saw it between two of the facts, on another node, is told even if it is as before.
          Showing showing = times > 1 ? retold(at) : changed;
          showing.show(View.WAITS, id.value(), waits.show(id));
        });
    counted.clear();
    for (HealthcareServiceId service : lists) {
      for (OfferingId id : List.copyOf(offerings.runningAt(service))) {
        changed.show(View.OFFERINGS, id.value(), offerings.show(id));
      }
    }
    lists.clear();
    Set<ServiceCategory> categories = means.changed(figures);
    if (!categories.isEmpty()) {
      for (HealthcareService service : region.partners().services()) {
        if (categories.contains(service.details().category())) {
          changed.show(View.WAITS, service.id().value(), waits.show(service.id()));
        }
      }
    }
  }

  private Showing changed(Instant at) {
    return (view, key, shown) -> sheets.show(view, key, shown, at().offset(), at);
  }

  private Showing retold(Instant at) {
    return (view, key, shown) -> sheets.retell(view, key, shown, at().offset(), at);
  }

  private void fold(Committed committed) {
    Fact fact = committed.fact();
    Named told = Named.in(fact.event(), region.partners()::stop);
    Named named = told.reaching(fact.event(), region);
    Touched touched = new Touched(named, offerings::offeredTo, transfers::placedOn);
    touched.reach(region);
    List<@Nullable Slot> slotsBefore = new ArrayList<>();
    named.slots().forEach(id -> slotsBefore.add(region.slots().slot(id)));
    WaitingPosition positionBefore = position(named.position());

    region.apply(fact);
    offsets.add(committed.at(), fact.at());
    activity.add(fact, told);

    Showing changed = changed(fact.at());
    for (String key : activity.forget(fact.position())) {
      changed.show(View.ACTIVITY, key, new Shown(View.ACTIVITY));
    }
    if (named.everything()) {
      recount();
      showAll(changed);
      return;
    }
    for (int i = 0; i < slotsBefore.size(); i++) {
      Slot after = region.slots().slot(named.slots().get(i));
      figures.replace(slotsBefore.get(i), after);
      schedules.replace(slotsBefore.get(i), after);
    }
    if (named.planned().schedule() != null && named.planned().clearing() != null) {
      schedules.clear(named.planned().schedule(), named.planned().clearing());
    }
    figures.replace(positionBefore, position(named.position()));
    touched.reach(region);
    if (fact.event() instanceof MeetingEvent) {
      touched.meetings(region);
    }
    if (areas.replace(positionBefore, position(named.position()))) {
      touched.running(region);
    }
    for (HealthcareServiceId id : touched.services) {
      HealthcareService service = region.partners().service(id);
      if (service != null) {
        figures.compare(service, region);
      }
    }
    lists.addAll(touched.lists);
    if (named.onlyPlacesAndPeople()) {
      touched.services.forEach(id -> counted.merge(id, 1, Integer::sum));
      touched.services.clear();
    }
    show(touched, changed);
    if (named.renamed() != null) {
      showActivity(changed);
    } else {
      for (long position : activity.about(fact.event().type(), named)) {
        changed.show(View.ACTIVITY, ActivityView.key(position), activity.show(position));
      }
      changed.show(
          View.ACTIVITY, ActivityView.key(fact.position()), activity.show(fact.position()));
    }
  }

  private @Nullable WaitingPosition position(@Nullable PositionId id) {
    return id == null ? null : region.waiting().position(id);
  }

  /** What is done with the rows of one key: begin with them, or tell how they changed. */
  @FunctionalInterface
  private interface Showing {
    void show(View view, String key, Shown shown);
  }

  private void show(Touched touched, Showing showing) {
    for (HealthcareServiceId id : touched.services) {
      showing.show(View.WAITS, id.value(), waits.show(id));
    }
    for (SlotId id : touched.slots) {
      showing.show(View.SLOTS, id.value(), slots.show(id));
    }
    for (ReferralId id : touched.referrals) {
      showing.show(View.REFERRALS, id.value(), referrals.show(id));
    }
    for (PositionId id : touched.positions) {
      showing.show(View.POSITIONS, id.value(), positions.show(id));
      showing.show(View.CASES, id.value(), cases.show(id));
    }
    for (HealthcareServiceId id : touched.counts) {
      showing.show(View.CASES, CasesView.key(id), cases.count(id));
    }
    for (TransferId id : touched.transfers) {
      showing.show(View.TRANSFERS, id.value(), transfers.show(id));
    }
    for (ScheduleId id : touched.schedules) {
      showing.show(View.SCHEDULES, id.value(), schedules.show(id));
    }
    for (OfferingId id : touched.offerings) {
      showing.show(View.OFFERINGS, id.value(), offerings.show(id));
    }
    for (ImportId id : touched.imports) {
      showing.show(View.IMPORTS, id.value(), imports.show(id));
    }
    for (MediationId id : touched.mediations) {
      showing.show(View.MEDIATIONS, id.value(), mediations.show(id));
    }
    for (MeetingId id : touched.meetings) {
      showing.show(View.MEETINGS, id.value(), meetings.show(id));
    }
    for (FeedId id : touched.feeds) {
      showing.show(View.FEEDS, id.value(), feeds.show(id));
    }
  }

  private void showAll(Showing showing) {
    Touched all = new Touched(Named.NOTHING, offerings::offeredTo, transfers::placedOn);
    region.partners().services().forEach(service -> all.services.add(service.id()));
    all.counts.addAll(all.services);
    region.transfers().transfers().forEach(transfer -> all.transfers.add(transfer.id()));
    region.arrivals().arrivals().forEach(arrival -> all.transfers.add(TransfersView.key(arrival)));
    region.slots().slots().forEach(slot -> all.slots.add(slot.id()));
    region.waiting().referrals().forEach(referral -> all.referrals.add(referral.id()));
    region.waiting().positions().forEach(position -> all.positions.add(position.id()));
    region.schedules().schedules().forEach(schedule -> all.schedules.add(schedule.id()));
    region.offers().offerings().forEach(offering -> all.offerings.add(offering.id()));
    region.imports().all().forEach(under -> all.imports.add(under.id()));
    region.upkeep().feeds().forEach(feed -> all.feeds.add(feed.id()));
    region.mediations().requests().forEach(request -> all.mediations.add(request.id()));
    all.meetings(region);
    sheets.keys(View.MEETINGS).forEach(key -> all.meetings.add(new MeetingId(key)));
    sheets.keys(View.MEDIATIONS).forEach(key -> all.mediations.add(new MediationId(key)));
    sheets.keys(View.TRANSFERS).forEach(key -> all.transfers.add(new TransferId(key)));
    sheets.keys(View.OFFERINGS).forEach(key -> all.offerings.add(new OfferingId(key)));
    sheets.keys(View.IMPORTS).forEach(key -> all.imports.add(new ImportId(key)));
    sheets.keys(View.SLOTS).forEach(key -> all.slots.add(new SlotId(key)));
    sheets.keys(View.REFERRALS).forEach(key -> all.referrals.add(new ReferralId(key)));
    sheets.keys(View.POSITIONS).forEach(key -> all.positions.add(new PositionId(key)));
    show(all, showing);
    showActivity(showing);
  }

  private void showActivity(Showing showing) {
    for (long position : activity.positions()) {
      showing.show(View.ACTIVITY, ActivityView.key(position), activity.show(position));
    }
  }

  /** The place of the last fact folded. */
  public Cursor at() {
    return offsets.last();
  }

  /** The committed state, for reading only. */
  public Region region() {
    return region;
  }

  /** From where {@code mask} looks at {@code key}; null when that is on none of their boards. */
  public @Nullable Vantage vantage(String key, Mask mask) {
    return Vantage.of(key, mask, sheets);
  }

  /** All rows of {@code view} that {@code mask} may see. */
  public Board board(View view, Mask mask) {
    List<Sheet> read = sheets.of(Page.of(view, mask));
    List<EncodedRow> rows = new ArrayList<>();
    Set<String> hidden = new HashSet<>();
    long changedAt = 0;
    for (int i = 0; i < read.size(); i++) {
      changedAt = Math.max(changedAt, read.get(i).changedAt());
      boolean hides = i + 1 < read.size();
      for (Line line : read.get(i).lines()) {
        if (!hidden.contains(line.row().key())) {
          rows.add(line.encoded());
        }
        if (hides) {
          hidden.add(line.row().key());
        }
      }
    }
    return new Board(at(), changedAt, rows);
  }

  /**
   * How {@code view} under {@code mask} changed since {@code since}. A cursor that is not of this
   * history, is ahead of it or has been forgotten gives {@link Delta.Refetch}.
   */
  public Delta changes(View view, Mask mask, Cursor since) {
    return changes(view, mask, since, false);
  }

  /**
   * As {@link #changes}, and as well for whoever has the board as it was at any later moment: also
   * tells what came and went since, or changed and is as it was.
   */
  public Delta changesForAll(View view, Mask mask, Cursor since) {
    return changes(view, mask, since, true);
  }

  private Delta changes(View view, Mask mask, Cursor since, boolean forAll) {
    List<Sheet> read = sheets.of(Page.of(view, mask));
    if (!offsets.knows(since) || !read.stream().allMatch(s -> s.remembers(since.offset()))) {
      return new Delta.Refetch(at());
    }
    List<Map<String, Boolean>> changed = new ArrayList<>(read.size());
    for (Sheet sheet : read) {
      changed.add(sheet.changedSince(since.offset()));
    }
    Set<String> keys = new HashSet<>();
    changed.forEach(of -> keys.addAll(of.keySet()));
    List<EncodedRow> upsert = new ArrayList<>();
    List<String> remove = new ArrayList<>();
    for (String key : keys) {
      int then = firstThen(read, changed, key);
      int now = Sheet.first(read, key);
      Line line = now < 0 ? null : read.get(now).line(key);
      if (line == null) {
        if (forAll || then >= 0) {
          remove.add(key);
        }
      } else if (forAll || then != now || changed.get(now).containsKey(key)) {
        upsert.add(line.encoded());
      }
    }
    return new Delta.Changes(since, at(), upsert, remove);
  }

  /** Index of the sheet whose row was read at the time; -1 when {@code key} could not be seen. */
  private static int firstThen(List<Sheet> read, List<Map<String, Boolean>> changed, String key) {
    for (int i = 0; i < read.size(); i++) {
      Boolean wasOn = changed.get(i).get(key);
      if (wasOn == null ? read.get(i).line(key) != null : wasOn) {
        return i;
      }
    }
    return -1;
  }
}
