/**
 * Telling everyone who watches what changed: WebSocket, Server-Sent Events and polling, one cursor.
 */
@NullMarked
package nl.doorstroom.live;

import org.jspecify.annotations.NullMarked;
