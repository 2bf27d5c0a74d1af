package nl.doorstroom.journal;

import nl.doorstroom.domain.Fact;

/**
 * One fact as it stands in the journal.
 *
 * @param term of the writer that wrote it
 * @param hash SHA-256 over this row and the hash before it, 32 bytes; the chain starts from 32
 *     zeros
 */
public record Entry(Fact fact, long term, Hash hash) {}
