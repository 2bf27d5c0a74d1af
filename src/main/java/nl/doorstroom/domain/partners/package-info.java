/** Who takes part in a region, what they offer, when they are closed, and what they report. */
@NullMarked
package nl.doorstroom.domain.partners;

import org.jspecify.annotations.NullMarked;
