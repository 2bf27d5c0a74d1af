package nl.doorstroom.access;

import static nl.doorstroom.domain.partners.Role.ADMINISTRATOR;
import static nl.doorstroom.domain.partners.Role.GP;
import static nl.doorstroom.domain.partners.Role.PLANNER;
import static nl.doorstroom.domain.partners.Role.PUBLIC;
import static nl.doorstroom.domain.partners.Role.TABLE_MEMBER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import nl.doorstroom.domain.partners.Role;

/**
 * What a role may do at all. Which of the things of that kind are its own is decided by the rules
 * of the region, which know whose they are.
 */
public enum Permission {
  SEE_WAITS(PUBLIC, GP, PLANNER, TABLE_MEMBER, ADMINISTRATOR),
  SEE_SLOTS(GP, PLANNER, TABLE_MEMBER, ADMINISTRATOR),
  SEE_REFERRALS(GP, PLANNER, ADMINISTRATOR),
  SEE_POSITIONS(PLANNER, ADMINISTRATOR),
  CONFIGURE_REGION(ADMINISTRATOR),
  REGISTER_ORGANIZATIONS(ADMINISTRATOR),
  /** Locations, services, reported waits, confirmations and admission stops. */
  DECLARE_SUPPLY(PLANNER, ADMINISTRATOR),
  /** Publishing and withdrawing places, and saying what became of appointments. */
  PLAN_SLOTS(PLANNER, ADMINISTRATOR),
  /** Holding, claiming, releasing and moving places. */
  TAKE_SLOTS(GP, PLANNER, ADMINISTRATOR),
  REFER(GP, PLANNER, ADMINISTRATOR),
  /** Refusing referrals and ticking off their letters. */
  ANSWER_REFERRALS(PLANNER, ADMINISTRATOR),
  KEEP_WAITING_LIST(PLANNER, ADMINISTRATOR),
  IMPORT_FILES(ADMINISTRATOR),
  STEER_DEMO(GP, PLANNER, TABLE_MEMBER, ADMINISTRATOR);

  // The checker knows only Guava's immutable sets; this one cannot be changed either.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Role> roles;

  Permission(Role first, Role... more) {
    roles = Collections.unmodifiableSet(EnumSet.of(first, more));
  }

  public Set<Role> roles() {
    return roles;
  }

  public boolean isGivenTo(Role role) {
    return roles.contains(role);
  }

  /** What it takes to see the board called {@code view} on the wire. */
  public static Permission toSee(String view) {
    return switch (view) {
      case "waits", "activity" -> SEE_WAITS;
      case "slots" -> SEE_SLOTS;
      case "referrals" -> SEE_REFERRALS;
      case "positions" -> SEE_POSITIONS;
      default ->
          throw new ProblemException(
              Problem.of(
                      404,
                      "not-found",
                      "No such board",
                      "view: '"
                          + view
                          + "' (expected: waits, slots, referrals, positions, activity)")
                  .with("field", "view")
                  .with("value", view));
    };
  }
}
