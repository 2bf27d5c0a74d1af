/** Doorstroom: a live capacity exchange for regional mental-health networks. */
@NullMarked
package nl.doorstroom;

import org.jspecify.annotations.NullMarked;
