package nl.doorstroom.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Partners;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.grid.Vantage;
import org.jspecify.annotations.Nullable;

/**
 * Who else looks at something, as one of those who do is told: by organisation or by role, never by
 * person.
 *
 * @param who those who work on it first; at most {@link #TOLD_MAX}
 * @param more how many more of such lines there are
 */
record Lookers(List<Party> who, int more) {

  /** How many lines one is told. */
  static final int TOLD_MAX = 6;

  static final Lookers NOBODY = new Lookers(List.of(), 0);

  /**
   * People of one organisation, or in one role where it is not told of which.
   *
   * @param organization null where {@code name} is a role
   * @param people how many, whoever is told not counted
   * @param working whether any of them is doing something about it
   */
  record Party(@Nullable OrganizationId organization, String name, int people, boolean working) {

    static final Comparator<Party> ORDER =
        Comparator.comparing((Party party) -> !party.working)
            .thenComparing(party -> party.organization == null)
            .thenComparing(Party::name);

    private JsonObject json() {
      JsonObject json = new JsonObject();
      if (organization == null) {
        json.put("role", name);
      } else {
        json.put(
            "organization", new JsonObject().put("id", organization.value()).put("name", name));
      }
      return json.put("people", people).put("working", working);
    }
  }

  /** The message that tells it of {@code look}. */
  JsonObject message(Look look) {
    JsonArray told = new JsonArray();
    who.forEach(party -> told.add(party.json()));
    JsonObject message =
        new JsonObject()
            .put("op", "lookers")
            .put("region", look.region().value())
            .put("about", look.about())
            .put("who", told);
    return more == 0 ? message : message.put("more", more);
  }

  /**
   * What each of those who look is told. Who looks at what is on none of their boards is told
   * nothing, and told of to nobody.
   */
  static Map<Long, Lookers> among(Map<Long, Look> looks, Grid grid) {
    Map<String, Gathering> gatherings = new HashMap<>();
    Map<Long, Gathering> of = new HashMap<>();
    looks.forEach(
        (socket, look) -> {
          Vantage vantage = grid.vantage(look.about(), look.mask());
          if (vantage != null) {
            Gathering gathering =
                gatherings.computeIfAbsent(vantage.thing(), thing -> new Gathering());
            gathering.add(look, vantage.side());
            of.put(socket, gathering);
          }
        });
    Partners partners = grid.region().partners();
    Map<Long, Lookers> told = new HashMap<>();
    looks.forEach(
        (socket, look) -> {
          Gathering gathering = of.get(socket);
          told.put(socket, gathering == null ? NOBODY : gathering.told(look.actor(), partners));
        });
    return told;
  }
}
