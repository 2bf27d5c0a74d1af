package nl.doorstroom.faults;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a watcher was told.
 *
 * @param watcher its number
 * @param identity who watches, as {@code role@organization}
 * @param view of which board
 * @param road by which it came
 * @param node number of the server that told it
 * @param at on the monotonic clock of this machine, in nanoseconds
 * @param kind what it is
 * @param cursor of a board, of a resumption or of a demand to fetch anew; empty for a change
 * @param from offset at which a change begins; -1 for all else
 * @param to offset to which it leads
 * @param rows of a board, or that a change puts; null for none
 * @param remove keys that a change takes away; null for none
 */
record Told(
    int watcher,
    String identity,
    String view,
    Road road,
    int node,
    long at,
    Kind kind,
    String cursor,
    long from,
    long to,
    @Nullable JsonNode rows,
    @Nullable JsonNode remove) {

  enum Road {
    SOCKET,
    EVENTS,
    POLLING
  }

  enum Kind {
    /** The whole board, fetched. */
    BOARD,
    CHANGE,
    /** A cursor was known, and nothing changed for it up to {@code to}. */
    RESUMED,
    /** A cursor was not known: the board is to be fetched anew. */
    REFETCH,
    /** The connection ended; what follows comes by another. */
    CUT,
    /** Nothing changed for it up to {@code to}. */
    NOTHING
  }
}
