/**
 * Files as rows: unpacked within bounds, decoded, taken apart and understood, whoever wrote them.
 */
@NullMarked
package nl.doorstroom.feeds.reading;

import org.jspecify.annotations.NullMarked;
