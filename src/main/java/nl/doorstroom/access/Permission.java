package nl.doorstroom.access;

import static nl.doorstroom.domain.partners.Role.ADMINISTRATOR;
import static nl.doorstroom.domain.partners.Role.GP;
import static nl.doorstroom.domain.partners.Role.MEDIATOR;
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
  SEE_WAITS(PUBLIC, GP, PLANNER, TABLE_MEMBER, MEDIATOR, ADMINISTRATOR),
  SEE_SLOTS(GP, PLANNER, TABLE_MEMBER, ADMINISTRATOR),
  SEE_REFERRALS(GP, PLANNER, ADMINISTRATOR),
  SEE_POSITIONS(PLANNER, ADMINISTRATOR),
  /** The regional waiting list. */
  SEE_CASES(PLANNER, TABLE_MEMBER, ADMINISTRATOR),
  /** Those in which one has a part: of a mediator those that escalated to its insurer. */
  SEE_TRANSFERS(GP, PLANNER, TABLE_MEMBER, MEDIATOR, ADMINISTRATOR),
  /** Boards as they were. */
  LOOK_BACK(PLANNER, ADMINISTRATOR),
  CONFIGURE_REGION(ADMINISTRATOR),
  REGISTER_ORGANIZATIONS(ADMINISTRATOR),
  /** What is planned, and what keeps it true: agendas, offerings, imports and feeds. */
  SEE_PLANNING(PLANNER, ADMINISTRATOR),
  SEE_MEASURES(PLANNER, TABLE_MEMBER, ADMINISTRATOR),
  /** Locations, services, reported waits, confirmations, admission stops, feeds and measures. */
  DECLARE_SUPPLY(PLANNER, ADMINISTRATOR),
  /**
   * Publishing, changing, offering and withdrawing places, confirming claims on them, and saying
   * what became of appointments.
   */
  PLAN_SLOTS(PLANNER, ADMINISTRATOR),
  /** Holding, claiming, releasing and moving places. */
  TAKE_SLOTS(GP, PLANNER, ADMINISTRATOR),
  REFER(GP, PLANNER, ADMINISTRATOR),
  /** Refusing referrals and ticking off their letters. */
  ANSWER_REFERRALS(PLANNER, ADMINISTRATOR),
  KEEP_WAITING_LIST(PLANNER, ADMINISTRATOR),
  /** Suggestions and figures of the transfertafel. */
  SEE_TABLE(PLANNER, TABLE_MEMBER, ADMINISTRATOR),
  /** Proposing transfers, and all that is for the holder to do for them from then on. */
  PROPOSE_TRANSFERS(PLANNER, ADMINISTRATOR),
  /** Looking at candidates as the second pair of eyes. */
  SCREEN_TRANSFERS(PLANNER, TABLE_MEMBER, ADMINISTRATOR),
  /** Answering questions of the table: also by its members, for their own organisation. */
  ANSWER_AT_TABLE(PLANNER, TABLE_MEMBER, ADMINISTRATOR),
  /** All that follows for who said yes. */
  ANSWER_ASKS(PLANNER, ADMINISTRATOR),
  /** Saying what came of a step of the ladder: the holder, and of its own step an insurer. */
  ANSWER_ESCALATIONS(PLANNER, MEDIATOR, ADMINISTRATOR),
  /** Confirming new referrals and indications. */
  CONFIRM_CHANGES(GP, PLANNER, ADMINISTRATOR),
  /** Single questions to the table: one's own, and for its members all of them. */
  SEE_MEDIATIONS(GP, PLANNER, TABLE_MEMBER, MEDIATOR, ADMINISTRATOR),
  /** Asking the table where someone can be helped. */
  ASK_MEDIATION(GP, PLANNER, MEDIATOR, ADMINISTRATOR),
  /** Answering such questions, for the table. */
  ANSWER_MEDIATION(TABLE_MEMBER, ADMINISTRATOR),
  /** Meetings of the table: their agenda, and what was decided about cases that one may see. */
  SEE_MEETINGS(PLANNER, TABLE_MEMBER, ADMINISTRATOR),
  /** Planning meetings of the table and leading them. */
  LEAD_MEETINGS(TABLE_MEMBER, ADMINISTRATOR),
  /** Saying that one is there, and that a client was called. */
  ATTEND_MEETINGS(PLANNER, TABLE_MEMBER, ADMINISTRATOR),
  IMPORT_FILES(ADMINISTRATOR),
  /** Bringing in one's own places, agendas, outcomes and waiting positions by file. */
  BRING_IN_FILES(PLANNER, ADMINISTRATOR),
  /** Saying where one's own reminders go. */
  KEEP_REMINDERS(PLANNER, ADMINISTRATOR),
  /** Seeing how the server is. */
  WATCH_SERVER(ADMINISTRATOR),
  STEER_DEMO(GP, PLANNER, TABLE_MEMBER, MEDIATOR, ADMINISTRATOR);

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
      case "cases" -> SEE_CASES;
      case "transfers" -> SEE_TRANSFERS;
      case "mediations" -> SEE_MEDIATIONS;
      case "meetings" -> SEE_MEETINGS;
      case "schedules", "offerings", "imports", "feeds" -> SEE_PLANNING;
      default ->
          throw new ProblemException(
              Problem.of(
                      404,
                      "not-found",
                      "No such board",
                      "view: '"
                          + view
                          + "' (expected: waits, slots, referrals, positions, activity,"
                          + " schedules, offerings, imports, feeds, cases, transfers, mediations,"
                          + " meetings)")
                  .with("field", "view")
                  .with("value", view));
    };
  }
}
