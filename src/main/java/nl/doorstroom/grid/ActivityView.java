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
 * <p>Anyone sees stops, and that a place for a first contact was published, taken or given back,
 * without by whom or for whom. The owner sees all that concerns its services, with the verwijscode.
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

  /** Keeps {@code fact}, which may already be folded; {@code named} was read before that. */
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
    return named.slots().isEmpty()
        || (slot != null && SlotsView.isForPractices(slot.kind(), slot.allotment()));
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
          POSITION_CLOSED ->
          Audience.OWNER;
      case REGION_CONFIGURED,
          ORGANIZATION_REGISTERED,
          ORGANIZATION_CHANGED,
          LOCATION_REGISTERED,
          LOCATION_CHANGED,
          DAY_STARTED,
          SLOT_STARTED,
          LETTER_AWAITED ->
          Audience.NOBODY;
    };
  }
}
