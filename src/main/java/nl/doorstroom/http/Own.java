package nl.doorstroom.http;

import io.vertx.core.Future;
import java.util.function.Function;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a path names by its id, or by the code that its holder gave it.
 *
 * @param type what an id is made of
 * @param byCode looks among what the organisation has
 */
record Own<I extends Id, T>(
    Function<String, I> type,
    ById<I, T> byId,
    ByCode<T> byCode,
    Function<T, OrganizationId> owner) {

  /** Looks one thing up by its id. */
  interface ById<I, T> {
    @Nullable T in(Region region, I id);
  }

  /** Looks one thing up by its holder's code. */
  interface ByCode<T> {
    @Nullable T in(Region region, OrganizationId owner, String code);
  }

  /**
   * The one that the path of {@code call} names, whoever's it is: the rules say what may be done.
   *
   * @throws ProblemException as 404 {@code not-found}
   */
  T known(Region region, Call call) {
    String named = call.path("id");
    T own = code(region, call, named);
    T found = own == null ? id(region, named) : own;
    if (found == null) {
      throw unknown(named);
    }
    return found;
  }

  private @Nullable T code(Region region, Call call, String code) {
    OrganizationId by = call.byOrNobody();
    return by == null ? null : byCode.in(region, by, code);
  }

  private @Nullable T id(Region region, String named) {
    try {
      return byId.in(region, type.apply(named));
    } catch (IllegalArgumentException notAnId) {
      return null;
    }
  }

  /** As {@link #known}, which only its holder and administrators may see. */
  T visible(Region region, Call call) {
    T found = known(region, call);
    if (!isVisible(found, call)) {
      throw unknown(call.path("id"));
    }
    return found;
  }

  boolean isVisible(T one, Call call) {
    OrganizationId sees = call.principal().seesFor();
    return sees == null || owner.apply(one).equals(sees);
  }

  /** {@link #known} in committed state that has seen {@code version}. */
  Future<T> read(Call call, @Nullable Long version) {
    return call.readSeen(version, grid -> known(grid.region(), call));
  }

  private static ProblemException unknown(String named) {
    return new ProblemException(
        Problem.of(404, "not-found", "No such thing", "id: " + named)
            .with("field", "id")
            .with("value", named));
  }
}
