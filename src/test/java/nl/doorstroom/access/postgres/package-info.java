/** What {@code access} keeps in PostgreSQL, as tests. */
@NullMarked
package nl.doorstroom.access.postgres;

import org.jspecify.annotations.NullMarked;
