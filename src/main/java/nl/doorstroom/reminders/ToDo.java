package nl.doorstroom.reminders;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import nl.doorstroom.access.ReminderTopic;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.offers.Offer;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.Feed;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WorkingHours;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one organisation, as <i>Te doen</i> counts it on the screen: counts, names of
 * services and feeds, and moments; nothing of any client.
 *
 * @param region its name
 * @param organization its name
 * @param items those of which there is something, in order of topic
 */
record ToDo(String region, String organization, LocalDate today, List<Item> items) {

  /** How far ahead a service is to have a free place. */
  static final Duration GAP = Duration.ofDays(14);

  /** How far back places tell that there usually are. */
  static final Duration USUAL = Duration.ofDays(28);

  /** How long before it looks stale a service is asked for. */
  static final Duration STALE_SOON = Duration.ofDays(3);

  /** Last day of the month on which the monthly delivery is in time. */
  static final int DELIVERY_DAY = 10;

  private static final Set<SlotKind> ASKED_FOR =
      Set.of(SlotKind.INTAKE, SlotKind.CONSULTATION, SlotKind.SHORT_CONTACT);

  /**
   * So many of one kind.
   *
   * @param names what they are called; empty where that is nobody's business
   * @param first the moment that comes first, in the region's own time; null where none presses
   */
  record Item(ReminderTopic topic, int n, List<String> names, @Nullable LocalDateTime first) {
    Item {
      names = List.copyOf(names);
    }
  }

  ToDo {
    items = List.copyOf(items);
  }

  int total() {
    return items.stream().mapToInt(Item::n).sum();
  }

  /** Of {@code topics} only. */
  ToDo of(Set<ReminderTopic> topics) {
    return new ToDo(
        region,
        organization,
        today,
        items.stream().filter(item -> topics.contains(item.topic())).toList());
  }

  /** What waits for {@code organization} in {@code region} at {@code now}. */
  static ToDo in(Region region, RegionConfig config, OrganizationId organization, Instant now) {
    Organization named = region.partners().organization(organization);
    Count count = new Count(region, config, organization, now);
    return new ToDo(
        config.name(),
        named == null ? organization.value() : named.details().name(),
        LocalDate.ofInstant(now, config.timeZone()),
        count.items());
  }

  /** One look at a region. */
  private static final class Count {

    private final Region region;
    private final RegionConfig config;
    private final OrganizationId organization;
    private final Instant now;
    private final ZoneId zone;
    private final LocalDate today;
    private final WorkingHours hours;
    private final List<HealthcareService> services;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    Count(Region region, RegionConfig config, OrganizationId organization, Instant now) {
      this.region = region;
      this.config = config;
      this.organization = organization;
      this.now = now;
      this.zone = config.timeZone();
      this.today = LocalDate.ofInstant(now, zone);
      this.hours = config.workingHours();
      this.services =
          region.partners().services().stream()
              .filter(s -> s.organization().equals(organization) && s.details().active())
              .toList();
      services.forEach(service -> slots.addAll(region.slots().of(service.id())));
    }

    List<Item> items() {
      claims();
      toMove();
      offers();
      letters();
      outcomes();
      gaps();
      stale();
      feeds();
      delivery();
      return items;
    }

    private void add(ReminderTopic topic, List<Instant> moments) {
      Instant first = moments.stream().min(Comparator.naturalOrder()).orElse(null);
      add(topic, moments.size(), List.of(), first);
    }

    private void add(ReminderTopic topic, int n, List<String> names, @Nullable Instant first) {
      if (n > 0) {
        items.add(
            new Item(topic, n, names, first == null ? null : LocalDateTime.ofInstant(first, zone)));
      }
    }

    private void claims() {
      Instant end = at(hours.workingDayAfter(today).atTime(hours.closes()));
      List<Instant> lapse = new ArrayList<>();
      for (Slot slot : slots) {
        for (Claim claim : slot.claims()) {
          Instant by = claim.confirmBy();
          if (by != null && !claim.toMove() && by.isAfter(now) && !by.isAfter(end)) {
            lapse.add(by);
          }
        }
      }
      add(ReminderTopic.CLAIMS, lapse);
    }

    private void toMove() {
      int n = 0;
      for (Slot slot : slots) {
        if (slot.start().isAfter(now)) {
          n += count(slot, claim -> claim.toMove() && claim.outcome() == null);
        }
      }
      add(ReminderTopic.TO_MOVE, n, List.of(), null);
    }

    private void offers() {
      List<Instant> end = new ArrayList<>();
      for (Slot slot : slots) {
        for (Offering offering : region.offers().of(slot.id())) {
          if (offering.isRunning()) {
            for (Offer offer : offering.open()) {
              if (!LocalDate.ofInstant(offer.until(), zone).isAfter(today)) {
                end.add(offer.until());
              }
            }
          }
        }
      }
      add(ReminderTopic.OFFERS, end);
    }

    private void letters() {
      int n = 0;
      for (Referral referral : region.waiting().referrals()) {
        WaitingPosition position = region.waiting().position(referral.position());
        if (referral.letterOverdue()
            && referral.letterReceivedAt() == null
            && position != null
            && position.isOpen()
            && position.booking() != null
            && services.stream().anyMatch(s -> s.id().equals(referral.service()))) {
          n++;
        }
      }
      add(ReminderTopic.LETTERS, n, List.of(), null);
    }

    private void outcomes() {
      int n = 0;
      for (Slot slot : slots) {
        if (slot.started()) {
          n += count(slot, claim -> claim.outcome() == null);
        }
      }
      add(ReminderTopic.OUTCOMES, n, List.of(), null);
    }

    private static int count(Slot slot, Predicate<Claim> which) {
      return (int) slot.claims().stream().filter(which).count();
    }

    private void gaps() {
      List<String> names = services.stream().filter(this::hasGap).map(this::name).toList();
      add(ReminderTopic.GAPS, names.size(), names, null);
    }

    /** Whether there is no free place for referrals though there usually is. */
    private boolean hasGap(HealthcareService service) {
      for (AdmissionStop stop : region.partners().stopsOver(service)) {
        if (stop.scope().isTotal() && stop.holdsOn(today)) {
          return false;
        }
      }
      boolean usual = false;
      for (Slot slot : region.slots().of(service.id())) {
        if (!slot.withdrawn()
            && ASKED_FOR.contains(slot.kind())
            && slot.allotment() == Allotment.NEW_REFERRAL
            && slot.start().isAfter(now.minus(USUAL))) {
          if (slot.free() > 0
              && slot.start().isAfter(now)
              && !slot.start().isAfter(now.plus(GAP))) {
            return false;
          }
          usual = true;
        }
      }
      return usual;
    }

    private void stale() {
      List<String> names = new ArrayList<>();
      Instant first = null;
      for (HealthcareService service : services) {
        Instant stale = service.confirmedAt().plus(Duration.ofDays(config.freshness().staleDays()));
        if (!stale.isAfter(now.plus(STALE_SOON))) {
          names.add(name(service));
          first = first == null || stale.isBefore(first) ? stale : first;
        }
      }
      add(ReminderTopic.STALE, names.size(), names, first);
    }

    private void feeds() {
      List<String> names = new ArrayList<>();
      for (Feed feed : region.upkeep().feeds()) {
        if (feed.organization().equals(organization) && feed.stopped()) {
          names.add(feed.code());
        }
      }
      add(ReminderTopic.FEEDS, names.size(), names, null);
    }

    /** Said on the first and on the last working day for it: nobody tells here that it was done. */
    private void delivery() {
      LocalDate until = today.withDayOfMonth(DELIVERY_DAY);
      LocalDate first = hours.workingDayAfter(today.withDayOfMonth(1).minusDays(1));
      LocalDate last = hours.workingDaysBefore(until.plusDays(1), 1);
      boolean delivers =
          services.stream().anyMatch(s -> s.details().category() == ServiceCategory.GGZ_TREATMENT);
      if (delivers && (today.equals(first) || today.equals(last))) {
        add(ReminderTopic.DELIVERY, 1, List.of(), at(until.atTime(hours.closes())));
      }
    }

    private Instant at(LocalDateTime local) {
      return local.atZone(zone).toInstant();
    }

    private String name(HealthcareService service) {
      Location location = region.partners().location(service.location());
      if (location == null) {
        return service.details().name();
      }
      String place = location.details().place();
      return service.details().name()
          + " ("
          + (place == null ? location.details().name() : place)
          + ")";
    }
  }
}
