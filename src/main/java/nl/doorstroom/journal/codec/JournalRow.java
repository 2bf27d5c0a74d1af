package nl.doorstroom.journal.codec;

import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Hash;

/**
 * One fact as it lies in the journal, before anything in it is believed.
 *
 * @param digest lower-case hex of the request's digest; empty when no request asked for it
 * @param at when it was decided, in milliseconds since 1970 in UTC
 */
public record JournalRow(
    RegionId region,
    long position,
    long term,
    String type,
    int version,
    String body,
    String actor,
    String command,
    String digest,
    long at,
    Hash hash) {

  JournalRow linked(Hash link) {
    return new JournalRow(
        region, position, term, type, version, body, actor, command, digest, at, link);
  }
}
