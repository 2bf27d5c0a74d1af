/** Files in and out: what others publish becomes commands, and reports of what became of it. */
@NullMarked
package nl.doorstroom.feeds;

import org.jspecify.annotations.NullMarked;
