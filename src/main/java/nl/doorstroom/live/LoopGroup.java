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
    for (Watcher watcher : all) {
      if (!watcher.offer(frame)) {
        later++;
        loop.owe();
      }
    }
    loop.observer().sent(key.view(), all.size() - later, later);
  }

  private List<Watcher> walk() {
    if (changed) {
      walk = List.copyOf(watchers);
      changed = false;
    }
    return walk;
  }
}
