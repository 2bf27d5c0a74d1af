/** Referrals, and the people who wait: each one position per service. */
@NullMarked
package nl.doorstroom.domain.waiting;

import org.jspecify.annotations.NullMarked;
