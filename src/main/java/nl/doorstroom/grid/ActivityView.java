package nl.doorstroom.grid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.AdmissionStopId;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerEvent;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.ReferralId;
import nl.doorstroom.domain.waiting.Verwijscode;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of the things that happened, of which those among the last {@link #WINDOW} facts
 * are kept.
 *
 * <p>Anyone sees stops, and that a place for a first contact which every practice may take was
 * published, changed, taken or given back, without by whom or for whom. The owner sees all that
 * concerns its services, with the verwijscode.
 */
final class ActivityView {

  /** Counted in facts, not in rows, so that the board follows from the journal alone. */
  static final int WINDOW = 400;

  private final Region region;
  private final TreeMap<Long, Happening> latest = new TreeMap<>();

  ActivityView(Region region) {
    this.region = region;
  }

  private record Happening(Fact fact, Named named) {}

  /** Whether facts of one type are told, and to whom. */
  private enum Audience {
    ANYONE,
    OWNER,
    NOBODY
  }

  /**
   * Keeps {@code fact}, which may already be folded. {@code named} is what it names by itself, and
   * nothing that was read of the region: after a start there is only the fact.
   */
  void add(Fact fact, Named named) {
    if (audience(fact.event().type()) != Audience.NOBODY) {
      latest.put(fact.position(), new Happening(fact, named));
    }
  }

  /** Keeps those of {@code facts} that the window holds when {@code last} is the newest. */
  void recall(List<Fact> facts, long last) {
    Map<AdmissionStopId, AdmissionStop> announced = new HashMap<>();
    for (Fact fact : facts) {
      Named named = Named.in(fact.event(), announced::get);
      if (fact.event() instanceof PartnerEvent.StopAnnounced e) {
        announced.put(e.stop().id(), e.stop());
      }
      if (fact.position() > last - WINDOW) {
        add(fact, named);
      }
    }
  }

  /** Drops what {@code position} has pushed out of the window, and returns its keys. */
  List<String> forget(long position) {
    List<String> gone = new ArrayList<>();
    Iterator<Long> out = latest.headMap(position - WINDOW, true).keySet().iterator();
    while (out.hasNext()) {
      gone.add(key(out.next()));
      out.remove();
    }
    return gone;
  }

  Collection<Long> positions() {
    return latest.keySet();
  }

  /**
   * Those that are told anew when {@code named} was changed by an event of {@code type}: few do
   * more to what was told of a thing than happening to it.
   */
  List<Long> about(EventType type, Named named) {
    boolean retold =
        switch (type) {
          case SLOT_CHANGED, SLOT_RELEASED, SLOT_RESTORED, POSITION_REMOVED -> true;
          default -> false;
        };
    List<Long> about = new ArrayList<>();
    if (retold) {
      for (Map.Entry<Long, Happening> entry : latest.entrySet()) {
        if (entry.getValue().named().concernsAnyOf(named)) {
          about.add(entry.getKey());
        }
      }
    }
    return about;
  }

  static String key(long position) {
    return Long.toString(position);
  }

  Shown show(long position) {
    Shown shown = new Shown(View.ACTIVITY);
    Happening happening = latest.get(position);
    if (happening == null) {
      return shown;
    }
    Slot slot =
        happening.named().slots().isEmpty()
            ? null
            : region.slots().slot(happening.named().slots().get(0));
    HealthcareService service = service(happening.named(), slot);
    AdmissionStop stop = happening.named().stop();
    OrganizationId owner =
        stop != null ? stop.organization() : service == null ? null : service.organization();
    if (owner != null) {
      Fact fact = happening.fact();
      if (audience(fact.event().type()) == Audience.ANYONE
          && isForAnyone(happening.named(), slot)) {
        shown.to(Eyes.ANYONE, row(fact, service, owner, slot, null, false));
      }
      Verwijscode code = code(happening.named());
      shown.toOwner(owner, row(fact, service, owner, slot, code, true));
    }
    return shown;
  }

  private static boolean isForAnyone(Named named, @Nullable Slot slot) {
    return named.slots().isEmpty() || (slot != null && SlotsView.isForEveryPractice(slot));
  }

  private ActivityRow row(
      Fact fact,
      @Nullable HealthcareService service,
      OrganizationId owner,
      @Nullable Slot slot,
      @Nullable Verwijscode code,
      boolean mine) {
    Organization organization = region.partners().organization(owner);
    Instant start = slot == null ? null : slot.start();
    return new ActivityRow(
        key(fact.position()),
        fact.at(),
        fact.event().type(),
        service == null ? null : service.id(),
        service == null ? null : service.details().name(),
        organization == null ? null : organization.details().name(),
        start,
        code,
        mine);
  }

  private @Nullable HealthcareService service(Named named, @Nullable Slot slot) {
    HealthcareServiceId id = named.service();
    if (id == null && slot != null) {
      id = slot.service();
    }
    if (id == null && named.stop() != null) {
      id = named.stop().scope().service();
    }
    WaitingPosition position =
        named.position() == null ? null : region.waiting().position(named.position());
    if (id == null && position != null) {
      id = position.service();
    }
    Referral referral = referral(named.referral());
    if (id == null && referral != null) {
      id = referral.service();
    }
    return id == null ? null : region.partners().service(id);
  }

  private @Nullable Verwijscode code(Named named) {
    WaitingPosition position =
        named.position() == null ? null : region.waiting().position(named.position());
    Referral referral = referral(position == null ? named.referral() : position.referral());
    return referral == null ? null : referral.code();
  }

  private @Nullable Referral referral(@Nullable ReferralId id) {
    return id == null ? null : region.waiting().referral(id);
  }

  private static Audience audience(EventType type) {
    return switch (type) {
      case SLOT_PUBLISHED,
          SLOT_WITHDRAWN,
          SLOT_CLAIMED,
          CLAIM_RELEASED,
          CLAIM_MOVED,
          SLOT_CHANGED,
          SLOT_RELEASED,
          SLOT_RESTORED,
          STOP_ANNOUNCED,
          STOP_LIFTED ->
          Audience.ANYONE;
      case HEALTHCARE_SERVICE_REGISTERED,
          HEALTHCARE_SERVICE_CHANGED,
          SERVICE_CONFIRMED,
          WAITS_REPORTED,
          SLOT_HELD,
          OPTION_TAKEN,
          HOLD_RELEASED,
          HOLD_LAPSED,
          OUTCOME_RECORDED,
          REFERRAL_MADE,
          LETTER_RECEIVED,
          LETTER_OVERDUE,
          REFERRAL_REFUSED,
          REFERRAL_WITHDRAWN,
          POSITION_REGISTERED,
          POSITION_REPRIORITISED,
          INTAKE_HELD,
          INTAKE_REVOKED,
          TREATMENT_STARTED,
          POSITION_CLOSED,
          POSITION_REMOVED,
          CLAIM_CONFIRMED,
          CLAIM_DECLINED,
          CLAIM_TO_MOVE,
          CLAIM_TO_STAY,
          OUTCOME_ERASED,
          OFFERING_STARTED,
          OFFER_MADE,
          OFFER_ANSWERED,
          OFFER_LAPSED,
          OFFERING_ENDED,
          CAPACITY_DECLARED,
          MEASURE_RECORDED ->
          Audience.OWNER;
      case REGION_CONFIGURED,
          ORGANIZATION_REGISTERED,
          ORGANIZATION_CHANGED,
          LOCATION_REGISTERED,
          LOCATION_CHANGED,
          LOCATION_RETIRED,
          DAY_STARTED,
          SLOT_STARTED,
          LETTER_AWAITED,
          SCHEDULE_REGISTERED,
          SCHEDULE_CHANGED,
          WINDOW_REPLACED,
          SCHEDULE_CLEARED,
          CLEARING_UNDONE,
          IMPORT_OPENED,
          IMPORT_FINISHED,
          IMPORT_UNDO_STARTED,
          IMPORT_STEPS_UNDONE,
          IMPORT_UNDONE,
          IMPORT_SUPPLIED,
          IMPORT_KEPT,
          OFFERING_FORGONE,
          TRANSFER_PROPOSED,
          TRANSFER_SCREENED,
          CONSENT_ASKED,
          CONSENT_GIVEN,
          CONSENT_REFUSED,
          CONSENT_WITHDRAWN,
          CONSENT_EXPIRED,
          RECEIVER_ASKED,
          ASK_ACCEPTED,
          ASK_DECLINED,
          ASK_LAPSED,
          ASK_WITHDRAWN,
          PLACE_LOST,
          CLIENT_CHOSE,
          CLIENT_STAYED,
          CHANGE_CONFIRMED,
          CHANGE_NOT_CONFIRMED,
          TRANSFER_BOOKED,
          TRANSFER_HANDED_OVER,
          TRANSFER_COMPLETED,
          TRANSFER_SENT_BACK,
          TRANSFER_ENDED,
          TRANSFER_OVERDUE,
          TRANSFER_ESCALATED,
          ESCALATION_ANSWERED,
          ESCALATION_OVERDUE,
          CLOSING_PROPOSED,
          CLOSING_DISMISSED,
          WAITING_CONFIRMED,
          CLIENT_INFORMED,
          BRIDGING_RECORDED,
          POSITIONS_LINKED,
          POSITIONS_UNLINKED,
          MEDIATION_ASKED,
          MEDIATION_ANSWERED,
          MEDIATION_WITHDRAWN,
          MEDIATION_OVERDUE,
          WISHES_RECORDED,
          MEETING_PLANNED,
          AGENDA_FIXED,
          MEETING_CANCELLED,
          MEETING_OPENED,
          MEETING_ATTENDED,
          CASE_PUT_ON_TABLE,
          CASE_DECIDED,
          CALL_ARRANGED,
          CALL_MADE,
          MEETING_CLOSED,
          FEED_REGISTERED,
          FEED_CHANGED,
          FEED_REPORTED,
          FEED_STOPPED,
          FEED_ENDED,
          MEASURE_ENDED,
          CROSSING_ASKED,
          CROSSING_ACCEPTED,
          CROSSING_ENDED,
          CROSSING_DEPARTING,
          CROSSING_DEPARTED,
          ARRIVAL_ASKED,
          ARRIVAL_ACCEPTED,
          ARRIVAL_ENDED,
          ARRIVAL_TAKEN,
          ARRIVAL_CONFIRMED,
          ARRIVAL_TAKEN_OVER ->
          Audience.NOBODY;
    };
  }
}
