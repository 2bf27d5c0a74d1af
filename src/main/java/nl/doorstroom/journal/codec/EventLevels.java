package nl.doorstroom.journal.codec;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerEvent;

/**
 * What a node must be able to read to share a region with one that writes: a number that goes up
 * with each event type and each version that is added. A region writes only what the lowest level
 * among the nodes can read, so that upgrades roll and roll back.
 */
public final class EventLevels {

  /** What every node can read. */
  private static final int FIRST = 1;

  /** Planning: schedules, imports, offers, confirmations and upkeep. */
  private static final int SECOND = 2;

  /**
   * What files bring of locations and services; the waiting list kept up, and the transfertafel.
   */
  private static final int THIRD = 3;

  /** Meetings of the transfertafel, and transfers from one region to another. */
  private static final int FOURTH = 4;

  /** Organisations for client support, and which representative answered a question. */
  private static final int FIFTH = 5;

  /** What this node can read. */
  public static final int NEWEST = FIFTH;

  /** Types, and types whose newest version, came with the second level. */
  private static final Set<EventType> OF_SECOND =
      Collections.unmodifiableSet(
          EnumSet.of(
              EventType.SLOT_PUBLISHED,
              EventType.SLOT_WITHDRAWN,
              EventType.SLOT_CLAIMED,
              EventType.OUTCOME_RECORDED,
              EventType.POSITION_REGISTERED,
              EventType.SLOT_CHANGED,
              EventType.SLOT_RELEASED,
              EventType.SLOT_RESTORED,
              EventType.CLAIM_CONFIRMED,
              EventType.CLAIM_DECLINED,
              EventType.OUTCOME_ERASED,
              EventType.CLAIM_TO_MOVE,
              EventType.CLAIM_TO_STAY,
              EventType.SCHEDULE_REGISTERED,
              EventType.SCHEDULE_CHANGED,
              EventType.WINDOW_REPLACED,
              EventType.SCHEDULE_CLEARED,
              EventType.CLEARING_UNDONE,
              EventType.IMPORT_OPENED,
              EventType.IMPORT_FINISHED,
              EventType.IMPORT_UNDO_STARTED,
              EventType.IMPORT_STEPS_UNDONE,
              EventType.IMPORT_UNDONE,
              EventType.OFFERING_STARTED,
              EventType.OFFER_MADE,
              EventType.OFFER_ANSWERED,
              EventType.OFFER_LAPSED,
              EventType.OFFERING_ENDED,
              EventType.OFFERING_FORGONE,
              EventType.POSITION_REMOVED,
              EventType.CAPACITY_DECLARED,
              EventType.FEED_REGISTERED,
              EventType.FEED_CHANGED,
              EventType.FEED_REPORTED,
              EventType.FEED_STOPPED,
              EventType.FEED_ENDED,
              EventType.MEASURE_RECORDED,
              EventType.MEASURE_ENDED));

  /** Types, and types whose newest version, came with the third level. */
  private static final Set<EventType> OF_THIRD =
      Collections.unmodifiableSet(
          EnumSet.of(
              EventType.HEALTHCARE_SERVICE_REGISTERED,
              EventType.HEALTHCARE_SERVICE_CHANGED,
              EventType.POSITION_CLOSED,
              EventType.IMPORT_SUPPLIED,
              EventType.IMPORT_KEPT,
              EventType.LOCATION_RETIRED,
              EventType.TRANSFER_PROPOSED,
              EventType.TRANSFER_SCREENED,
              EventType.CONSENT_ASKED,
              EventType.CONSENT_GIVEN,
              EventType.CONSENT_REFUSED,
              EventType.CONSENT_WITHDRAWN,
              EventType.CONSENT_EXPIRED,
              EventType.RECEIVER_ASKED,
              EventType.ASK_LAPSED,
              EventType.ASK_WITHDRAWN,
              EventType.PLACE_LOST,
              EventType.CLIENT_CHOSE,
              EventType.CLIENT_STAYED,
              EventType.CHANGE_CONFIRMED,
              EventType.CHANGE_NOT_CONFIRMED,
              EventType.TRANSFER_BOOKED,
              EventType.TRANSFER_HANDED_OVER,
              EventType.TRANSFER_COMPLETED,
              EventType.TRANSFER_SENT_BACK,
              EventType.TRANSFER_ENDED,
              EventType.TRANSFER_OVERDUE,
              EventType.TRANSFER_ESCALATED,
              EventType.ESCALATION_ANSWERED,
              EventType.ESCALATION_OVERDUE,
              EventType.CLOSING_PROPOSED,
              EventType.CLOSING_DISMISSED,
              EventType.WAITING_CONFIRMED,
              EventType.CLIENT_INFORMED,
              EventType.BRIDGING_RECORDED,
              EventType.POSITIONS_LINKED,
              EventType.POSITIONS_UNLINKED,
              EventType.MEDIATION_ASKED,
              EventType.MEDIATION_ANSWERED,
              EventType.MEDIATION_WITHDRAWN,
              EventType.MEDIATION_OVERDUE,
              EventType.WISHES_RECORDED));

  /** Types, and types whose newest version, came with the fourth level. */
  private static final Set<EventType> OF_FOURTH =
      Collections.unmodifiableSet(
          EnumSet.of(
              EventType.REGION_CONFIGURED,
              EventType.MEETING_PLANNED,
              EventType.AGENDA_FIXED,
              EventType.MEETING_CANCELLED,
              EventType.MEETING_OPENED,
              EventType.MEETING_ATTENDED,
              EventType.CASE_PUT_ON_TABLE,
              EventType.CASE_DECIDED,
              EventType.CALL_ARRANGED,
              EventType.CALL_MADE,
              EventType.MEETING_CLOSED,
              EventType.CROSSING_ASKED,
              EventType.CROSSING_ACCEPTED,
              EventType.CROSSING_ENDED,
              EventType.CROSSING_DEPARTING,
              EventType.CROSSING_DEPARTED,
              EventType.ARRIVAL_ASKED,
              EventType.ARRIVAL_ACCEPTED,
              EventType.ARRIVAL_ENDED,
              EventType.ARRIVAL_TAKEN,
              EventType.ARRIVAL_CONFIRMED,
              EventType.ARRIVAL_TAKEN_OVER));

  /** Types whose newest version came with the fifth level. */
  private static final Set<EventType> OF_FIFTH =
      Collections.unmodifiableSet(EnumSet.of(EventType.ASK_ACCEPTED, EventType.ASK_DECLINED));

  private EventLevels() {}

  /** What it takes to read the newest version of {@code type}, whatever codes came since. */
  public static int of(EventType type) {
    if (OF_FIFTH.contains(type)) {
      return FIFTH;
    }
    if (OF_FOURTH.contains(type)) {
      return FOURTH;
    }
    if (OF_THIRD.contains(type)) {
      return THIRD;
    }
    return OF_SECOND.contains(type) ? SECOND : FIRST;
  }

  /** What it takes to read all of {@code events}. */
  public static int of(Iterable<Event> events) {
    int level = FIRST;
    for (Event event : events) {
      level = Math.max(level, of(event));
    }
    return level;
  }

  /** A code that came later than its type takes more. */
  private static int of(Event event) {
    Organization.Details declared =
        event instanceof PartnerEvent.OrganizationRegistered registered
            ? registered.details()
            : event instanceof PartnerEvent.OrganizationChanged changed ? changed.details() : null;
    return declared != null && declared.kind() == OrganizationKind.CLIENT_SUPPORT
        ? FIFTH
        : of(event.type());
  }
}
