package nl.doorstroom.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What one client comes up with next, of what its role may do: chosen by its own seed, out of what
 * is known.
 *
 * <p><b>Threads.</b> Confined to one.
 */
final class Wishes {

  private static final int PLACES_MAX = 3;
  private static final int CAPACITY_MAX = 3;

  private final int client;
  private final Town town;
  private final Known known;
  private final Random random;
  private final Instant firstDay = Instant.now().truncatedTo(ChronoUnit.DAYS);
  private int made;

  Wishes(int client, Town town, Known known, Random random) {
    this.client = client;
    this.town = town;
    this.known = known;
    this.random = random;
  }

  /** Of every three clients two are of practices. */
  boolean isPractice() {
    return client % 3 != 0;
  }

  String by() {
    return isPractice() ? town.practices().get(client % town.practices().size()) : service().by();
  }

  String role() {
    return isPractice() ? "gp" : "planner";
  }

  private Town.Service service() {
    return town.services().get(client / 3 % town.services().size());
  }

  /** Something that can be asked; more places where nothing else can. */
  Act next() {
    int dice = random.nextInt(100);
    Act wish = isPractice() ? ofPractice(dice) : ofPlanner(dice);
    if (wish != null) {
      return wish;
    }
    Known.SlotSeen slot = known.slot(random);
    return isPractice() && slot != null
        ? new Act.Hold(role(), by(), slot.id())
        : isPractice() ? new Act.Hold(role(), by(), "nowhere-1") : publish();
  }

  private @Nullable Act ofPractice(int dice) {
    if (dice < 30) {
      return onSlot(slot -> new Act.Hold(role(), by(), slot));
    }
    if (dice < 62) {
      Known.HoldSeen hold = random.nextInt(3) > 0 ? ownHold() : null;
      return hold == null
          ? onSlot(slot -> new Act.Refer(by(), slot, null))
          : new Act.Refer(by(), hold.slot(), hold.token());
    }
    if (dice < 68) {
      Known.HoldSeen hold = ownHold();
      return hold == null ? null : new Act.Option(role(), by(), hold.slot(), hold.token());
    }
    if (dice < 76) {
      Known.HoldSeen hold = ownHold();
      return hold == null ? null : new Act.GiveBack(role(), by(), hold.slot(), hold.token());
    }
    if (dice < 78) {
      Known.HoldSeen hold = known.hold(random, other -> !other.by().equals(by()));
      return hold == null ? null : new Act.Refer(by(), hold.slot(), hold.token());
    }
    Known.ClaimSeen claim = known.claim(random, own -> own.by().equals(by()));
    return claim == null ? null : dice < 91 ? release(claim) : move(claim);
  }

  private @Nullable Act ofPlanner(int dice) {
    if (dice < 22) {
      return publish();
    }
    if (dice < 25) {
      Known.SlotSeen slot = known.slotOf(service(), random);
      return slot == null ? null : new Act.Withdraw(by(), slot.id(), slot.version());
    }
    if (dice < 30) {
      Known.SlotSeen slot = known.slotOf(service(), random);
      return slot == null ? null : new Act.Hold(role(), by(), slot.id());
    }
    if (dice < 48) {
      return new Act.Register(
          by(), service().id(), "p-" + client + "-" + ++made, today().minusDays(random.nextInt(9)));
    }
    Known.PositionSeen position = known.position(service(), random);
    if (dice < 62) {
      return position == null ? null : claim(position.id());
    }
    if (dice < 68) {
      return position == null
          ? null
          : new Act.Reprioritise(
              by(),
              position.id(),
              random.nextBoolean() ? Urgency.PRIORITY : Urgency.REGULAR,
              position.version());
    }
    if (dice < 76) {
      return position == null ? null : new Act.Close(by(), position.id(), position.version());
    }
    Known.ClaimSeen claim = known.claim(random, ours -> ours.service().equals(service()));
    if (claim == null) {
      return null;
    }
    if (dice < 86) {
      return new Act.Confirm(by(), claim.slot(), claim.claim());
    }
    return dice < 90
        ? new Act.Decline(by(), claim.slot(), claim.claim())
        : dice < 95 ? release(claim) : move(claim);
  }

  private @Nullable Act claim(String position) {
    Known.HoldSeen hold = ownHold();
    Known.SlotSeen slot = known.slotOf(service(), random);
    if (hold != null) {
      return new Act.Claim(role(), by(), hold.slot(), position, hold.token());
    }
    return slot == null ? null : new Act.Claim(role(), by(), slot.id(), position, null);
  }

  private Act release(Known.ClaimSeen claim) {
    return new Act.Release(role(), by(), claim.slot(), claim.claim());
  }

  private @Nullable Act move(Known.ClaimSeen claim) {
    Known.SlotSeen to = known.slotOf(claim.service(), random);
    return to == null ? null : new Act.Move(role(), by(), claim.slot(), claim.claim(), to.id());
  }

  private Act publish() {
    List<Act.Publish.Place> places = new ArrayList<>();
    int count = 1 + random.nextInt(PLACES_MAX);
    for (int i = 0; i < count; i++) {
      Instant start =
          firstDay.plus(Duration.ofDays(2)).plus(Duration.ofMinutes(15L * random.nextInt(2000)));
      String externalId = "c" + client + "-" + ++made;
      places.add(new Act.Publish.Place(externalId, start, 1 + random.nextInt(CAPACITY_MAX)));
    }
    return new Act.Publish(by(), service().id(), places);
  }

  /** The same as {@code act}, with a token that was never given out; null where it has none. */
  static @Nullable Act forged(Act act) {
    if (act instanceof Act.Refer refer && refer.token() != null) {
      return new Act.Refer(refer.by(), refer.slot(), forged(refer.token()));
    }
    if (act instanceof Act.Claim claim && claim.token() != null) {
      return new Act.Claim(
          claim.role(), claim.by(), claim.slot(), claim.position(), forged(claim.token()));
    }
    if (act instanceof Act.GiveBack back) {
      return new Act.GiveBack(back.role(), back.by(), back.slot(), forged(back.token()));
    }
    return null;
  }

  private static String forged(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1)
        + new StringBuilder(token.substring(token.lastIndexOf('.') + 1)).reverse();
  }

  private Known.@Nullable HoldSeen ownHold() {
    return known.hold(random, hold -> hold.by().equals(by()) && hold.role().equals(role()));
  }

  private interface OnSlot {
    Act act(String slot);
  }

  private @Nullable Act onSlot(OnSlot wish) {
    Known.SlotSeen slot = known.slot(random);
    return slot == null ? null : wish.act(slot.id());
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
