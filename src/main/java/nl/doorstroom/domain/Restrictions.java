package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.codes;
import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.refuse;

import java.util.Collection;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Who may take a place that is restricted further. A check returns null when nothing is in the way.
 */
final class Restrictions {

  private Restrictions() {}

  /** Whether it speaks the codes of the region, none of them retired. */
  static @Nullable Decision known(String field, Restriction r, Turn turn) {
    if (r.equals(Restriction.NONE)) {
      return null;
    }
    if (r.urgencies().contains(Urgency.CRISIS)) {
      return invalid(field + "urgencies", r.urgencies(), "none for crisis");
    }
    for (OrganizationId referrer : r.referrers()) {
      if (turn.partners().organization(referrer) == null) {
        return notFound(field + "referrers", referrer);
      }
    }
    return first(
        codes(field + "ageClasses", r.ageClasses(), turn.config().ageClassesInUse()),
        codes(field + "insurers", r.insurers(), turn.config().insurersInUse()));
  }

  /** Whether {@code by} may keep a unit of it, for whom is not known yet. */
  static @Nullable Decision forKeeping(Slot slot, OrganizationId by, boolean owns) {
    Restriction r = slot.restriction();
    return owns || r.referrers().isEmpty() || r.referrers().contains(by)
        ? null
        : restricted("by", by.value(), r.referrers().stream().map(OrganizationId::value).toList());
  }

  /** Whether it may be taken for {@code request}; a referrer that is not known is not looked at. */
  static @Nullable Decision forRequest(Slot slot, Request request, @Nullable ReferrerType type) {
    Restriction r = slot.restriction();
    if (type != null && !r.referrerTypes().isEmpty() && !r.referrerTypes().contains(type)) {
      return restricted("referrerType", type, r.referrerTypes());
    }
    if (!r.insurers().isEmpty()
        && (request.insurer() == null || !r.insurers().contains(request.insurer()))) {
      return restricted("request.insurer", request.insurer(), r.insurers());
    }
    if (!r.ageClasses().isEmpty() && !r.ageClasses().contains(request.ageClass())) {
      return restricted("request.ageClass", request.ageClass(), r.ageClasses());
    }
    return r.urgencies().isEmpty() || r.urgencies().contains(request.urgency())
        ? null
        : restricted("request.urgency", request.urgency(), r.urgencies());
  }

  private static Decision restricted(String field, @Nullable Object value, Collection<?> expected) {
    return refuse(
        Reason.SLOT_RESTRICTED,
        field,
        value,
        "one of " + String.join(", ", expected.stream().map(String::valueOf).sorted().toList()));
  }
}
