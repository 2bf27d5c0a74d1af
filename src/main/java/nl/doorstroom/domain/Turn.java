package nl.doorstroom.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.PartnerBook;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.slots.SlotBook;
import nl.doorstroom.domain.waiting.WaitingBook;

/**
 * One decision in the making: the state it reads, the instant it rests on, the ids it gives out.
 */
final class Turn {

  private final PartnerBook partners;
  private final SlotBook slots;
  private final WaitingBook waiting;
  private final Instant now;
  private final Ids ids;
  private final long given;
  private long last;

  /** {@code given} is how many ids the region has given out before. */
  Turn(
      PartnerBook partners, SlotBook slots, WaitingBook waiting, Instant now, Ids ids, long given) {
    this.partners = partners;
    this.slots = slots;
    this.waiting = waiting;
    this.now = now;
    this.ids = ids;
    this.given = given;
    this.last = given;
  }

  PartnerBook partners() {
    return partners;
  }

  SlotBook slots() {
    return slots;
  }

  WaitingBook waiting() {
    return waiting;
  }

  Instant now() {
    return now;
  }

  /** Only for commands that are refused until the region is configured. */
  RegionConfig config() {
    return Objects.requireNonNull(partners.config(), "config");
  }

  /** The service of something that names one: services are never forgotten. */
  HealthcareService service(HealthcareServiceId id) {
    return Objects.requireNonNull(partners.service(id), id.value());
  }

  ZoneId zone() {
    return config().timeZone();
  }

  LocalDate today() {
    return dateOf(now);
  }

  LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone());
  }

  boolean isPast(Instant instant) {
    return !instant.isAfter(now);
  }

  static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  String nextId() {
    return ids.of(++last);
  }

  /** The number in the id given out last: also that of a verwijscode given out with it. */
  long lastCounter() {
    return last;
  }

  /** Whether {@code id} was given out before this turn, for whatever it was. */
  boolean wasGiven(Id id) {
    long counter = ids.counter(id);
    return counter > 0 && counter <= given;
  }
}
