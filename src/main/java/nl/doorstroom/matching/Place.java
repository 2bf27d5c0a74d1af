package nl.doorstroom.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * A free place that the transfer table may give.
 *
 * @param free units that can be taken, at least 1
 * @param on its day, in the region's time zone
 * @param receiver whose place it is
 * @param criteria what the receiver itself publishes of the service
 * @param asks what a client must have agreed to for it, all of it
 * @param stops admission stops that hold on its day and cover its service
 * @param gaveBack who had a claim on it that ended; they are not asked for it again
 */
public record Place(
    SlotId slot,
    int free,
    SlotKind kind,
    LocalDate on,
    HealthcareServiceId service,
    OrganizationId receiver,
    LocationId location,
    Delivery delivery,
    Criteria criteria,
    Restriction restriction,
    Set<ConsentScope> asks,
    List<AdmissionStop.Scope> stops,
    Set<PositionId> gaveBack) {

  public Place {
    Objects.requireNonNull(slot, "slot");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(receiver, "receiver");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(delivery, "delivery");
    Objects.requireNonNull(criteria, "criteria");
    Objects.requireNonNull(restriction, "restriction");
    asks = Set.copyOf(asks);
    stops = List.copyOf(stops);
    gaveBack = Set.copyOf(gaveBack);
    if (free < 1) {
      throw new IllegalArgumentException("free: " + free + " (expected: >= 1)");
    }
  }

  /**
   * For whom a service says that it is. A set that is empty leaves everyone in, except insurers.
   *
   * @param languages ISO 639-1, lower case
   * @param insurers codes of those with which there is a contract; null when not known, empty when
   *     there is none
   * @param has which must-haves can be met
   * @param backup whether there is someone to call outside office hours, of its own or by agreement
   */
  public record Criteria(
      Set<CareQuestion> careQuestions,
      Set<Echelon> echelons,
      Set<String> ageClasses,
      Set<String> languages,
      @Nullable Set<String> insurers,
      Set<MustHave> has,
      boolean backup) {
    public Criteria {
      careQuestions = Set.copyOf(careQuestions);
      echelons = Set.copyOf(echelons);
      ageClasses = Set.copyOf(ageClasses);
      languages = Set.copyOf(languages);
      insurers = insurers == null ? null : Set.copyOf(insurers);
      has = Set.copyOf(has);
    }
  }

  /** The same place under another name: equal for all that differ in nothing that can matter. */
  Place named(SlotId name) {
    return new Place(
        name,
        1,
        kind,
        on,
        service,
        receiver,
        location,
        delivery,
        criteria,
        restriction,
        asks,
        stops,
        gaveBack);
  }
}
