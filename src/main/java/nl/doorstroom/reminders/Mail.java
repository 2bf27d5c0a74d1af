package nl.doorstroom.reminders;

import java.time.Instant;
import nl.doorstroom.domain.RegionId;

/**
 * One mail that is to be sent, or was. Region, address, kind and what it is about name it: there is
 * never a second one.
 *
 * @param address id of the address
 * @param about of a kind that may come often, which one: a day, a feed and since when it is silent,
 *     or the command that asked for it
 * @param tries how often it was taken in hand, this time included
 */
public record Mail(
    RegionId region, String address, Kind kind, String about, Instant createdAt, int tries) {

  /** Why it is sent. */
  public enum Kind {
    /** Asks whether the address may be used. */
    CONFIRMATION,
    TRIAL,
    /** What there is to do, on a working day. */
    DIGEST,
    FEED_STOPPED
  }

  /** What became of it. */
  public enum End {
    SENT,
    /** There was nothing to tell. */
    NOTHING,
    /** Its time had passed before it could be sent. */
    LATE,
    /** The server will never take it. */
    REFUSED
  }
}
