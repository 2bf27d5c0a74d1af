/** Bookable places in time, and who holds or has claimed them. */
@NullMarked
package nl.doorstroom.domain.slots;

import org.jspecify.annotations.NullMarked;
