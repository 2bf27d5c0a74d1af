package nl.doorstroom.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the clients have been told of a town, which is often no longer so: that is what makes them
 * run into each other.
 *
 * <p><b>Threads.</b> Confined to one.
 */
final class Known {

  /** How many places are wanted at a time: fewer than there are clients. */
  private static final int SLOTS = 16;

  private static final int KEPT = 60;

  record SlotSeen(String id, Town.Service service, long version) {}

  record HoldSeen(String slot, String token, String role, String by) {}

  record ClaimSeen(
      String slot, String claim, String position, Town.Service service, String role, String by) {}

  record PositionSeen(String id, Town.Service service, long version) {}

  private final Town town;
  private final Map<String, SlotSeen> slots = new LinkedHashMap<>();
  private final List<HoldSeen> holds = new ArrayList<>();
  private final List<ClaimSeen> claims = new ArrayList<>();
  private final List<PositionSeen> positions = new ArrayList<>();
  private final List<Call> answered = new ArrayList<>();

  Known(Town town) {
    this.town = town;
  }

  @Nullable SlotSeen slot(Random random) {
    return any(List.copyOf(slots.values()), random, slot -> true);
  }

  @Nullable SlotSeen slotOf(Town.Service service, Random random) {
    return any(List.copyOf(slots.values()), random, slot -> slot.service().equals(service));
  }

  @Nullable HoldSeen hold(Random random, Predicate<HoldSeen> which) {
    return any(holds, random, which);
  }

  @Nullable ClaimSeen claim(Random random, Predicate<ClaimSeen> which) {
    return any(claims, random, which);
  }

  @Nullable PositionSeen position(Town.Service service, Random random) {
    return any(positions, random, position -> position.service().equals(service));
  }

  /** A call of {@code role} for {@code by} that was answered with yes. */
  @Nullable Call answered(String role, String by, Random random) {
    return any(
        answered, random, call -> call.act().role().equals(role) && call.act().by().equals(by));
  }

  private static <T> @Nullable T any(List<T> things, Random random, Predicate<T> which) {
    List<T> all = things.stream().filter(which).toList();
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }

  /** Takes in what {@code call} was answered. */
  void learn(Call call) {
    if (call.outcome() != Call.Outcome.OK) {
      unlearn(call);
      return;
    }
    keep(answered, call);
    JsonNode answer = json(call.answer());
    Act act = call.act();
    if (act instanceof Act.Publish publish) {
      answer.path("results").forEach(result -> published(publish, result, call.position()));
    } else if (act instanceof Act.Hold hold) {
      held(hold.slot(), answer, hold);
    } else if (act instanceof Act.Option option) {
      held(option.slot(), answer, option);
    } else if (act instanceof Act.GiveBack back) {
      holds.removeIf(hold -> hold.token().equals(back.token()));
    } else if (act instanceof Act.Refer refer) {
      claimed(refer.slot(), answer, refer);
    } else if (act instanceof Act.Claim claim) {
      claimed(claim.slot(), answer, claim);
    } else if (act instanceof Act.Move move) {
      moved(move);
    } else if (act instanceof Act.Register register) {
      keep(
          positions,
          new PositionSeen(
              answer.path("position").asText(), service(register.service()), call.position()));
    } else if (act instanceof Act.Reprioritise change) {
      positions.replaceAll(
          seen ->
              seen.id().equals(change.position())
                  ? new PositionSeen(seen.id(), seen.service(), call.position())
                  : seen);
    } else if (act instanceof Act.Withdraw withdraw) {
      slots.remove(withdraw.slot());
    } else {
      ended(act);
    }
  }

  private void ended(Act act) {
    if (act instanceof Act.Release release) {
      claims.removeIf(claim -> claim.claim().equals(release.claim()));
    } else if (act instanceof Act.Decline decline) {
      claims.removeIf(claim -> claim.claim().equals(decline.claim()));
    } else if (act instanceof Act.Close close) {
      positions.removeIf(position -> position.id().equals(close.position()));
    }
  }

  /** What is over is asked for again now and then, and after that no more. */
  private void unlearn(Call call) {
    switch (call.problem()) {
      case "claim-ended" -> ended(call.act());
      case "position-closed" -> {
        if (call.act() instanceof Act.Claim claim) {
          positions.removeIf(position -> position.id().equals(claim.position()));
        }
        ended(call.act());
      }
      case "hold-expired" -> holds.removeIf(hold -> call.act().toString().contains(hold.token()));
      case "slot-withdrawn" -> slots.keySet().removeIf(id -> call.act().toString().contains(id));
      default -> {}
    }
  }

  private void published(Act.Publish publish, JsonNode result, long version) {
    String id = result.path("slot").asText();
    slots.put(id, new SlotSeen(id, service(publish.service()), version));
    while (slots.size() > SLOTS) {
      slots.remove(slots.keySet().iterator().next());
    }
  }

  private void held(String slot, JsonNode answer, Act act) {
    keep(holds, new HoldSeen(slot, answer.path("hold").asText(), act.role(), act.by()));
  }

  private void claimed(String slot, JsonNode answer, Act act) {
    SlotSeen seen = slots.get(slot);
    if (seen != null) {
      String position = answer.path("position").asText();
      String claim = answer.path("claim").asText();
      keep(claims, new ClaimSeen(slot, claim, position, seen.service(), act.role(), act.by()));
    }
  }

  private void moved(Act.Move move) {
    claims.replaceAll(
        claim ->
            claim.claim().equals(move.claim())
                ? new ClaimSeen(
                    move.to(),
                    claim.claim(),
                    claim.position(),
                    claim.service(),
                    claim.role(),
                    claim.by())
                : claim);
  }

  private Town.Service service(String id) {
    return town.services().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  private static <T> void keep(List<T> things, T thing) {
    things.add(thing);
    if (things.size() > KEPT) {
      things.remove(0);
    }
  }

  private static JsonNode json(String text) {
    try {
      return History.JSON.readTree(text.isEmpty() ? "{}" : text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException cause) {
      throw new UncheckedIOException(text, cause);
    }
  }
}
