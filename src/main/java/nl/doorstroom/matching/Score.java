package nl.doorstroom.matching;

/**
 * What an assignment comes to, most important first.
 *
 * @param overNorm urgency-weighted days over the norm of those who are helped; more is better
 * @param saved days; more is better
 * @param km costs of distance by the region's rules; less is better
 * @param share costs of what each receiver is given by the region's rules; less is better
 */
public record Score(long overNorm, long saved, long km, long share) {}
