package nl.doorstroom.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.doorstroom.access.Principal;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.Moment;
import nl.doorstroom.engine.Submission;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.grid.Mask;
import org.jspecify.annotations.Nullable;

/** One request, after the contract was found to hold: who asks what, of which region. */
final class Call {

  /** Names the organisation that an administrator acts for. */
  static final String ON_BEHALF_OF = "On-Behalf-Of";

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** Visible ASCII without {@code #}, which numbers the items of a bulk call. */
  private static final Pattern KEY = Pattern.compile("[!-~&&[^#]]{1,100}");

  private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

  private final RoutingContext ctx;
  private final CallContext context;
  private final Principal principal;

  Call(RoutingContext ctx, CallContext context) {
    this.ctx = ctx;
    this.context = context;
    this.principal = context.access().principal(ctx);
  }

  RoutingContext ctx() {
    return ctx;
  }

  Principal principal() {
    return principal;
  }

  /** Who asks, as it is journalled. */
  ActorToken actor() {
    return principal.actor();
  }

  Mask mask() {
    return new Mask(principal.role(), principal.readsFor());
  }

  RegionId region() {
    return new RegionId(path("region"));
  }

  String path(String name) {
    return ctx.pathParam(name);
  }

  /** The id in the path that {@code type} makes of it. */
  <I> I id(Function<String, I> type) {
    return id("id", type);
  }

  /** The id that the path calls {@code name}, which {@code type} makes of it. */
  <I> I id(String name, Function<String, I> type) {
    try {
      return type.apply(path(name));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.of(404, "not-found", "No such thing", String.valueOf(e.getMessage()))
              .with("field", name));
    }
  }

  @Nullable String query(String name) {
    return ctx.queryParams().get(name);
  }

  JsonNode body() {
    return RequestBody.of(ctx);
  }

  <T> T body(Class<T> type) {
    return RequestBody.as(body(), type);
  }

  /** In whose name this is asked: an administrator may say for whom. */
  OrganizationId by() {
    String named = ctx.request().getHeader(ON_BEHALF_OF);
    if (named == null || named.isEmpty()) {
      return principal.actsFor();
    }
    OrganizationId organization;
    try {
      organization = new OrganizationId(named);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.of(
                  400, "invalid-parameter", "Not an organisation", String.valueOf(e.getMessage()))
              .with("field", ON_BEHALF_OF));
    }
    return actingFor(organization);
  }

  /**
   * As {@link #by}, once it is found to be of a kind that the caller's role acts for; fails as 403
   * {@code not-yours}. One that is not known is the rules' to refuse.
   */
  Future<OrganizationId> byOfKind() {
    OrganizationId by = by();
    return read(grid -> Optional.ofNullable(grid.region().partners().organization(by)))
        .map(
            known -> {
              known.map(o -> o.details().kind()).ifPresent(kind -> requireActsFor(by, kind));
              return by;
            });
  }

  private void requireActsFor(OrganizationId by, OrganizationKind kind) {
    if (!principal.role().actsFor(kind)) {
      throw new ProblemException(
          Problem.of(
                  403,
                  "not-yours",
                  "Not for this kind of organisation",
                  "organization: "
                      + by.value()
                      + ", "
                      + kind
                      + " (expected: of a kind that "
                      + principal.role()
                      + " acts for)")
              .with("field", "organization")
              .with("value", by.value()));
    }
  }

  /** As {@link #by}; null for who acts for no organisation. */
  @Nullable OrganizationId byOrNobody() {
    return principal.organization() == null && ctx.request().getHeader(ON_BEHALF_OF) == null
        ? null
        : by();
  }

  /**
   * {@code organization}, which the caller named as the one it acts for.
   *
   * @throws ProblemException as 403 {@code not-yours} unless it is its own
   */
  OrganizationId actingFor(OrganizationId organization) {
    if (principal.role() != Role.ADMINISTRATOR && !organization.equals(principal.organization())) {
      throw new ProblemException(
          Problem.of(
                  403,
                  "not-yours",
                  "Only an administrator acts for others",
                  "organization: "
                      + organization.value()
                      + " (expected: your own, for "
                      + principal.role()
                      + ")")
              .with("field", "organization")
              .with("value", organization.value()));
    }
    return organization;
  }

  /**
   * The version that the caller has seen, by {@code If-Match}.
   *
   * @throws ProblemException as 428 {@code if-match-missing} or 400 {@code invalid-parameter}
   */
  long ifMatch() {
    String header = ctx.request().getHeader("If-Match");
    if (header == null) {
      throw new ProblemException(
          Problem.of(
                  428,
                  "if-match-missing",
                  "Say which version you have seen",
                  "If-Match: none (expected: the ETag of what is changed)")
              .with("field", "If-Match"));
    }
    var matcher = VERSION.matcher(header);
    if (!matcher.matches()) {
      throw new ProblemException(
          Problem.of(
                  400,
                  "invalid-parameter",
                  "Not a version",
                  "If-Match: " + header + " (expected: like \"4711\")")
              .with("field", "If-Match")
              .with("value", header));
    }
    return Long.parseLong(matcher.group(1));
  }

  /** As {@link #ifMatch}; null for {@code *}, which is whatever version there is. */
  @Nullable Long ifMatchOrAny() {
    return "*".equals(ctx.request().getHeader("If-Match")) ? null : ifMatch();
  }

  /** As {@link #ifMatchOrAny}; null too where the caller does not say. */
  @Nullable Long ifMatchWhereGiven() {
    return ctx.request().getHeader("If-Match") == null ? null : ifMatchOrAny();
  }

  /**
   * Has {@code command} decided, which changes what the caller saw a version of: that it is another
   * by now is told with the one there is.
   *
   * @param current how it now is, with its version as ETag; null when it is not there
   */
  Future<Answer.Accepted> submit(Command command, Function<Grid, @Nullable Reply> current) {
    return submit(commandId(), body(), command)
        .compose(
            answer ->
                answer instanceof Answer.Refused no
                        && no.rejection().reason() == Rejection.Reason.STALE_VERSION
                    ? readAfter(answer, current)
                        .compose(reply -> refuse(stale(Problems.of(no.rejection()), reply)))
                    : accepted(answer));
  }

  private Problem stale(Problem problem, @Nullable Reply current) {
    String etag = current == null ? null : current.headers().get("ETag");
    if (current == null || etag == null) {
      return problem;
    }
    ctx.response().putHeader("ETag", etag);
    return problem
        .with("version", Long.parseLong(etag.substring(1, etag.length() - 1)))
        .with("current", current.value());
  }

  /** Has {@code command} decided under the key of this request; fails when it is refused. */
  Future<Answer.Accepted> submit(Command command) {
    return submit(commandId(), body(), command).compose(this::accepted);
  }

  /** As {@link #submit(Command)}, for item {@code index} of a bulk; a refusal is an answer. */
  Future<Answer> submitItem(int index, JsonNode item, Command command) {
    return submit(commandId().item(index), item, command);
  }

  private Future<Answer> submit(CommandId id, JsonNode body, Command command) {
    String text =
        ctx.request().method()
            + "\n"
            + ctx.request().path()
            + "\n"
            + ctx.request().headers().get("If-Match")
            + "\n"
            + ctx.request().headers().get(ON_BEHALF_OF)
            + "\n"
            + RequestBody.canonical(body);
    Submission submission =
        new Submission(id, principal.actor(), context.secret().digest(text), command);
    return context
        .exchange()
        .submit(region(), submission)
        .onSuccess(
            answer ->
                ctx.response().putHeader("Doorstroom-Position", Long.toString(answer.position())));
  }

  private Future<Answer.Accepted> accepted(Answer answer) {
    if (answer instanceof Answer.Accepted accepted) {
      return Future.succeededFuture(accepted);
    }
    Rejection rejection = ((Answer.Refused) answer).rejection();
    Problem problem = Problems.of(rejection);
    return rejection.reason() == Rejection.Reason.CRISIS
        ? CrisisRoutes.add(this, problem).compose(full -> refuse(full))
        : refuse(problem);
  }

  private static <T> Future<T> refuse(Problem problem) {
    return Future.failedFuture(new ProblemException(problem));
  }

  /** Under which this request is done once, however often it is sent. */
  CommandId commandId() {
    String key = ctx.request().getHeader(IDEMPOTENCY_KEY);
    if (key == null || !KEY.matcher(key).matches()) {
      throw new ProblemException(
          Problem.of(
                  400,
                  "idempotency-key-missing",
                  "Every command needs a key of its own",
                  IDEMPOTENCY_KEY
                      + ": "
                      + (key == null ? "none" : "'" + key + "'")
                      + " (expected: 1 to 100 visible ASCII characters without #)")
              .with("field", IDEMPOTENCY_KEY));
    }
    return new CommandId(principal.actor().value() + ":" + key);
  }

  /** Reads committed state, at least as new as the caller asks by {@code min-position}. */
  <T> Future<T> read(Function<Grid, T> reader) {
    String min = query("min-position");
    Exchange exchange = context.exchange();
    return min == null
        ? exchange.read(region(), reader)
        : exchange.read(region(), Long.parseLong(min), reader);
  }

  /** Reads the region as it was. */
  <T> Future<T> readAsOf(Moment moment, Function<Grid, T> reader) {
    return context.exchange().asOf(region(), moment, reader);
  }

  /** Reads committed state in which {@code version}, a position, has been seen. */
  <T> Future<T> readSeen(@Nullable Long version, Function<Grid, T> reader) {
    return version == null ? read(reader) : context.exchange().read(region(), version, reader);
  }

  /** Reads committed state that has seen {@code answer}. */
  <T> Future<T> readAfter(Answer answer, Function<Grid, T> reader) {
    return context.exchange().read(region(), answer.position(), reader);
  }

  @Nullable Instant instant(String name) {
    String text = query(name);
    return text == null ? null : parameter(name, text, Instant.class);
  }

  /** The instant that the contract requires as {@code name}. */
  Instant requiredInstant(String name) {
    return parameter(name, String.valueOf(query(name)), Instant.class);
  }

  @Nullable LocalDate date(String name) {
    String text = query(name);
    return text == null ? null : parameter(name, text, LocalDate.class);
  }

  private static <T> T parameter(String name, String text, Class<T> type) {
    try {
      return Wire.MAPPER.convertValue(text, type);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.of(
                  400,
                  "invalid-parameter",
                  "A parameter is not allowed",
                  name + ": " + text + " (expected: " + type.getSimpleName() + " in ISO 8601)")
              .with("field", name)
              .with("value", text));
    }
  }
}
