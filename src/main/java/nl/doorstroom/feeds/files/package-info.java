/** Files that a planner hands in: looked at, previewed against what stands, run and undone. */
@NullMarked
package nl.doorstroom.feeds.files;

import org.jspecify.annotations.NullMarked;
