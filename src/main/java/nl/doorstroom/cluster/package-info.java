/** Regions over several machines: who keeps which, and how a command gets there. */
@NullMarked
package nl.doorstroom.cluster;

import org.jspecify.annotations.NullMarked;
