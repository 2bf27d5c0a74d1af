/** The transfertafel: moving people who wait, or are treated, to where they can be helped. */
@NullMarked
package nl.doorstroom.domain.transfers;

import org.jspecify.annotations.NullMarked;
