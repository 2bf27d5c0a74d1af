/** How facts and snapshots are written down, and how each row follows from the row before it. */
@NullMarked
package nl.doorstroom.journal.codec;

import org.jspecify.annotations.NullMarked;
