package nl.doorstroom.live;

import nl.doorstroom.grid.Cursor;

/**
 * One client watching one channel.
 *
 * <p>A watcher that cannot keep up is never queued for. It keeps the cursor of what it has, and
 * when its socket drains it asks the grid what changed since: each row once, in its latest form,
 * which is both smaller and newer than what it missed.
 *
 * <p><b>Threads.</b> Confined to the context of its outlet.
 */
final class Watcher {

  private final int id;
  private final Outlet outlet;
  private final Channel.Key key;

  /** What the client has. */
  private Cursor has;

  /** The end of the newest frame that was passed over. */
  private long passedOver;

  private boolean behind;
  private boolean asking;
  private boolean paused;
  private boolean closed;
  private boolean told;

  Watcher(int id, Outlet outlet, Channel.Key key, Cursor has) {
    this.id = id;
    this.outlet = outlet;
    this.key = key;
    this.has = has;
    // Not current until the grid has said what changed since {@code has}.
    this.behind = true;
  }

  int id() {
    return id;
  }

  Channel.Key key() {
    return key;
  }

  Cursor has() {
    return has;
  }

  /** Whether the client has all that was flushed. */
  boolean isCurrent() {
    return !behind && !paused;
  }

  /** Whether the grid must be asked what changed since {@link #has}, now that there is room. */
  boolean wantsCatchUp() {
    return behind && !asking && !paused && !closed && outlet.ready();
  }

  /** Whether the client is to be brought up to date as soon as there is room. */
  boolean isOwed() {
    return behind && !paused && !closed;
  }

  /** What becomes of a frame at a watcher. */
  enum Taken {
    /** It is to be sent. */
    NOW,
    /** It is passed over, for want of room: the watcher asks the grid once there is some. */
    LATER,
    /** The client has it, or is gone. */
    NOT
  }

  /** Takes note of {@code frame}; on {@link Taken#NOW}, {@link #send} it before another one. */
  Taken offer(Frame frame) {
    if (closed || frame.to().offset() <= has.offset()) {
      return Taken.NOT;
    }
    if (behind || paused || !outlet.ready()) {
      behind = true;
      passedOver = Math.max(passedOver, frame.to().offset());
      return Taken.LATER;
    }
    return Taken.NOW;
  }

  /** Sends {@code frame}, unless the client has gone since it was offered. */
  void send(Frame frame) {
    if (!closed) {
      has = frame.to();
      outlet.delta(this, frame);
    }
  }

  void asking() {
    asking = true;
  }

  /** {@code frame} holds all that changed since {@link #has}. */
  void caughtUp(Frame frame, boolean empty) {
    asking = false;
    if (closed) {
      return;
    }
    if (!empty || leadsOnUnseen(frame)) {
      outlet.delta(this, frame);
    }
    has = frame.to();
    // What was flushed while the grid was asked, and is newer than its answer, is still owed.
    behind = passedOver > has.offset();
  }

  /**
   * Whether the client would not know that it has come so far, and take the next frame for one that
   * comes too early: on a stream there is no other word for it, and on a socket that is said once.
   */
  private boolean leadsOnUnseen(Frame frame) {
    return frame.to().offset() > has.offset()
        && (outlet.road() == LiveObserver.Road.STREAM || passedOver > has.offset());
  }

  /** The client must fetch a whole board and then watch anew. */
  void outOfReach(Cursor at) {
    asking = false;
    if (!closed) {
      behind = false;
      has = at;
      outlet.refetch(this, key.at(at).toString());
    }
  }

  /** The grid could not be asked: try again at the next turn. */
  void notAnswered() {
    asking = false;
  }

  /** Whether nothing was told before, not even that its cursor was known; true once. */
  boolean isFirstTold() {
    boolean first = !told;
    told = true;
    return first;
  }

  void pause() {
    paused = true;
  }

  void resume() {
    if (paused) {
      paused = false;
      behind = true;
    }
  }

  /** Returns whether it was open. */
  boolean close() {
    boolean open = !closed;
    closed = true;
    return open;
  }
}
