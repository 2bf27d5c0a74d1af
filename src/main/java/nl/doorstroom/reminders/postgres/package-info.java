/** The addresses and what was sent to them, in PostgreSQL, outside the journal. */
@NullMarked
package nl.doorstroom.reminders.postgres;

import org.jspecify.annotations.NullMarked;
