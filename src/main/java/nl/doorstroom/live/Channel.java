package nl.doorstroom.live;

import java.util.LinkedHashSet;
import java.util.Set;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.grid.BoardCursor;
import nl.doorstroom.grid.Cursor;
import nl.doorstroom.grid.Delta;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.grid.Mask;
import nl.doorstroom.grid.View;

/**
 * One view of one region under one mask, and the loops on which it is watched. What changed is
 * asked of the grid once per flush and encoded once, however many watch.
 *
 * <p><b>Threads.</b> Confined to the region's context.
 */
final class Channel {

  /** What tells one channel from another. */
  record Key(RegionId region, View view, Mask mask) {

    /** {@code place} as those who watch this hold it. */
    BoardCursor at(Cursor place) {
      return BoardCursor.of(view, mask, place);
    }
  }

  private final Key key;
  private final Set<LoopGroup> groups = new LinkedHashSet<>();

  /** What the grid was asked up to. */
  private Cursor asked;

  /** Where the last frame led to: the next one starts there, for nothing changed in between. */
  private Cursor sent;

  Channel(Key key, Cursor at) {
    this.key = key;
    this.asked = at;
    this.sent = at;
  }

  void join(LoopGroup group) {
    groups.add(group);
  }

  /** Returns whether nobody is left. */
  boolean leave(LoopGroup group) {
    groups.remove(group);
    return groups.isEmpty();
  }

  /** Whether anyone on {@code loop} watches. */
  boolean reaches(LoopState loop) {
    return groups.stream().anyMatch(group -> group.loop() == loop);
  }

  View view() {
    return key.view();
  }

  /** Returns how many rows changed or left. */
  int flush(Grid grid) {
    // Among those who watch are some who were told of more already, when they came.
    Delta delta = grid.changesForAll(key.view(), key.mask(), asked);
    asked = grid.at();
    if (delta instanceof Delta.Changes changes) {
      if (changes.upsert().isEmpty() && changes.remove().isEmpty()) {
        return 0;
      }
      Frame frame = new Frame(key, sent, changes);
      sent = changes.to();
      groups.forEach(group -> group.post(frame));
      return changes.upsert().size() + changes.remove().size();
    }
    sent = asked;
    groups.forEach(group -> group.postRefetch(sent));
    return 0;
  }
}
