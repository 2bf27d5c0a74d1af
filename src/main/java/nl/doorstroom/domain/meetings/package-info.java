/** Meetings of the transfertafel: what is on the agenda, what is decided, who calls the client. */
@NullMarked
package nl.doorstroom.domain.meetings;

import org.jspecify.annotations.NullMarked;
