package nl.doorstroom.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.spi.context.storage.AccessMode;
import io.vertx.core.spi.context.storage.ContextLocal;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a request belongs to: of who asks, or begun here (W3C Trace Context). Whatever is
 * logged or measured while the request is worked on can name it.
 *
 * @param traceId of all that one request sets in motion, 32 hexadecimal digits
 * @param spanId of the work here, 16 hexadecimal digits
 * @param parentId of the work of who asks; null when it was begun here
 * @param sampled whether what is told of the trace is kept: by who asks, or by whom it is sent to
 */
public record Trace(String traceId, String spanId, @Nullable String parentId, boolean sampled) {

  private static final Pattern PARENT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?");
  private static final String NO_TRACE = "0".repeat(32);
  private static final String NO_SPAN = "0".repeat(16);
  private static final int HEX = 16;

  private static final ContextLocal<Trace> CURRENT = ContextLocal.registerLocal(Trace.class);

  /** Reserves room for it; before a {@link Vertx} is made. */
  static void prepare() {
    // That this class is there has done it.
  }

  /** That of the request that this thread works on; null when it works on none. */
  public static @Nullable Trace current() {
    Context context = Vertx.currentContext();
    return context == null ? null : context.getLocal(CURRENT, AccessMode.CONCURRENT);
  }

  /**
   * Takes over or begins the trace of a request, and tells it in the answer.
   *
   * @param kept whether a trace that is begun here is kept
   */
  static void handle(RoutingContext ctx, boolean kept) {
    Trace trace = of(ctx.request().getHeader("traceparent"), kept);
    Context context = Vertx.currentContext();
    if (context != null) {
      context.putLocal(CURRENT, AccessMode.CONCURRENT, trace);
    }
    ctx.response().putHeader("traceresponse", trace.text());
    ctx.next();
  }

  /**
   * A span of the trace that {@code parent} names; of a new one when it names none.
   *
   * @param kept whether a new one is kept
   */
  static Trace of(@Nullable String parent, boolean kept) {
    Matcher matcher = PARENT.matcher(parent == null ? "" : parent);
    boolean known =
        matcher.matches()
            && !NO_TRACE.equals(matcher.group(1))
            && !NO_SPAN.equals(matcher.group(2));
    return known
        ? new Trace(
            matcher.group(1),
            random(),
            matcher.group(2),
            (Integer.parseInt(matcher.group(3), HEX) & 1) == 1)
        : new Trace(random() + random(), random(), null, kept);
  }

  /** As the header has it. */
  String text() {
    return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
  }

  private static String random() {
    return String.format(
        Locale.ROOT, "%016x", ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
  }
}
