/** Requests in, commands through, answers and pages out. The contract is {@code openapi.yaml}. */
@NullMarked
package nl.doorstroom.http;

import org.jspecify.annotations.NullMarked;
