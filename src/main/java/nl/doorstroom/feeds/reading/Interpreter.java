package nl.doorstroom.feeds.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.feeds.reading.MisreadException.Why;
import org.jspecify.annotations.Nullable;

/**
 * Understands rows: text becomes places, agendas, outcomes and people who wait, in the region's own
 * codes. Where a row says nothing, a place is an intake on location for one, and a person waits for
 * an intake with regular urgency.
 *
 * <p>A place without a key gets one from its service, kind and start, with a number where a file
 * has several alike; the same file therefore gives the same keys.
 *
 * <p><b>Threads.</b> For one pass over one file, on one thread at a time.
 */
public final class Interpreter {

  /** As the region stores keys; a holder's own reference of a person is shorter. */
  private static final int KEY_MAX = 200;

  private static final int REFERENCE_MAX = 100;

  private static final Duration LENGTH_MAX = Duration.ofHours(24);
  private static final Pattern CODE = Pattern.compile("\\S{1,100}");
  private static final DateTimeFormatter KEY_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Known known;
  private final SupplyReading supply;
  private final Map<String, Integer> alike = new HashMap<>();

  public Interpreter(Known known) {
    this.known = known;
    this.supply = new SupplyReading(known);
  }

  /**
   * What {@code row} means.
   *
   * @throws MisreadException when it cannot be understood
   */
  public Meant read(Row row) {
    if (row.misread() != null) {
      throw row.misread();
    }
    return switch (row.content()) {
      case SLOTS -> slot(row);
      case SCHEDULES -> schedule(row);
      case OUTCOMES -> outcome(row);
      case POSITIONS -> position(row);
      case ORGANIZATION -> supply.self(row);
      case LOCATIONS -> supply.site(row);
      case SERVICES -> supply.offer(row);
    };
  }

  private Meant slot(Row row) {
    Known.Offer offer = known.offer(row);
    boolean ended = ended(row);
    String given = row.get(Field.EXTERNAL_ID);
    if (ended && given != null) {
      return new Meant.Gone(key(given), offer.id());
    }
    Times times = times(row);
    String kindWord = row.get(Field.KIND);
    SlotKind kind = kindWord == null ? SlotKind.INTAKE : Words.KINDS.read(Field.KIND, kindWord);
    String key = given == null ? ownKey(offer, kind, times.start()) : key(given);
    if (ended) {
      return new Meant.Gone(key, offer.id());
    }
    String delivery = row.get(Field.DELIVERY);
    String allotment = row.get(Field.ALLOTMENT);
    return new Meant.Place(
        key,
        offer.id(),
        offer.site().id(),
        scheduleCode(row),
        kind,
        times.start(),
        times.end(),
        capacity(row, SlotDraft.CAPACITY_MAX),
        allotment == null ? null : Words.ALLOTMENTS.read(Field.ALLOTMENT, allotment),
        delivery == null ? Delivery.ON_SITE : Words.DELIVERIES.read(Field.DELIVERY, delivery));
  }

  private String ownKey(Known.Offer offer, SlotKind kind, Instant start) {
    String key = "~" + KEY_TIME.format(start) + "-" + kind.name();
    int number = alike.merge(offer.id().value() + key, 1, Integer::sum);
    return number == 1 ? key : key + "-" + number;
  }

  private static @Nullable String scheduleCode(Row row) {
    String code = row.get(Field.SCHEDULE);
    if (code != null && !CODE.matcher(code).matches()) {
      throw new MisreadException(
          Why.NOT_A_CODE, Field.SCHEDULE, code, "a code without spaces, of at most 100 characters");
    }
    return code;
  }

  private static int capacity(Row row, int most) {
    String value = row.get(Field.CAPACITY);
    return value == null ? 1 : number(Field.CAPACITY, value, 1, most);
  }

  static boolean ended(Row row) {
    String status = row.get(Field.STATUS);
    return status != null && Words.STANDINGS.read(Field.STATUS, status) == Words.Standing.ENDED;
  }

  private Meant schedule(Row row) {
    String code = key(required(row, Field.EXTERNAL_ID));
    if (!CODE.matcher(code).matches()) {
      throw new MisreadException(Why.NOT_A_CODE, Field.EXTERNAL_ID, code, "a code without spaces");
    }
    Known.Site site = row.get(Field.SERVICE) == null ? known.site(row) : known.offer(row).site();
    if (site == null) {
      throw new MisreadException(Why.MISSING, Field.LOCATION, "", "a location, or a service at it");
    }
    return new Meant.Agenda(code, site.id(), capacity(row, SlotDraft.CAPACITY_MAX), !ended(row));
  }

  private Meant outcome(Row row) {
    return new Meant.Appointment(
        key(required(row, Field.EXTERNAL_ID)),
        row.get(Field.SERVICE) == null ? null : known.offer(row).id(),
        Words.OUTCOMES.read(Field.OUTCOME, required(row, Field.OUTCOME)));
  }

  private Meant position(Row row) {
    Known.Offer offer = known.offer(row);
    String phaseWord = row.get(Field.PHASE);
    String intake = row.get(Field.INTAKE_ON);
    WaitPhase phase =
        phaseWord != null
            ? Words.PHASES.read(Field.PHASE, phaseWord)
            : intake == null ? WaitPhase.INTAKE : WaitPhase.TREATMENT;
    String urgency = row.get(Field.URGENCY);
    CareQuestion question =
        Words.CARE_QUESTIONS.read(Field.CARE_QUESTION, required(row, Field.CARE_QUESTION));
    String closed = row.get(Field.CLOSED);
    return new Meant.Waiter(
        key(required(row, Field.EXTERNAL_ID), REFERENCE_MAX),
        offer.id(),
        phase,
        new Request(
            question,
            urgency == null ? Urgency.REGULAR : Words.URGENCIES.read(Field.URGENCY, urgency),
            ageClass(row),
            insurer(row),
            municipality(row),
            Complexity.NONE),
        DutchTime.date(Field.SINCE, required(row, Field.SINCE)),
        phase == WaitPhase.TREATMENT && intake != null
            ? DutchTime.date(Field.INTAKE_ON, intake)
            : null,
        closed == null ? null : Words.CLOSE_REASONS.read(Field.CLOSED, closed));
  }

  private String ageClass(Row row) {
    String named = row.get(Field.AGE_CLASS);
    if (named != null) {
      String words = Words.normalised(named);
      for (RegionConfig.AgeClass ages : known.ageClasses()) {
        if (Words.normalised(ages.code()).equals(words)) {
          return ages.code();
        }
      }
      throw new MisreadException(
          Why.UNKNOWN_WORD, Field.AGE_CLASS, named, "one of the region's age classes");
    }
    int age = number(Field.AGE, required(row, Field.AGE), 0, 130);
    for (RegionConfig.AgeClass ages : known.ageClasses()) {
      Integer to = ages.to();
      if (age >= ages.from() && (to == null || age <= to)) {
        return ages.code();
      }
    }
    throw new MisreadException(
        Why.OUT_OF_RANGE, Field.AGE, Integer.toString(age), "in one of the region's age classes");
  }

  private @Nullable String insurer(Row row) {
    String name = row.get(Field.INSURER);
    if (name == null) {
      return null;
    }
    String code = known.insurers().get(Words.normalised(name));
    if (code == null) {
      throw new MisreadException(
          Why.UNKNOWN_WORD, Field.INSURER, name, "one of the region's insurers");
    }
    return code;
  }

  /** Outside the region it is left out: it would only tell who someone is. */
  private @Nullable String municipality(Row row) {
    String name = row.get(Field.MUNICIPALITY);
    if (name == null) {
      return null;
    }
    String words = Words.normalised(name);
    return known.municipalities().stream()
        .filter(one -> Words.normalised(one).equals(words))
        .findFirst()
        .orElse(null);
  }

  private record Times(Instant start, Instant end) {}

  private Times times(Row row) {
    String when = row.get(Field.WHEN);
    if (when != null) {
      DutchTime.Span span = DutchTime.span(Field.WHEN, when);
      LocalDateTime until = span.start().toLocalDate().atTime(span.end());
      return checked(
          Field.WHEN,
          DutchTime.at(Field.WHEN, span.start(), known.zone()),
          DutchTime.at(Field.WHEN, until, known.zone()));
    }
    DutchTime.Moment start = start(row);
    Instant from = at(Field.START, start);
    String end = row.get(Field.END);
    if (end == null) {
      Duration length = DutchTime.duration(Field.DURATION, required(row, Field.DURATION));
      return checked(Field.DURATION, from, from.plus(length));
    }
    if (!DutchTime.isTime(end)) {
      return checked(Field.END, from, at(Field.END, DutchTime.moment(Field.END, end)));
    }
    LocalTime time = DutchTime.time(Field.END, end);
    LocalDateTime until = start.local().toLocalDate().atTime(time);
    return checked(Field.END, from, DutchTime.at(Field.END, until, known.zone()));
  }

  private DutchTime.Moment start(Row row) {
    String start = row.get(Field.START);
    if (start != null && row.get(Field.DATE) == null) {
      return DutchTime.moment(Field.START, start);
    }
    LocalDate date = DutchTime.date(Field.DATE, required(row, Field.DATE));
    String time = row.get(Field.START_TIME);
    LocalTime from =
        time != null
            ? DutchTime.time(Field.START_TIME, time)
            : DutchTime.time(Field.START, start == null ? required(row, Field.START_TIME) : start);
    return new DutchTime.Moment(date.atTime(from), null);
  }

  private Instant at(Field field, DutchTime.Moment moment) {
    Instant at = moment.at();
    return at == null ? DutchTime.at(field, moment.local(), known.zone()) : at;
  }

  private static Times checked(Field field, Instant start, Instant end) {
    if (!end.isAfter(start) || Duration.between(start, end).compareTo(LENGTH_MAX) > 0) {
      throw new MisreadException(
          Why.OUT_OF_RANGE, field, end.toString(), "after " + start + ", within 24 hours of it");
    }
    return new Times(start, end);
  }

  static String required(Row row, Field field) {
    String value = row.get(field);
    if (value == null) {
      throw new MisreadException(Why.MISSING, field, "", "a value");
    }
    return value;
  }

  static String key(String value) {
    return key(value, KEY_MAX);
  }

  private static String key(String value, int most) {
    if (value.length() > most || value.chars().anyMatch(Character::isISOControl)) {
      throw new MisreadException(
          Why.TOO_LONG, Field.EXTERNAL_ID, value, "at most " + most + " characters, no controls");
    }
    return value;
  }

  private static int number(Field field, String value, int least, int most) {
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= least && number <= most) {
        return number;
      }
      throw new MisreadException(Why.OUT_OF_RANGE, field, value, least + " to " + most);
    } catch (NumberFormatException e) {
      throw new MisreadException(Why.NOT_A_NUMBER, field, value, least + " to " + most);
    }
  }
}
