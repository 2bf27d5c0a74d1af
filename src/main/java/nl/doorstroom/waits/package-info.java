/**
 * Waiting times and lists in figures, as the NZa defines them (NR/REG-2219a): pure, and kept up to
 * date by what changed.
 */
@NullMarked
package nl.doorstroom.waits;

import org.jspecify.annotations.NullMarked;
