package nl.doorstroom.simulate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.HoldKind;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.WaitingCommand;
import org.jspecify.annotations.Nullable;

/**
 * What practices do: they keep a place, refer to it or let it go, and refer to waiting lists.
 *
 * <p><b>Threads.</b> One call at a time.
 */
final class Referrers {

  private final People people;
  private final Chance chance;
  private final int optionsMax;
  private final Deque<Visit> visits = new ArrayDeque<>();

  /**
   * @param optionsMax how many options one practice may have at a time
   */
  Referrers(People people, Chance chance, int optionsMax) {
    this.people = people;
    this.chance = chance;
    this.optionsMax = optionsMax;
  }

  /** A place that a practice keeps while it decides. */
  private record Visit(SlotId slot, HoldId hold, OrganizationId practice) {}

  static boolean isForNewcomers(Slot slot) {
    return slot.allotment() == Allotment.NEW_REFERRAL && slot.kind().ends() == WaitPhase.INTAKE;
  }

  /** A practice keeps {@code slot}, if it may. */
  @Nullable Command keeping(Scene scene, Subject subject, Slot slot) {
    List<OrganizationId> practices =
        practices(scene.region()).stream()
            .filter(practice -> Queue.suits(slot.restriction(), practice))
            .toList();
    return practices.isEmpty() || scene.isStopped(subject)
        ? null
        : new SlotCommand.HoldSlot(slot.id(), chance.pick(practices));
  }

  /** Told what followed from a command: of a place that is kept someone decides later. */
  void happened(List<Event> events) {
    for (Event event : events) {
      if (event instanceof SlotEvent.SlotHeld held) {
        visits.add(new Visit(held.slot(), held.hold(), held.by()));
      }
    }
  }

  /** The practice refers to the place it keeps, takes an option on it, or lets it go. */
  @Nullable Command decided(Region region) {
    Visit visit = visits.poll();
    Slot slot = visit == null ? null : region.slots().slot(visit.slot());
    if (visit == null || slot == null || slot.hold(visit.hold()) == null) {
      return null;
    }
    HealthcareService service = region.partners().service(slot.service());
    int draw = chance.below(10);
    if (service == null || draw == 0) {
      return letGo(visit);
    }
    if (draw < 3 && options(region, visit.practice()) < optionsMax) {
      return new SlotCommand.TakeOption(visit.slot(), visit.hold(), visit.practice());
    }
    People.Person person = people.next(service.details());
    return Queue.suits(slot.restriction(), person.request())
        ? new SlotCommand.ReferToSlot(
            visit.slot(),
            visit.hold(),
            person.request(),
            ReferrerType.GP,
            person.token(),
            visit.practice())
        : letGo(visit);
  }

  private static long options(Region region, OrganizationId practice) {
    return region.slots().slots().stream()
        .flatMap(slot -> slot.holds().stream())
        .filter(hold -> hold.kind() == HoldKind.OPTION && hold.by().equals(practice))
        .count();
  }

  private static Command letGo(Visit visit) {
    return new SlotCommand.ReleaseHold(visit.slot(), visit.hold(), visit.practice());
  }

  /** Someone joins the waiting list: half of them by a practice. */
  Command joined(Scene scene, Subject subject) {
    People.Person person = people.next(subject.offer().details());
    List<OrganizationId> practices = practices(scene.region());
    if (!practices.isEmpty() && chance.below(2) == 0) {
      return new WaitingCommand.MakeReferral(
          subject.id(),
          person.request(),
          ReferrerType.GP,
          chance.pick(practices),
          scene.today().minusDays(chance.below(4)),
          person.token(),
          subject.provider());
    }
    return new WaitingCommand.RegisterPosition(
        subject.id(),
        person.token(),
        WaitPhase.INTAKE,
        person.request(),
        scene.today().minusDays(chance.below(3)),
        null,
        subject.provider());
  }

  private static List<OrganizationId> practices(Region region) {
    return region.partners().organizations().stream()
        .filter(o -> o.details().kind() == OrganizationKind.GP_PRACTICE)
        .map(Organization::id)
        .toList();
  }
}
