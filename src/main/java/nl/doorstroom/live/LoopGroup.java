package nl.doorstroom.live;

import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import nl.doorstroom.grid.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * All watchers of one channel whose sockets live on one event loop.
 *
 * <p><b>Threads.</b> {@link #post} and {@link #postRefetch} may be called from any thread;
 * everything else is confined to the loop's context.
 */
final class LoopGroup {

  /**
   * How many watchers are looked at before a frame is sent to the first of them. Sending to one
   * drives the next out of the processor's cache: looked at together they are fetched together.
   */
  private static final int STEP = 16;

  private final Channel.Key key;
  private final LoopState loop;
  private final Set<Watcher> watchers = new LinkedHashSet<>();

  /** Those of {@link #watchers}, to walk over: a send that fails ends a watch meanwhile. */
  private List<Watcher> walk = List.of();

  private boolean changed;

  /** Whether the region sends what changes, as it was asked to last; null before that. */
  private @Nullable Future<Void> joined;

  LoopGroup(Channel.Key key, LoopState loop) {
    this.key = key;
    this.loop = loop;
  }

  Channel.Key key() {
    return key;
  }

  LoopState loop() {
    return loop;
  }

  /**
   * Completes once what changes comes here. Has {@code join} ask for it at first, and again after
   * it failed: a node may be asked for a region that it does not know yet.
   */
  Future<Void> joined(Function<LoopGroup, Future<Void>> join) {
    Future<Void> asked = joined;
    if (asked == null || asked.failed()) {
      asked = join.apply(this);
      joined = asked;
    }
    return asked;
  }

  void add(Watcher watcher) {
    watchers.add(watcher);
    changed = true;
  }

  /** Returns whether nobody is left. */
  boolean remove(Watcher watcher) {
    watchers.remove(watcher);
    changed = true;
    return watchers.isEmpty();
  }

  void post(Frame frame) {
    loop.context().runOnContext(v -> offer(frame));
  }

  void postRefetch(Cursor at) {
    loop.context().runOnContext(v -> refetch(at));
  }

  private void refetch(Cursor at) {
    List<Watcher> all = walk();
    loop.observer().refetched(key.view(), all.size());
    all.forEach(watcher -> watcher.outOfReach(at));
  }

  private void offer(Frame frame) {
    List<Watcher> all = walk();
    int later = 0;
    for (int start = 0; start < all.size(); start += STEP) {
      later += offer(frame, all, start, Math.min(all.size(), start + STEP));
    }
    loop.observer().sent(key.view(), all.size() - later, later);
  }

  /** Returns how many of {@code all}, from {@code start} to before {@code end}, get it later. */
  private int offer(Frame frame, List<Watcher> all, int start, int end) {
    Watcher[] now = new Watcher[STEP];
    int count = 0;
    int later = 0;
    for (int i = start; i < end; i++) {
      Watcher watcher = all.get(i);
      switch (watcher.offer(frame)) {
        case NOW -> now[count++] = watcher;
        case LATER -> {
          later++;
          loop.owe();
        }
        case NOT -> {}
      }
    }
    for (int i = 0; i < count; i++) {
      now[i].send(frame);
    }
    return later;
  }

  private List<Watcher> walk() {
    if (changed) {
      walk = List.copyOf(watchers);
      changed = false;
    }
    return walk;
  }
}
