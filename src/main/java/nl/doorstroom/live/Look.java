package nl.doorstroom.live;

import io.vertx.core.json.JsonObject;
import nl.doorstroom.access.Principal;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.grid.Mask;
import org.jspecify.annotations.Nullable;

/**
 * What one page says that it looks at.
 *
 * @param about key of a row of the cases or the transfers; whether it is on a board of whoever
 *     looks is not settled
 * @param working whether something is being done about it: a form is open
 * @param mask whose eyes
 * @param actor never told to anyone: by it pages of one person are known as such
 */
record Look(RegionId region, String about, boolean working, Mask mask, ActorToken actor) {

  /**
   * What {@code message} says that {@code principal} looks at; null when that is nothing any more.
   *
   * @throws IllegalArgumentException when it cannot be understood
   */
  static @Nullable Look read(JsonObject message, Principal principal) {
    try {
      String about = message.getString("about");
      if (about == null) {
        return null;
      }
      Id.requireWellFormed("about", about);
      return new Look(
          new RegionId(message.getString("region", "")),
          about,
          message.getBoolean("working", false),
          new Mask(principal.role(), principal.readsFor()),
          principal.actor());
    } catch (ClassCastException malformed) {
      throw new IllegalArgumentException(
          "look: " + message.encode() + " (expected: region, about and working)", malformed);
    }
  }

  /** As another node is told of it. */
  JsonObject json() {
    OrganizationId organization = mask.organization();
    return new JsonObject()
        .put("region", region.value())
        .put("about", about)
        .put("working", working)
        .put("role", mask.role().name())
        .put("organization", organization == null ? null : organization.value())
        .put("actor", actor.value());
  }

  /** What another node told. */
  static Look of(JsonObject told) {
    String organization = told.getString("organization");
    return new Look(
        new RegionId(told.getString("region")),
        told.getString("about"),
        told.getBoolean("working"),
        new Mask(
            Role.valueOf(told.getString("role")),
            organization == null ? null : new OrganizationId(organization)),
        new ActorToken(told.getString("actor")));
  }

  boolean isOfSame(Look other) {
    return region.equals(other.region) && about.equals(other.about);
  }
}
