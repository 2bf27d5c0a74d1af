package nl.doorstroom.domain.slots;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/** A slot in the making: the parts that a fact changes are set, the rest stays. */
final class SlotEdit {

  SlotContent content;
  int released;
  List<Hold> holds;
  List<Claim> claims;
  List<Claim> cancelled;
  Set<PositionId> gaveBack;
  boolean started;
  boolean withdrawn;
  @Nullable SlotBlock blocked;
  @Nullable ImportId source;
  @Nullable Instant freedAt;
  private final Slot slot;

  SlotEdit(Slot slot) {
    this.slot = slot;
    content = slot.content();
    released = slot.released();
    holds = new ArrayList<>(slot.holds());
    claims = new ArrayList<>(slot.claims());
    cancelled = new ArrayList<>(slot.cancelled());
    gaveBack = new HashSet<>(slot.gaveBack());
    started = slot.started();
    withdrawn = slot.withdrawn();
    blocked = slot.blocked();
    source = slot.source();
    freedAt = slot.freedAt();
  }

  void removeHold(@Nullable HoldId hold) {
    holds.removeIf(h -> h.id().equals(hold));
  }

  /** Takes {@code claim} out; throws {@link NullPointerException} when it is not there. */
  Claim removeClaim(ClaimId claim) {
    Claim found = Objects.requireNonNull(slot.claim(claim), claim.value());
    claims.remove(found);
    return found;
  }

  /** As {@link #removeClaim}, remembering whose it was. */
  void giveBack(ClaimId claim) {
    gaveBack.add(removeClaim(claim).position());
  }

  void changeClaim(ClaimId claim, UnaryOperator<Claim> how) {
    claims.replaceAll(c -> c.id().equals(claim) ? how.apply(c) : c);
  }

  Slot as(long version) {
    return new Slot(
        slot.id(),
        slot.service(),
        slot.externalId(),
        slot.kind(),
        content,
        released,
        holds,
        claims,
        cancelled,
        gaveBack,
        started,
        withdrawn,
        blocked,
        source,
        freedAt,
        slot.publishedAt(),
        version);
  }
}
