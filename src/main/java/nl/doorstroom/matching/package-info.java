/**
 * Suggestions that explain themselves: the best assignment of everyone who waits to the free
 * places, pure and in integers, so that the same inputs always give the same answer.
 */
@NullMarked
package nl.doorstroom.matching;

import org.jspecify.annotations.NullMarked;
