package nl.doorstroom.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import nl.doorstroom.domain.imports.ImportBook;
import nl.doorstroom.domain.meetings.MeetingBook;
import nl.doorstroom.domain.offers.OfferBook;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.PartnerBook;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.UpkeepBook;
import nl.doorstroom.domain.slots.ScheduleBook;
import nl.doorstroom.domain.slots.SlotBook;
import nl.doorstroom.domain.transfers.ArrivalBook;
import nl.doorstroom.domain.transfers.MediationBook;
import nl.doorstroom.domain.transfers.TransferBook;
import nl.doorstroom.domain.waiting.WaitingBook;

/**
 * One decision in the making: the state it reads, the instant it rests on, the ids it gives out.
 */
final class Turn {

  private final Books books;
  private final Instant now;
  private final Ids ids;
  private final long given;
  private long last;

  Turn(Books books, Instant now, Ids ids) {
    this.books = books;
    this.now = now;
    this.ids = ids;
    this.given = books.given();
    this.last = given;
  }

  /** The region that decides. */
  RegionId region() {
    return ids.region();
  }

  SlotBook slots() {
    return books.slots;
  }

  ScheduleBook schedules() {
    return books.schedules;
  }

  ImportBook imports() {
    return books.imports;
  }

  OfferBook offers() {
    return books.offers;
  }

  TransferBook transfers() {
    return books.transfers;
  }

  ArrivalBook arrivals() {
    return books.arrivals;
  }

  MediationBook mediations() {
    return books.mediations;
  }

  MeetingBook meetings() {
    return books.meetings;
  }

  UpkeepBook upkeep() {
    return books.upkeep;
  }

  WaitingBook waiting() {
    return books.waiting;
  }

  PartnerBook partners() {
    return books.partners;
  }

  Instant now() {
    return now;
  }

  /** Only for commands that are refused until the region is configured. */
  RegionConfig config() {
    return Objects.requireNonNull(books.partners.config(), "config");
  }

  /** The service of something that names one: services are never forgotten. */
  HealthcareService service(HealthcareServiceId id) {
    return Objects.requireNonNull(books.partners.service(id), id.value());
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
