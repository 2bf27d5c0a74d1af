package nl.doorstroom.domain.waiting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeHeld;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeRevoked;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterAwaited;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterOverdue;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterReceived;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionReprioritised;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralMade;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralRefused;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralWithdrawn;
import nl.doorstroom.domain.waiting.WaitingEvent.TreatmentStarted;
import org.jspecify.annotations.Nullable;

/**
 * Who was referred and who waits, as told so far.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by its region.
 */
public final class WaitingBook implements Waiting {

  private record Wait(PersonToken person, HealthcareServiceId service) {}

  private final Map<ReferralId, Referral> referrals = new HashMap<>();
  private final Map<Verwijscode, ReferralId> byCode = new HashMap<>();
  private final Map<PositionId, WaitingPosition> positions = new HashMap<>();
  private final Map<HealthcareServiceId, Map<PositionId, WaitingPosition>> byService =
      new HashMap<>();
  private final Map<Wait, PositionId> open = new HashMap<>();
  private final Consumer<Referral> changed;

  /** {@code changed} is told of every referral as it now is, whenever it changes. */
  public WaitingBook(Consumer<Referral> changed) {
    this.changed = changed;
  }

  /** Takes what is remembered; only into an empty book. */
  public void restore(List<Referral> rememberedReferrals, List<WaitingPosition> remembered) {
    rememberedReferrals.forEach(this::put);
    remembered.forEach(this::put);
  }

  @Override
  public @Nullable Referral referral(ReferralId id) {
    return referrals.get(id);
  }

  @Override
  public @Nullable Referral referral(Verwijscode code) {
    ReferralId id = byCode.get(code);
    return id == null ? null : referrals.get(id);
  }

  @Override
  public @Nullable WaitingPosition position(PositionId id) {
    return positions.get(id);
  }

  @Override
  public Collection<Referral> referrals() {
    return Collections.unmodifiableCollection(referrals.values());
  }

  @Override
  public Collection<WaitingPosition> positions() {
    return Collections.unmodifiableCollection(positions.values());
  }

  @Override
  public Collection<WaitingPosition> of(HealthcareServiceId service) {
    return Collections.unmodifiableCollection(byService.getOrDefault(service, Map.of()).values());
  }

  /** The open position of {@code person} at {@code service}. */
  public @Nullable WaitingPosition waitOf(PersonToken person, HealthcareServiceId service) {
    PositionId id = open.get(new Wait(person, service));
    return id == null ? null : positions.get(id);
  }

  /** The referral that gave {@code position}; null when nobody referred through the exchange. */
  public @Nullable Referral referralOf(@Nullable WaitingPosition position) {
    return position == null || position.referral() == null
        ? null
        : referrals.get(position.referral());
  }

  public void apply(ReferralMade e, Fact fact) {
    put(
        new Referral(
            e.referral(),
            e.code(),
            e.by(),
            e.referrerType(),
            e.service(),
            e.request(),
            e.madeOn(),
            fact.at(),
            e.position(),
            null,
            null,
            null,
            false,
            null,
            fact.position()));
  }

  /** A warning given before stands, unless there is a new one to come. */
  public void apply(LetterAwaited e, Fact fact) {
    Referral r = known(e.referral());
    boolean overdue = r.letterOverdue() && !e.warnAt().isAfter(fact.at());
    put(r.withLetter(null, e.warnAt(), e.dueAt(), overdue, fact.position()));
  }

  public void apply(LetterReceived e, Fact fact) {
    put(known(e.referral()).withLetter(fact.at(), null, null, false, fact.position()));
  }

  public void apply(LetterOverdue e, Fact fact) {
    Referral r = known(e.referral());
    put(
        r.withLetter(
            r.letterReceivedAt(), r.letterWarnAt(), r.letterDueAt(), true, fact.position()));
  }

  public void apply(ReferralRefused e, Fact fact) {
    put(known(e.referral()).withRefusal(e.reason(), fact.position()));
  }

  public void apply(ReferralWithdrawn e, Fact fact) {
    noPlaceDependsOnLetter(known(e.referral()), fact);
  }

  public void apply(PositionRegistered e, Fact fact) {
    put(
        new WaitingPosition(
            e.position(),
            e.service(),
            e.person(),
            e.phase(),
            e.request(),
            e.since(),
            e.intakeOn(),
            null,
            e.referral(),
            null,
            null,
            null,
            fact.at(),
            fact.position()));
  }

  public void apply(PositionReprioritised e, Fact fact) {
    change(e.position(), p -> p.withUrgency(e.urgency(), fact.position()));
  }

  public void apply(IntakeHeld e, Fact fact) {
    change(e.position(), p -> p.inPhase(WaitPhase.TREATMENT, e.on(), fact.position()));
  }

  public void apply(IntakeRevoked e, Fact fact) {
    change(e.position(), p -> p.inPhase(WaitPhase.INTAKE, null, fact.position()));
  }

  public void apply(TreatmentStarted e, Fact fact) {
    end(
        e.position(),
        p -> p.ended(CloseReason.TREATMENT_STARTED, e.on(), e.on(), fact.position()),
        fact);
  }

  public void apply(PositionClosed e, Fact fact) {
    end(e.position(), p -> p.ended(e.reason(), null, e.on(), fact.position()), fact);
  }

  /** {@code claim} on {@code slot} is now the place of {@code position}. */
  public void book(PositionId position, Slot slot, ClaimId claim, Fact fact) {
    var booking = new WaitingPosition.Booking(slot.id(), claim, slot.start());
    change(position, p -> p.withBooking(booking, fact.position()));
  }

  /** The place of {@code position} is gone or has been used, if it was {@code claim}. */
  public void unbook(PositionId position, ClaimId claim, Fact fact) {
    WaitingPosition before = positions.get(position);
    if (before == null || before.booking() == null || !before.booking().claim().equals(claim)) {
      return;
    }
    put(before.withBooking(null, fact.position()));
    Referral referral = referralOf(before);
    if (referral != null) {
      noPlaceDependsOnLetter(referral, fact);
    }
  }

  /** The time of the place of {@code position} has come: nobody is helped by freeing it. */
  public void startPlace(PositionId position, Fact fact) {
    Referral referral = referralOf(positions.get(position));
    if (referral != null && referral.letterDueAt() != null) {
      put(
          referral.withLetter(
              null, referral.letterWarnAt(), null, referral.letterOverdue(), fact.position()));
    }
  }

  /** Drops positions that ended before {@code day}, and their referrals. */
  public void forgetEndedBefore(LocalDate day) {
    List<WaitingPosition> over =
        positions.values().stream()
            .filter(p -> p.endedOn() != null && p.endedOn().isBefore(day))
            .toList();
    for (WaitingPosition position : over) {
      positions.remove(position.id());
      byService.getOrDefault(position.service(), new HashMap<>()).remove(position.id());
      Referral referral = referralOf(position);
      if (referral != null) {
        referrals.remove(referral.id());
        byCode.remove(referral.code(), referral.id());
      }
    }
  }

  private void end(PositionId id, UnaryOperator<WaitingPosition> ending, Fact fact) {
    change(id, ending);
    Referral referral = referralOf(positions.get(id));
    if (referral != null) {
      noPlaceDependsOnLetter(referral, fact);
    }
  }

  private void noPlaceDependsOnLetter(Referral r, Fact fact) {
    if (r.letterWarnAt() != null || r.letterDueAt() != null) {
      put(r.withLetter(r.letterReceivedAt(), null, null, r.letterOverdue(), fact.position()));
    }
  }

  private void change(PositionId id, UnaryOperator<WaitingPosition> how) {
    put(how.apply(Objects.requireNonNull(positions.get(id), id.value())));
  }

  private void put(Referral referral) {
    referrals.put(referral.id(), referral);
    byCode.put(referral.code(), referral.id());
    changed.accept(referral);
  }

  private void put(WaitingPosition position) {
    positions.put(position.id(), position);
    byService
        .computeIfAbsent(
            position.service(), s -> new TreeMap<>(Comparator.comparing(PositionId::value)))
        .put(position.id(), position);
    Wait wait = new Wait(position.person(), position.service());
    if (position.isOpen()) {
      open.put(wait, position.id());
    } else {
      open.remove(wait, position.id());
    }
  }

  private Referral known(ReferralId id) {
    return Objects.requireNonNull(referrals.get(id), id.value());
  }
}
