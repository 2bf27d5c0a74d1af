/** The contract, held against a running server. */
@NullMarked
package nl.doorstroom.http;

import org.jspecify.annotations.NullMarked;
