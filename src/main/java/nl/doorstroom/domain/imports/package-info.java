/** Files and interfaces that bring many things at once, and how that is undone as a whole. */
@NullMarked
package nl.doorstroom.domain.imports;

import org.jspecify.annotations.NullMarked;
