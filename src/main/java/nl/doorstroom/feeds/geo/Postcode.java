package nl.doorstroom.feeds.geo;

import nl.doorstroom.domain.partners.Location.Coordinates;

/**
 * One PC4 area, or the part of it that lies in one place.
 *
 * @param digits the four digits
 * @param municipality gemeente, by its Dutch name
 */
public record Postcode(
    String digits, String place, String municipality, Province province, Coordinates coordinates) {}
