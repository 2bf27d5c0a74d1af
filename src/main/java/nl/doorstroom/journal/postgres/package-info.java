/** PostgreSQL as the place of the journal: where it is, what its schema is. */
@NullMarked
package nl.doorstroom.journal.postgres;

import org.jspecify.annotations.NullMarked;
