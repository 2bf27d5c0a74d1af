/** Where things are: postcodes, places, provinces and distance, from the data of GeoNames. */
@NullMarked
package nl.doorstroom.feeds.geo;

import org.jspecify.annotations.NullMarked;
