package nl.doorstroom.domain.partners;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedChanged;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedEnded;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedRegistered;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedReported;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedStopped;
import nl.doorstroom.domain.partners.UpkeepEvent.MeasureEnded;
import nl.doorstroom.domain.partners.UpkeepEvent.MeasureRecorded;
import org.jspecify.annotations.Nullable;

/**
 * Feeds and measures of a region, as told so far.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by its region.
 */
public final class UpkeepBook implements Upkeep {

  private record Key(OrganizationId owner, String code) {}

  private final Map<FeedId, Feed> feeds = new TreeMap<>(Comparator.comparing(FeedId::value));
  private final Map<Key, FeedId> byCode = new HashMap<>();
  private final Map<MeasureId, Measure> measures =
      new TreeMap<>(Comparator.comparing(MeasureId::value));
  private final BiConsumer<FeedId, @Nullable Feed> changed;

  /** {@code changed} is told of every feed as it now is, null once it ended. */
  public UpkeepBook(BiConsumer<FeedId, @Nullable Feed> changed) {
    this.changed = changed;
  }

  /** Takes what is remembered; only into an empty book. */
  public void restore(List<Feed> rememberedFeeds, List<Measure> rememberedMeasures) {
    rememberedFeeds.forEach(this::put);
    rememberedMeasures.forEach(m -> measures.put(m.id(), m));
  }

  @Override
  public @Nullable Feed feed(FeedId id) {
    return feeds.get(id);
  }

  @Override
  public @Nullable Feed feed(OrganizationId owner, String code) {
    FeedId id = byCode.get(new Key(owner, code));
    return id == null ? null : feeds.get(id);
  }

  @Override
  public Collection<Feed> feeds() {
    return Collections.unmodifiableCollection(feeds.values());
  }

  @Override
  public @Nullable Measure measure(MeasureId id) {
    return measures.get(id);
  }

  @Override
  public Collection<Measure> measures() {
    return Collections.unmodifiableCollection(measures.values());
  }

  public void apply(FeedRegistered e, Fact fact) {
    put(
        new Feed(
            e.feed(),
            e.organization(),
            e.code(),
            e.kind(),
            e.interval(),
            e.services(),
            null,
            null,
            e.dueAt(),
            false,
            fact.position()));
  }

  public void apply(FeedChanged e, Fact fact) {
    Feed f = known(e.feed());
    byCode.remove(new Key(f.organization(), f.code()));
    put(
        new Feed(
            f.id(),
            f.organization(),
            e.code(),
            e.kind(),
            e.interval(),
            e.services(),
            f.trueAt(),
            f.reportedAt(),
            e.dueAt(),
            false,
            fact.position()));
  }

  public void apply(FeedReported e, Fact fact) {
    put(with(known(e.feed()), e.trueAt(), fact.at(), e.dueAt(), false, fact));
  }

  public void apply(FeedStopped e, Fact fact) {
    Feed f = known(e.feed());
    put(with(f, f.trueAt(), f.reportedAt(), f.dueAt(), true, fact));
  }

  public void apply(FeedEnded e) {
    Feed ended = feeds.remove(e.feed());
    if (ended != null) {
      byCode.remove(new Key(ended.organization(), ended.code()));
    }
    changed.accept(e.feed(), null);
  }

  public void apply(MeasureRecorded e, Fact fact) {
    measures.put(
        e.measure(),
        new Measure(
            e.measure(),
            e.service(),
            e.kind(),
            e.from(),
            e.placesPerWeek(),
            e.weeksShorter(),
            e.on(),
            null,
            fact.position()));
  }

  public void apply(MeasureEnded e, Fact fact) {
    measures.computeIfPresent(
        e.measure(),
        (id, m) ->
            new Measure(
                id,
                m.service(),
                m.kind(),
                m.from(),
                m.placesPerWeek(),
                m.weeksShorter(),
                m.recordedOn(),
                e.on(),
                fact.position()));
  }

  /** Drops measures that ended before {@code day}. */
  public void forgetEndedBefore(LocalDate day) {
    measures.values().removeIf(m -> m.endedOn() != null && m.endedOn().isBefore(day));
  }

  private static Feed with(
      Feed f,
      @Nullable Instant trueAt,
      @Nullable Instant reportedAt,
      Instant dueAt,
      boolean stopped,
      Fact fact) {
    return new Feed(
        f.id(),
        f.organization(),
        f.code(),
        f.kind(),
        f.interval(),
        f.services(),
        trueAt,
        reportedAt,
        dueAt,
        stopped,
        fact.position());
  }

  private void put(Feed feed) {
    feeds.put(feed.id(), feed);
    byCode.put(new Key(feed.organization(), feed.code()), feed.id());
    changed.accept(feed.id(), feed);
  }

  private Feed known(FeedId id) {
    return Objects.requireNonNull(feeds.get(id), id.value());
  }
}
