package nl.doorstroom.domain.waiting;

import java.util.Set;
import nl.doorstroom.domain.partners.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What someone who waits would like of help elsewhere, in their own words made codes: each can be
 * loosened by them, none decides about care. Wishes for a practitioner or a setting are must-haves
 * of the request.
 *
 * @param languages ISO 639-1, any of which would do; empty when all would
 * @param deliveries any of which would do; empty when all would
 * @param kmMax farthest to travel, in a straight line, 1 to {@value #KM_MAX}; null for no limit
 * @param backup whether there must be someone to call outside office hours (ANW-achtervang)
 */
public record Wishes(
    Set<String> languages, Set<Delivery> deliveries, @Nullable Integer kmMax, boolean backup) {

  /** Farthest limit that narrows anything: the country is not wider. */
  public static final int KM_MAX = 400;

  /** Most languages that one person is asked for. */
  public static final int LANGUAGES_MAX = 10;

  /** Of someone who said nothing: everything would do. */
  public static final Wishes NONE = new Wishes(Set.of(), Set.of(), null, false);

  public Wishes {
    languages = Set.copyOf(languages);
    deliveries = Set.copyOf(deliveries);
  }
}
