/** Reminders by e-mail: what they say, when they go, where to, and that they went. */
@NullMarked
package nl.doorstroom.reminders;

import org.jspecify.annotations.NullMarked;
