/** Telling everyone who watches, as tests. */
@NullMarked
package nl.doorstroom.live;

import org.jspecify.annotations.NullMarked;
