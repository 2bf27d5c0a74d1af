package nl.doorstroom.grid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionState;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotId;
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
    positions = new PositionsView(region);
    activity = new ActivityView(region);
    activity.recall(recalled, at.offset());
    figures.recount(region);
    showAll(sheets::begin);
  }

  /** A durable fact and its place. */
  public record Committed(Fact fact, Cursor at) {}

  /** Folds facts that are durable, one by one; {@code facts} begin after {@link #at}. */
  public void fold(List<Committed> facts) {
    facts.forEach(this::fold);
  }

  private void fold(Committed committed) {
    Fact fact = committed.fact();
    Named named = Named.in(fact.event(), region.partners()::stop);
    Touched touched = new Touched(named);
    touched.reach(region);
    List<@Nullable Slot> slotsBefore = new ArrayList<>();
    named.slots().forEach(id -> slotsBefore.add(region.slots().slot(id)));
    WaitingPosition positionBefore = position(named.position());

    region.apply(fact);
    offsets.add(committed.at(), fact.at());
    activity.add(fact, named);

    Showing changed = (view, key, shown) -> sheets.show(view, key, shown, at().offset(), fact.at());
    for (String key : activity.forget(fact.position())) {
      changed.show(View.ACTIVITY, key, new Shown(View.ACTIVITY));
    }
    if (named.everything()) {
      figures.recount(region);
      showAll(changed);
      return;
    }
    for (int i = 0; i < slotsBefore.size(); i++) {
      figures.replace(slotsBefore.get(i), region.slots().slot(named.slots().get(i)));
    }
    figures.replace(positionBefore, position(named.position()));
    touched.reach(region);
    show(touched, changed);
    if (named.renamed() != null) {
      showActivity(changed);
    } else {
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
    }
  }

  private void showAll(Showing showing) {
    Touched all = new Touched(Named.NOTHING);
    region.partners().services().forEach(service -> all.services.add(service.id()));
    region.slots().slots().forEach(slot -> all.slots.add(slot.id()));
    region.waiting().referrals().forEach(referral -> all.referrals.add(referral.id()));
    region.waiting().positions().forEach(position -> all.positions.add(position.id()));
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
      int now = firstNow(read, key);
      Line line = now < 0 ? null : read.get(now).line(key);
      if (line == null) {
        if (then >= 0) {
          remove.add(key);
        }
      } else if (then != now || changed.get(now).containsKey(key)) {
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

  private static int firstNow(List<Sheet> read, String key) {
    for (int i = 0; i < read.size(); i++) {
      if (read.get(i).line(key) != null) {
        return i;
      }
    }
    return -1;
  }
}
