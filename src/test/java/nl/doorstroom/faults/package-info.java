/**
 * Breaks the exchange on purpose and holds what came of it against the journal: real processes,
 * clients and watchers that write down all they are told, and checkers that believe none of it.
 */
@NullMarked
package nl.doorstroom.faults;

import org.jspecify.annotations.NullMarked;
