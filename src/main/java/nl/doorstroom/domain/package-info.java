/**
 * The language and the rules of one region. Depends on the JDK only: no clock, no randomness, no
 * I/O.
 */
@NullMarked
package nl.doorstroom.domain;

import org.jspecify.annotations.NullMarked;
