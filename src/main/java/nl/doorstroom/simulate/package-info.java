/** A region that lives: made-up partners and people in real places, for demonstration and load. */
@NullMarked
package nl.doorstroom.simulate;

import org.jspecify.annotations.NullMarked;
