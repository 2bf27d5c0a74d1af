package nl.doorstroom.feeds.files;

import java.time.Instant;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.feeds.reading.Content;
import nl.doorstroom.feeds.reading.Meant;
import nl.doorstroom.feeds.reading.MisreadException;
import nl.doorstroom.feeds.reading.Row;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one row. For the organisation's own planner only: the key of a waiting position
 * is the holder's own reference, and a value that was misread may be anything.
 *
 * @param row number, from 1, without header and empty lines
 * @param line on which it starts
 * @param reason a code of {@link MisreadException.Why} or {@link Rejection.Reason}; null where
 *     there is nothing to say
 * @param value what was found there, shortened
 * @param expected what was expected, with the state that is in the way
 * @param key in the holder's own system
 */
public record RowReport(
    Content content,
    long row,
    long line,
    Verdict verdict,
    @Nullable String reason,
    @Nullable String field,
    @Nullable String value,
    @Nullable String expected,
    @Nullable String key,
    @Nullable HealthcareServiceId service,
    @Nullable SlotKind kind,
    @Nullable Instant start,
    @Nullable Instant end) {

  static RowReport misread(Row row, MisreadException why) {
    return new RowReport(
        row.content(),
        row.number(),
        row.line(),
        Verdict.REFUSED,
        why.why().name(),
        why.field(),
        why.value(),
        why.expected(),
        null,
        null,
        null,
        null,
        null);
  }

  static RowReport of(Row row, Meant meant, Verdict verdict) {
    HealthcareServiceId service = null;
    SlotKind kind = null;
    Instant start = null;
    Instant end = null;
    if (meant instanceof Meant.Place place) {
      service = place.service();
      kind = place.kind();
      start = place.start();
      end = place.end();
    } else if (meant instanceof Meant.Gone gone) {
      service = gone.service();
    } else if (meant instanceof Meant.Offer offer) {
      service = offer.id();
    } else if (meant instanceof Meant.Waiter waiter) {
      service = waiter.service();
    } else if (meant instanceof Meant.Appointment appointment) {
      service = appointment.service();
    }
    return new RowReport(
        row.content(),
        row.number(),
        row.line(),
        verdict,
        null,
        null,
        null,
        null,
        meant.key(),
        service,
        kind,
        start,
        end);
  }

  /** The same row, but with another verdict and why. */
  RowReport because(Verdict other, String why, @Nullable String where, String detail) {
    return new RowReport(
        content, row, line, other, why, where, value, detail, key, service, kind, start, end);
  }

  RowReport because(Verdict other, Rejection rejection) {
    String where = rejection.field();
    return because(
        other,
        rejection.reason().name(),
        where == null ? null : where.replaceFirst("^[a-z]+\\[\\d+]\\.", ""),
        rejection.detail());
  }
}
