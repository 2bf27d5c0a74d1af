/** The composition root: configuration, the command line, and what is wired to what. */
@NullMarked
package nl.doorstroom.app;

import org.jspecify.annotations.NullMarked;
