package nl.doorstroom.http;

import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;

/** Has every Vert.x keep room for the {@link Trace} of a request; found by the service loader. */
public final class TraceProvider implements VertxServiceProvider {

  @Override
  public void init(VertxBootstrap bootstrap) {
    Trace.prepare();
  }
}
