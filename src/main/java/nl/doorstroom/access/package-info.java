/** Who may do and see what: identities, roles, permissions, and what is kept for one's own eyes. */
@NullMarked
package nl.doorstroom.access;

import org.jspecify.annotations.NullMarked;
