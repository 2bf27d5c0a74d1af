/** What can be seen of a region, by whom, and what changed: views, rows, masks, deltas. Pure. */
@NullMarked
package nl.doorstroom.grid;

import org.jspecify.annotations.NullMarked;
