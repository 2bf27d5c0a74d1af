package nl.doorstroom.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/**
 * One client of Server-Sent Events (WHATWG HTML), watching one channel. Each event's id is its
 * cursor, so that {@code Last-Event-ID} resumes.
 *
 * <p><b>Threads.</b> Confined to the event loop of its connection.
 */
final class EventStream implements Outlet {

  private final HttpServerResponse response;
  private final Watcher watcher;
  private final LoopState loop;

  EventStream(HttpServerResponse response, WatcherOf watcher, LoopState loop) {
    this.response = response;
    this.loop = loop;
    this.watcher = watcher.on(this);
  }

  /** Makes the one watcher of a stream. */
  @FunctionalInterface
  interface WatcherOf {
    Watcher on(EventStream stream);
  }

  void open() {
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Encoding", "identity")
        .putHeader("X-Accel-Buffering", "no");
    loop.open(this);
    response.exceptionHandler(cause -> loop.close(this));
    response.closeHandler(v -> loop.close(this));
    write(Buffer.buffer("retry: 1000\n\n"));
    loop.join(watcher);
    loop.catchUp(watcher).onFailure(cause -> end());
  }

  /** Ends it, unless it has ended; its client comes back with the cursor that it has. */
  void end() {
    if (!response.ended()) {
      response.end().onComplete(v -> loop.close(this));
    }
  }

  @Override
  public LiveObserver.Road road() {
    return LiveObserver.Road.STREAM;
  }

  @Override
  public boolean ready() {
    return !response.writeQueueFull();
  }

  @Override
  public void delta(Watcher to, Frame frame) {
    write(frame.event());
  }

  @Override
  public void refetch(Watcher to, String at) {
    write(Buffer.buffer("event: refetch\nid: " + at + "\ndata: {\"at\":\"" + at + "\"}\n\n"));
  }

  @Override
  public void flush() {
    // Vert.x flushes what is written to a response by itself.
  }

  @Override
  public List<Watcher> watchers() {
    return List.of(watcher);
  }

  void tick(String tick) {
    write(Buffer.buffer("event: tick\ndata: " + tick + "\n\n"));
  }

  private void write(Buffer event) {
    response.write(event).onFailure(cause -> loop.close(this));
  }
}
