/** Freed places, offered to people who wait: one after the other, by telephone. */
@NullMarked
package nl.doorstroom.domain.offers;

import org.jspecify.annotations.NullMarked;
