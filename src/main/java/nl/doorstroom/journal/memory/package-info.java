/** The journal in memory: the same contract, gone with the process. */
@NullMarked
package nl.doorstroom.journal.memory;

import org.jspecify.annotations.NullMarked;
