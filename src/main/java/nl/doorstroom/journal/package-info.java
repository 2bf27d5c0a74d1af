/** The durable, ordered record of what happened: the port, and beside it its adapters. */
@NullMarked
package nl.doorstroom.journal;

import org.jspecify.annotations.NullMarked;
