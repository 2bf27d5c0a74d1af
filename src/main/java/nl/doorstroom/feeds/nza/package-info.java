/** The waiting times that the NZa published for autumn 2016, as a file, into archive regions. */
@NullMarked
package nl.doorstroom.feeds.nza;

import org.jspecify.annotations.NullMarked;
