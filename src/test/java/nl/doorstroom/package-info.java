/** What the exchange promises, as tests. */
@NullMarked
package nl.doorstroom;

import org.jspecify.annotations.NullMarked;
