/** What {@code access} keeps in PostgreSQL, outside the journal. */
@NullMarked
package nl.doorstroom.access.postgres;

import org.jspecify.annotations.NullMarked;
