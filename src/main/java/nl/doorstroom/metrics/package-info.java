/** All meters of the exchange, in one place. */
@NullMarked
package nl.doorstroom.metrics;

import org.jspecify.annotations.NullMarked;
