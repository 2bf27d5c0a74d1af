package nl.doorstroom.feeds.files;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import nl.doorstroom.access.References;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.engine.CommandWindow;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.feeds.files.FileImportException.Kind;
import nl.doorstroom.feeds.reading.Content;
import nl.doorstroom.feeds.reading.Known;
import org.jspecify.annotations.Nullable;

/** For whom a file is read, into which region, and with what. */
record Desk(
    Vertx vertx,
    WorkerExecutor worker,
    Exchange exchange,
    References references,
    MappingMemory memory,
    Supplier<PersonToken> persons,
    InstantSource clock,
    RegionId region,
    OrganizationId by,
    ActorToken actor) {

  /** What the region knows of the organisation; fails before the region is configured. */
  Future<Known> known() {
    return exchange
        .read(region, grid -> Known.of(grid.region(), by))
        .compose(
            known ->
                known == null
                    ? Future.failedFuture(
                        new FileImportException(
                            Kind.WRONG_PHASE,
                            "region: " + region.value() + " (expected: configured)"))
                    : Future.succeededFuture(known));
  }

  /**
   * Who waits by the holder's own references, once what an attempt that was broken off left to be
   * kept is kept; nobody is asked for other files.
   */
  Future<Mine> mine(Source source) {
    if (source.mapping() == null || source.mapping().content() != Content.POSITIONS) {
      return Future.succeededFuture(new Mine());
    }
    Instant now = clock.instant();
    return references
        .expected(region, by)
        .compose(
            attempts ->
                references
                    .of(region, by)
                    .compose(
                        kept ->
                            exchange.read(
                                region, grid -> Mine.of(grid.region(), kept, attempts, now))))
        .compose(
            mine -> references.settle(region, by, mine.found(), mine.over()).map(done -> mine));
  }

  /** Judges a chunk against the region as it stands. */
  Future<List<Judged>> judge(List<Understood> chunk, Mine mine) {
    Instant now = clock.instant();
    return exchange.read(region, grid -> new Judge(grid.region(), by, now, mine).judge(chunk));
  }

  Brought brought(String run) {
    return new Brought(
        new CommandWindow(vertx, exchange, region, actor),
        new Newcomers(references, persons, clock, region, by),
        by,
        new CommandId("file/" + run));
  }

  /** Keeps how {@code source} is read for the next file like it. */
  Future<Void> remember(Source source) {
    String json = json(source);
    return json == null
        ? Future.succeededFuture()
        : memory.keep(region, by, source.signature(), json);
  }

  private static @Nullable String json(Source source) {
    if (source.mapping() != null) {
      return MappingJson.of(source.mapping());
    }
    return source.calendar() == null ? null : MappingJson.of(source.calendar());
  }
}
