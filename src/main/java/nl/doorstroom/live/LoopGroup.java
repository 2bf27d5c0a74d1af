package nl.doorstroom.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.doorstroom.grid.Cursor;

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
