/** Who may do and see what, as tests. */
@NullMarked
package nl.doorstroom.access;

import org.jspecify.annotations.NullMarked;
