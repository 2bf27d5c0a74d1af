/** Measurements of the whole, beside what others do on the same machine in the same run. */
@NullMarked
package nl.doorstroom.bench;

import org.jspecify.annotations.NullMarked;
