package nl.doorstroom.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.engine.ExchangeException;
import nl.doorstroom.engine.OutOfReachException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every way in which a request is not done, as RFC 9457 tells it. */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** When a busy region is asked again. */
  private static final int BUSY_RETRY_SECONDS = 1;

  /** When an exchange that lost its journal is asked again. */
  private static final int JOURNAL_RETRY_SECONDS = 2;

  /** When an exchange of which nodes are being replaced is asked again. */
  private static final int UPGRADE_RETRY_SECONDS = 30;

  private static final int VALUE_LENGTH_MAX = 200;

  /** How the rules tell the value that is in the way and what was expected. */
  private static final Pattern DETAIL =
      Pattern.compile("[^:]*: (.*) \\(expected: (.*)\\)", Pattern.DOTALL);

  /** The item that is in the way of all, as {@link #asInBody} names it. */
  private static final Pattern INDEX = Pattern.compile("items\\[(\\d+)\\].*");

  private Problems() {}

  /** A value that the contract or a rule does not allow; {@code field} is a JSON pointer. */
  static Problem invalid(String field, Object value, String expected) {
    String name = dotted(field);
    return Problem.of(
            422,
            "invalid",
            "A value is not allowed",
            (name.isEmpty() ? "body" : name)
                + ": "
                + shown(value)
                + " (expected: "
                + expected
                + ")")
        .with("field", name)
        .with("value", shown(value))
        .with("expected", expected);
  }

  /** What a refusal by the rules is over HTTP. */
  static Problem of(Rejection rejection) {
    Problem problem =
        Problem.of(
            status(rejection.reason()),
            slug(rejection.reason()),
            title(rejection.reason()),
            rejection.detail());
    if (rejection.field() != null) {
      problem = problem.with("field", asInBody(rejection.field()));
    }
    Matcher said = DETAIL.matcher(rejection.detail());
    if (said.matches()) {
      problem = problem.with("value", said.group(1)).with("expected", said.group(2));
    }
    return rejection.reason() == Rejection.Reason.REGION_BUSY
        ? problem.retryAfter(BUSY_RETRY_SECONDS)
        : problem;
  }

  /** The same refusal, with the index of the item that is in the way. */
  static Throwable withIndex(Throwable refused) {
    if (refused instanceof ProblemException e
        && e.problem().members().get("field") instanceof String field) {
      Matcher matcher = INDEX.matcher(field);
      if (matcher.matches()) {
        return new ProblemException(e.problem().with("index", Integer.parseInt(matcher.group(1))));
      }
    }
    return refused;
  }

  /** The same refusal, naming a field of the rules as a body has it by {@code names}. */
  static Throwable renamed(Throwable refused, Map<String, String> names) {
    return refused instanceof ProblemException e
            && e.problem().members().get("field") instanceof String field
            && names.get(field) != null
        ? new ProblemException(e.problem().with("field", names.get(field)))
        : refused;
  }

  /** The rules name a field as the command has it; bodies are a little flatter. */
  private static String asInBody(String field) {
    return field
        .replaceFirst("^slots\\[", "items[")
        .replaceFirst("^(details|config|request|to)\\.", "")
        .replaceFirst("^planning\\.", "")
        .replaceFirst("restriction\\.referrers$", "restriction.organizations");
  }

  static String slug(Rejection.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static int status(Rejection.Reason reason) {
    return switch (reason) {
      case NOT_FOUND -> 404;
      case NOT_YOURS, FOUR_EYES -> 403;
      case CRISIS,
          INVALID,
          BEYOND_HORIZON,
          SLOT_IN_PAST,
          SLOT_AT_NIGHT,
          SLOT_RESTRICTED,
          NOT_ELIGIBLE,
          TOO_LARGE,
          KEY_REUSED ->
          422;
      case STALE_VERSION -> 412;
      case REGION_BUSY -> 429;
      case ALREADY_EXISTS,
          SLOT_TAKEN,
          SLOT_STARTED,
          SLOT_WITHDRAWN,
          SLOT_IN_USE,
          ALLOTMENT_MISMATCH,
          SERVICE_CLOSED,
          ADMISSION_STOPPED,
          HOLD_EXPIRED,
          HOLD_REQUIRED,
          OPTION_LIMIT,
          ALREADY_CLAIMED,
          CLAIM_ENDED,
          POSITION_CLOSED,
          REFERRAL_ENDED,
          REGION_NOT_CONFIGURED,
          ARCHIVED,
          SCHEDULE_FULL,
          SLOT_BLOCKED,
          CLAIM_FINAL,
          IMPORT_IN_USE,
          IMPORT_ENDED,
          UNDO_EXPIRED,
          OFFER_ENDED,
          TRANSFER_STAGE,
          CONSENT_REQUIRED,
          ASK_ENDED,
          MEETING_STAGE ->
          409;
    };
  }

  private static String title(Rejection.Reason reason) {
    String words = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** What a fault of the world is over HTTP. */
  static Problem of(ExchangeException fault) {
    String detail = String.valueOf(fault.getMessage());
    return switch (fault.kind()) {
      case JOURNAL_UNAVAILABLE ->
          Problem.of(503, "journal-unavailable", "Nothing can be written at present", detail)
              .retryAfter(JOURNAL_RETRY_SECONDS);
      case OUTCOME_UNKNOWN ->
          Problem.of(503, "outcome-unknown", "Nobody can tell whether it was done", detail)
              .retryAfter(JOURNAL_RETRY_SECONDS);
      case BEHIND ->
          Problem.of(503, "behind", "The asked position has not arrived", detail)
              .retryAfter(BUSY_RETRY_SECONDS);
      case NOT_HERE ->
          Problem.of(503, "not-here", "The region is recovering or kept elsewhere", detail)
              .retryAfter(JOURNAL_RETRY_SECONDS);
      case UPGRADING ->
          Problem.of(503, "upgrading", "Not while the exchange is being upgraded", detail)
              .retryAfter(UPGRADE_RETRY_SECONDS);
      case BUSY ->
          Problem.of(429, "busy", "Too many ask for this at once", detail)
              .retryAfter(BUSY_RETRY_SECONDS);
      case UNKNOWN_REGION -> Problem.of(404, "not-found", "No such region", detail);
    };
  }

  /** A moment of which nothing is known. */
  static Problem of(OutOfReachException asked) {
    OutOfReachException.Bounds bounds = asked.bounds();
    Problem problem =
        Problem.of(
                422,
                "out-of-range",
                "Nothing is known of that moment",
                String.valueOf(asked.getMessage()))
            .with("field", "as-of")
            .with("oldest", bounds.oldest())
            .with("newest", bounds.newest())
            .with("newestAt", bounds.newestAt().toString());
    return bounds.oldestAt() == null
        ? problem
        : problem.with("oldestAt", bounds.oldestAt().toString());
  }

  /** What {@code cause} is over HTTP; {@code status} is what the router made of it, or -1. */
  private static Problem of(int status, @Nullable Throwable cause, RoutingContext ctx) {
    Throwable root =
        cause instanceof HttpException e && e.getCause() != null ? e.getCause() : cause;
    if (root instanceof ProblemException refused) {
      return refused.problem();
    }
    if (root instanceof OutOfReachException outOfReach) {
      return of(outOfReach);
    }
    if (root instanceof ExchangeException fault) {
      return of(fault);
    }
    if (root instanceof ValidatorException invalid) {
      return ContractProblems.of(invalid, ctx);
    }
    int code = root instanceof HttpException e ? e.getStatusCode() : status;
    return switch (code) {
      case 400 -> Problem.of(400, "bad-request", "The request cannot be read", detail(root));
      case 401 -> Problem.of(401, "unauthorized", "The identity cannot be believed", detail(root));
      case 404 -> Problem.of(404, "not-found", "No such thing", ctx.request().path());
      case 405 ->
          Problem.of(
              405,
              "method-not-allowed",
              "Not a method of this thing",
              ctx.request().method() + " " + ctx.request().path());
      case 406 -> Problem.of(406, "not-acceptable", "Not in that form", "only JSON is given here");
      case 413 ->
          Problem.of(
              413,
              "too-large",
              "The body is too large",
              "body: too long (expected: <= "
                  + HttpVerticle.BODY_MAX
                  + " bytes, for a file <= "
                  + HttpVerticle.FILE_MAX
                  + ")");
      case 415 ->
          Problem.of(
              415,
              "unsupported-media-type",
              "Not a form of body that is taken here",
              "content-type: " + ctx.request().getHeader("Content-Type"));
      case 501 -> Problem.of(501, "not-here", "Not offered by this server", ctx.request().path());
      default -> {
        LOG.error("event=request-failed path={}", ctx.request().path(), root);
        yield Problem.of(500, "internal", "Something went wrong here", "the request id finds it");
      }
    };
  }

  private static String detail(@Nullable Throwable cause) {
    return cause == null ? "" : String.valueOf(cause.getMessage());
  }

  /** Answers a request that failed. */
  static void answer(RoutingContext ctx) {
    if (ctx.response().ended() || ctx.response().headWritten()) {
      ctx.request().connection().close();
      return;
    }
    Problem problem = of(ctx.statusCode(), ctx.failure(), ctx);
    HttpServerResponse response = ctx.response().setStatusCode(problem.status());
    response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (problem.retryAfterSeconds() > 0) {
      response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
    }
    if (problem.status() == 401) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    response
        .end(Wire.encode(body(problem)))
        .onFailure(gone -> LOG.debug("event=answer-not-sent", gone));
  }

  /** {@code problem} as it is written. */
  static ObjectNode body(Problem problem) {
    ObjectNode body =
        Wire.object()
            .put("type", problem.type())
            .put("title", problem.title())
            .put("status", problem.status())
            .put("detail", problem.detail());
    problem.members().forEach((name, value) -> body.set(name, Wire.tree(value)));
    return body;
  }

  private static String shown(Object value) {
    String text =
        value instanceof JsonNode node
            ? node.isMissingNode()
                ? "nothing"
                : node.isValueNode() ? node.asText() : node.toString()
            : String.valueOf(value);
    return text.length() <= VALUE_LENGTH_MAX ? text : text.substring(0, VALUE_LENGTH_MAX) + "…";
  }

  /** {@code /items/3/start} as {@code items[3].start}, which is how the rules name a field. */
  private static String dotted(String pointer) {
    StringBuilder out = new StringBuilder();
    for (String step : pointer.split("/", -1)) {
      if (!step.isEmpty() && step.chars().allMatch(Character::isDigit)) {
        out.append('[').append(step).append(']');
      } else if (!step.isEmpty()) {
        out.append(out.isEmpty() ? "" : ".").append(step);
      }
    }
    return out.toString();
  }
}
