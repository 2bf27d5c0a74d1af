package nl.doorstroom.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.slots.SlotEvent;
import nl.doorstroom.journal.Entry;

/**
 * Counts who has what from the facts alone, without the rules: no place is given more often than
 * there is of it, nobody has two, and what is held for one is not taken by another.
 */
final class LedgerChecker {

  static final String NAME = "ledger";

  private final Map<String, Integer> capacity = new HashMap<>();
  private final Map<String, Set<String>> claims = new HashMap<>();

  /** Holds that run, each with its slot and whose it is. */
  private final Map<String, Held> holds = new HashMap<>();

  /** Where each position has its place. */
  private final Map<String, String> placed = new HashMap<>();

  private final List<Finding> findings = new ArrayList<>();

  private record Held(String slot, String by) {}

  private LedgerChecker() {}

  static List<Finding> check(Facts facts) {
    LedgerChecker ledger = new LedgerChecker();
    for (Entry entry : facts.entries()) {
      ledger.book(entry.fact().event(), entry.fact().position());
    }
    return ledger.findings;
  }

  private void book(Event event, long position) {
    if (event instanceof SlotEvent.SlotPublished e) {
      capacity.put(e.slot().value(), e.capacity());
    } else if (event instanceof SlotEvent.SlotChanged e) {
      capacity.put(e.slot().value(), e.content().capacity());
    } else if (event instanceof SlotEvent.SlotHeld e) {
      holds.put(e.hold().value(), new Held(e.slot().value(), e.by().value()));
      fits(e.slot().value(), position);
    } else if (event instanceof SlotEvent.OptionTaken e) {
      if (e.replaced() != null) {
        use(e.replaced().value(), e.slot().value(), e.by().value(), position);
      }
      holds.put(e.hold().value(), new Held(e.slot().value(), e.by().value()));
      fits(e.slot().value(), position);
    } else if (event instanceof SlotEvent.HoldReleased e) {
      end(e.hold().value(), position);
    } else if (event instanceof SlotEvent.HoldLapsed e) {
      end(e.hold().value(), position);
    } else if (event instanceof SlotEvent.SlotClaimed e) {
      if (e.hold() != null) {
        use(e.hold().value(), e.slot().value(), e.by().value(), position);
      }
      claim(e.slot().value(), e.claim().value(), e.position().value(), position);
    } else if (event instanceof SlotEvent.ClaimMoved e) {
      free(e.from().value(), e.claim().value(), e.position().value(), position);
      claim(e.to().value(), e.claim().value(), e.position().value(), position);
    } else if (event instanceof SlotEvent.ClaimReleased e) {
      free(e.slot().value(), e.claim().value(), e.position().value(), position);
    } else if (event instanceof SlotEvent.ClaimDeclined e) {
      free(e.slot().value(), e.claim().value(), e.position().value(), position);
    } else if (event instanceof SlotEvent.SlotWithdrawn e) {
      if (!claims.getOrDefault(e.slot().value(), Set.of()).isEmpty()) {
        find("withdrawn with a claim", e + " at " + position);
      }
    }
  }

  private void claim(String slot, String claim, String who, long position) {
    if (!claims.computeIfAbsent(slot, none -> new HashSet<>()).add(claim)) {
      find("claimed twice", claim + " at " + position);
    }
    String before = placed.put(who, slot);
    if (before != null) {
      find("two places", who + " has " + before + " and " + slot + " at " + position);
    }
    fits(slot, position);
  }

  private void free(String slot, String claim, String who, long position) {
    if (!claims.getOrDefault(slot, Set.of()).remove(claim)) {
      find("freed without a claim", claim + " of " + slot + " at " + position);
    }
    placed.remove(who);
  }

  private void use(String hold, String slot, String by, long position) {
    Held held = holds.remove(hold);
    if (!new Held(slot, by).equals(held)) {
      find("a hold of another", hold + " by " + by + ": " + held + " at " + position);
    }
  }

  private void end(String hold, long position) {
    if (holds.remove(hold) == null) {
      find("a hold ended twice", hold + " at " + position);
    }
  }

  private void fits(String slot, long position) {
    long taken =
        claims.getOrDefault(slot, Set.of()).size()
            + holds.values().stream().filter(held -> held.slot().equals(slot)).count();
    if (taken > capacity.getOrDefault(slot, 0)) {
      find("over capacity", slot + ": " + taken + " of " + capacity.get(slot) + " at " + position);
    }
  }

  private void find(String kind, String told) {
    findings.add(new Finding(NAME, kind, told));
  }
}
