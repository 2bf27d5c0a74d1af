/**
 * A real, durable PostgreSQL that comes with the exchange, for whoever has no server of their own.
 */
@NullMarked
package nl.doorstroom.journal.postgres.embedded;

import org.jspecify.annotations.NullMarked;
