package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.doorstroom.access.Permission;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.Feed;
import nl.doorstroom.domain.partners.FeedId;
import nl.doorstroom.domain.partners.FeedKind;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.UpkeepCommand.EndFeed;
import nl.doorstroom.domain.partners.UpkeepCommand.RegisterFeed;
import nl.doorstroom.domain.partners.UpkeepCommand.ReportFeed;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedChanged;
import nl.doorstroom.domain.partners.UpkeepEvent.FeedRegistered;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/** Where figures come from by themselves: agreed, and told when they came. */
final class FeedRoutes {

  private static final Own<FeedId, Feed> FEEDS =
      new Own<>(
          FeedId::new,
          (region, id) -> region.upkeep().feed(id),
          (region, owner, code) -> region.upkeep().feed(owner, code),
          Feed::organization);

  /** How the rules name what the contract calls otherwise. */
  private static final Map<String, String> NAMES =
      Map.of("interval", "intervalMinutes", "trueAt", "sourceAt");

  FeedRoutes(Operations on) {
    on.on("listFeeds", Permission.SEE_PLANNING, FeedRoutes::list);
    on.on("getFeed", Permission.SEE_PLANNING, FeedRoutes::get);
    on.on("registerFeed", Permission.DECLARE_SUPPLY, FeedRoutes::register);
    on.on("changeFeed", Permission.DECLARE_SUPPLY, FeedRoutes::change);
    on.on("reportFeed", Permission.DECLARE_SUPPLY, FeedRoutes::report);
    on.on("endFeed", Permission.DECLARE_SUPPLY, FeedRoutes::end);
  }

  private static Future<Reply> list(Call call) {
    return call.read(
            grid ->
                grid.region().upkeep().feeds().stream()
                    .filter(feed -> FEEDS.isVisible(feed, call))
                    .map(FeedRoutes::show)
                    .toList())
        .map(Reply::ok);
  }

  private static Future<Reply> get(Call call) {
    return call.read(grid -> versioned(FEEDS.visible(grid.region(), call)));
  }

  private static Reply versioned(Feed feed) {
    return Reply.versioned(show(feed), feed.version());
  }

  private static ObjectNode show(Feed feed) {
    ObjectNode node =
        Wire.object()
            .put("id", feed.id().value())
            .put("code", feed.code())
            .put("kind", feed.kind().name())
            .put("organization", feed.organization().value())
            .put("intervalMinutes", feed.interval().toMinutes())
            .put("stopped", feed.stopped())
            .put("dueAt", Wire.text(feed.dueAt()))
            .put("version", feed.version());
    node.set("services", Wire.tree(feed.services()));
    if (feed.reportedAt() != null) {
      node.put("reportedAt", Wire.text(feed.reportedAt()));
    }
    return feed.trueAt() == null ? node : node.put("sourceAt", Wire.text(feed.trueAt()));
  }

  private static Future<Reply> register(Call call) {
    FeedBody body = call.body(FeedBody.class);
    OrganizationId by = call.by();
    return call.read(grid -> body.command(body.id(), grid.region(), by, null))
        .compose(command -> call.submit(command))
        .recover(refused -> Future.failedFuture(Problems.renamed(refused, NAMES)))
        .compose(done -> call.readAfter(done, grid -> registered(grid, by, body, done)));
  }

  private static Future<Reply> change(Call call) {
    FeedBody body = call.body(FeedBody.class);
    OrganizationId by = call.by();
    long version = call.ifMatch();
    return call.readSeen(
            version,
            grid -> {
              Feed feed = FEEDS.known(grid.region(), call);
              return body.command(feed.id(), grid.region(), by, version);
            })
        .compose(
            command ->
                call.submit(
                    command,
                    grid -> {
                      Feed feed =
                          command.id() == null ? null : grid.region().upkeep().feed(command.id());
                      return feed == null ? null : versioned(feed);
                    }))
        .recover(refused -> Future.failedFuture(Problems.renamed(refused, NAMES)))
        .compose(done -> call.readAfter(done, grid -> registered(grid, by, body, done)));
  }

  private static Reply registered(
      Grid grid, OrganizationId by, FeedBody body, Answer.Accepted done) {
    FeedRegistered created = Events.first(done, FeedRegistered.class);
    if (created != null) {
      return Reply.created(
          Wire.object().put("id", created.feed().value()).put("status", "created"));
    }
    FeedChanged changed = Events.first(done, FeedChanged.class);
    if (changed != null) {
      return Reply.ok(Wire.object().put("id", changed.feed().value()).put("status", "changed"));
    }
    ObjectNode unchanged = Wire.object().put("status", "unchanged");
    Feed feed = grid.region().upkeep().feed(by, body.code());
    return Reply.ok(feed == null ? unchanged : unchanged.put("id", feed.id().value()));
  }

  private static Future<Reply> report(Call call) {
    Instant trueAt = call.body(ReportBody.class).sourceAt();
    OrganizationId by = call.by();
    return FEEDS
        .read(call, null)
        .compose(feed -> call.submit(new ReportFeed(feed.id(), trueAt, by)))
        .recover(refused -> Future.failedFuture(Problems.renamed(refused, NAMES)))
        .map(done -> Reply.nothing());
  }

  private static Future<Reply> end(Call call) {
    OrganizationId by = call.by();
    return FEEDS
        .read(call, null)
        .compose(feed -> call.submit(new EndFeed(feed.id(), by)))
        .map(done -> Reply.nothing());
  }

  /** As the contract has a feed. */
  private record FeedBody(
      @Nullable FeedId id,
      String code,
      FeedKind kind,
      long intervalMinutes,
      @Nullable Set<HealthcareServiceId> services) {

    RegisterFeed command(
        @Nullable FeedId of, Region region, OrganizationId by, @Nullable Long version) {
      Set<HealthcareServiceId> told = services == null ? offered(region, by) : services;
      return new RegisterFeed(
          of, code, kind, Duration.ofMinutes(intervalMinutes), told, by, version);
    }

    private static Set<HealthcareServiceId> offered(Region region, OrganizationId by) {
      return region.partners().services().stream()
          .filter(service -> service.organization().equals(by) && service.details().active())
          .map(HealthcareService::id)
          .collect(Collectors.toSet());
    }
  }

  private record ReportBody(Instant sourceAt) {}
}
