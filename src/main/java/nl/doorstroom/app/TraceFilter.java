package nl.doorstroom.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.function.Supplier;
import nl.doorstroom.http.Trace;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;

/** Has each line of the log name the trace of the request that it is about. */
public final class TraceFilter extends TurboFilter {

  private static final String KEY = "trace";

  /** Asked only once a server is started: what it asks logs itself while it is made. */
  private static volatile Supplier<@Nullable Trace> current = () -> null;

  /** From now on. */
  static void follow() {
    current = Trace::current;
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] params,
      @Nullable Throwable cause) {
    // A thread of an event loop works on many requests in turn.
    Trace trace = current.get();
    if (trace == null) {
      MDC.remove(KEY);
    } else {
      MDC.put(KEY, trace.traceId());
    }
    return FilterReply.NEUTRAL;
  }
}
