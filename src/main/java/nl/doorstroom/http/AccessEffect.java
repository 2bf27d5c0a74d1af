package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotKind;

/**
 * What another division of a service's places would come to: over those of the last eight weeks and
 * those that are published ahead, so many a week.
 */
final class AccessEffect {

  private static final int WEEKS_BACK = 8;
  private static final double WEEK_SECONDS = Duration.ofDays(7).toSeconds();
  private static final int WHOLE = 100;

  private final Region region;
  private final HealthcareService service;
  private final HealthcareService.Details wanted;
  private final List<Slot> slots;
  private final double weeks;

  private AccessEffect(
      Region region, HealthcareService service, HealthcareService.Details wanted, Instant now) {
    this.region = region;
    this.service = service;
    this.wanted = wanted;
    Instant first = now.minus(Duration.ofDays(7L * WEEKS_BACK));
    slots =
        region.slots().of(service.id()).stream()
            .filter(slot -> !slot.withdrawn() && slot.kind() != SlotKind.TREATMENT_START)
            .filter(slot -> !slot.start().isBefore(first))
            .toList();
    weeks = slots.isEmpty() ? 1 : span(slots);
  }

  /** From the first place to the last, in weeks; at least one. */
  private static double span(List<Slot> slots) {
    Instant from = slots.get(0).start();
    Instant to = slots.get(slots.size() - 1).start();
    return Math.max(1, Math.ceil(Duration.between(from, to).toSeconds() / WEEK_SECONDS));
  }

  /** As the contract has the effect of {@code wanted} on {@code service}. */
  static ObjectNode of(
      Region region, HealthcareService service, HealthcareService.Details wanted, Instant now) {
    return new AccessEffect(region, service, wanted, now).show();
  }

  private ObjectNode show() {
    ObjectNode node =
        Wire.object().put("weeks", (int) weeks).put("places", rounded(perWeek(places())));
    node.set("before", shown(before()));
    node.set("after", shown(after()));
    return node.put("confirmations", rounded(confirmations()));
  }

  private long places() {
    return slots.stream().mapToLong(Slot::capacity).sum();
  }

  private double perWeek(long count) {
    return count / weeks;
  }

  private Map<Allotment, Double> before() {
    Map<Allotment, Double> before = new EnumMap<>(Allotment.class);
    slots.forEach(
        slot -> before.merge(slot.content().allotment(), perWeek(slot.capacity()), Double::sum));
    return before;
  }

  /** First what a week must have, as far as there are places; the shares deal out the rest. */
  private Map<Allotment, Double> after() {
    Map<Allotment, Double> after = new EnumMap<>(Allotment.class);
    double left = perWeek(places());
    for (Allotment allotment : Allotment.values()) {
      double fixed = Math.min(left, wanted.planning().perWeek().getOrDefault(allotment, 0));
      if (fixed > 0) {
        after.merge(allotment, fixed, Double::sum);
        left -= fixed;
      }
    }
    double rest = left;
    division().forEach((a, share) -> after.merge(a, rest * share / WHOLE, Double::sum));
    after.values().removeIf(places -> places == 0);
    return after;
  }

  private Map<Allotment, Integer> division() {
    RegionConfig config = region.partners().config();
    return wanted.division().isEmpty() && config != null ? config.division() : wanted.division();
  }

  /** Claims by others than the holder, which are what is to be confirmed. */
  private double confirmations() {
    return wanted.planning().confirmHours() == null
        ? 0
        : perWeek(
            slots.stream()
                .flatMap(slot -> slot.claims().stream())
                .filter(claim -> !claim.by().equals(service.organization()))
                .count());
  }

  private static ObjectNode shown(Map<Allotment, Double> places) {
    ObjectNode node = Wire.object();
    places.forEach((allotment, perWeek) -> node.put(allotment.name(), rounded(perWeek)));
    return node;
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
  }
}
