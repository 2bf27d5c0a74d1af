package nl.doorstroom.feeds.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.DiagnosisGroup;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Request;
import org.jspecify.annotations.Nullable;

/** What a row means, once understood. */
public sealed interface Meant {

  /** The row's key in the holder's own system. */
  String key();

  /**
   * A place as it should be.
   *
   * @param schedule code of its agenda; null when in none
   * @param location where that agenda is, should it not be known yet
   */
  record Place(
      String key,
      HealthcareServiceId service,
      LocationId location,
      @Nullable String schedule,
      SlotKind kind,
      Instant start,
      Instant end,
      int capacity,
      @Nullable Allotment allotment,
      Delivery delivery)
      implements Meant {}

  /** A place that should no longer be there. */
  record Gone(String key, HealthcareServiceId service) implements Meant {}

  /** An agenda. */
  record Agenda(String key, LocationId location, int capacity, boolean active) implements Meant {}

  /** The organisation itself, by its name; {@code key} is how the file knows it. */
  record Self(String key, String name) implements Meant {}

  /**
   * A location; what is null is not told, and stays as it is.
   *
   * @param id of the one that is known by one of its keys or its name; null when it is new
   */
  record Site(
      String key,
      @Nullable LocationId id,
      String name,
      @Nullable String street,
      @Nullable String postcode,
      @Nullable String place,
      @Nullable String municipality,
      Location.@Nullable Coordinates coordinates,
      boolean active)
      implements Meant {}

  /**
   * A service at {@code location}; what is null is not told, and stays as it is.
   *
   * @param id of the one that is known by one of its keys or its name; null when it is new
   */
  record Offer(
      String key,
      @Nullable HealthcareServiceId id,
      LocationId location,
      String name,
      @Nullable ServiceCategory category,
      @Nullable Set<CareQuestion> careQuestions,
      @Nullable Set<Echelon> echelons,
      @Nullable Set<DiagnosisGroup> diagnosisGroups,
      @Nullable Set<String> ageClasses,
      @Nullable Set<String> languages,
      @Nullable Set<Delivery> deliveries,
      boolean active)
      implements Meant {}

  /**
   * What became of the appointment on the place of that key.
   *
   * @param service null when any service of the organisation may have it
   */
  record Appointment(String key, @Nullable HealthcareServiceId service, Outcome outcome)
      implements Meant {}

  /**
   * Someone who waits; the key is the holder's own reference and never enters the journal.
   *
   * @param closed why the wait ended; null while it lasts
   */
  record Waiter(
      String key,
      HealthcareServiceId service,
      WaitPhase phase,
      Request request,
      LocalDate since,
      @Nullable LocalDate intakeOn,
      @Nullable CloseReason closed)
      implements Meant {}
}
