/** The whole server, started as its users start it. */
@NullMarked
package nl.doorstroom.app;

import org.jspecify.annotations.NullMarked;
