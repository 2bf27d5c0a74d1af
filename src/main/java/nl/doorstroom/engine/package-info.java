/** One writer per region: deciding, writing, recovering, and telling who watches. */
@NullMarked
package nl.doorstroom.engine;

import org.jspecify.annotations.NullMarked;
