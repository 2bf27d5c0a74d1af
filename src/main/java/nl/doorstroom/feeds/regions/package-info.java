/** The first agreements of a region, for provinces. */
@NullMarked
package nl.doorstroom.feeds.regions;

import org.jspecify.annotations.NullMarked;
