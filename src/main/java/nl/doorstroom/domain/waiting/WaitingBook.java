package nl.doorstroom.domain.waiting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.waiting.WaitingEvent.BridgingRecorded;
import nl.doorstroom.domain.waiting.WaitingEvent.ClientInformed;
import nl.doorstroom.domain.waiting.WaitingEvent.ClosingDismissed;
import nl.doorstroom.domain.waiting.WaitingEvent.ClosingProposed;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeHeld;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeRevoked;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterAwaited;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterOverdue;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterReceived;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRemoved;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionReprioritised;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionsLinked;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionsUnlinked;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralMade;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralRefused;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralWithdrawn;
import nl.doorstroom.domain.waiting.WaitingEvent.TreatmentStarted;
import nl.doorstroom.domain.waiting.WaitingEvent.WaitingConfirmed;
import nl.doorstroom.domain.waiting.WaitingEvent.WishesRecorded;
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
  private final Map<LinkId, Set<PositionId>> linked = new HashMap<>();
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

  /** Those that are open of {@code person}, in order of id. */
  public List<WaitingPosition> openOf(PersonToken person) {
    return open.entrySet().stream()
        .filter(e -> e.getKey().person().equals(person))
        .map(e -> Objects.requireNonNull(positions.get(e.getValue()), "position"))
        .sorted(Comparator.comparing(p -> p.id().value()))
        .toList();
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

  /** {@code confirmBy} is until when its holder confirms that the person still waits. */
  public void apply(PositionRegistered e, LocalDate confirmBy, Fact fact) {
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
            false,
            null,
            e.source(),
            Standing.from(confirmBy),
            fact.at(),
            fact.position()));
  }

  public void apply(PositionRemoved e) {
    WaitingPosition position = Objects.requireNonNull(positions.get(e.position()), "position");
    open.remove(new Wait(position.person(), position.service()), position.id());
    remove(position);
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

  public void apply(ClosingProposed e, Fact fact) {
    stand(e.position(), s -> s.withClosing(new Standing.Closing(e.reason(), e.on())), fact);
  }

  public void apply(WaitingConfirmed e, Fact fact) {
    stand(e.position(), s -> s.confirmed(e.on(), e.next()), fact);
  }

  public void apply(ClientInformed e, Fact fact) {
    stand(e.position(), s -> s.withInformed(new Standing.Informed(e.on(), e.actor())), fact);
  }

  public void apply(BridgingRecorded e, Fact fact) {
    stand(
        e.position(),
        s -> s.withBridging(new Standing.Bridging(e.service(), e.on(), e.answer())),
        fact);
  }

  public void apply(WishesRecorded e, Fact fact) {
    stand(e.position(), s -> s.withWishes(e.wishes()), fact);
  }

  public void apply(PositionsLinked e) {
    e.positions().forEach(p -> tie(p, e.link()));
  }

  public void apply(PositionsUnlinked e) {
    e.positions().forEach(p -> tie(p, null));
  }

  /** Of whom it is changes nothing of a position itself: its version stays. */
  private void tie(PositionId id, @Nullable LinkId link) {
    change(id, p -> p.withStanding(p.standing().withLink(link), p.version()));
  }

  /** {@code to} is of the same person as {@code from}, and tied to the same. */
  public void linkLike(PositionId from, PositionId to) {
    WaitingPosition known = positions.get(from);
    LinkId link = known == null ? null : known.standing().link();
    if (link != null && positions.containsKey(to)) {
      tie(to, link);
    }
  }

  /** Those that are open in {@code link}, in order of id. */
  public List<WaitingPosition> openIn(LinkId link) {
    return linked.getOrDefault(link, Set.of()).stream()
        .map(id -> Objects.requireNonNull(positions.get(id), id.value()))
        .filter(WaitingPosition::isOpen)
        .toList();
  }

  @Override
  public List<WaitingPosition> unconfirmed(LocalDate today) {
    return positions.values().stream()
        .filter(p -> p.isOpen() && p.standing().confirmBy().isBefore(today))
        .sorted(
            Comparator.comparing((WaitingPosition p) -> p.standing().confirmBy())
                .thenComparing(p -> p.id().value()))
        .toList();
  }

  public void apply(ClosingDismissed e, Fact fact) {
    stand(e.position(), s -> s.withClosing(null), fact);
  }

  private void stand(PositionId id, UnaryOperator<Standing> how, Fact fact) {
    change(id, p -> p.withStanding(how.apply(p.standing()), fact.position()));
  }

  /** {@code claim} on {@code slot} is now the place of {@code position}, if it still waits. */
  public void book(PositionId position, Slot slot, ClaimId claim, Fact fact) {
    Claim taken = Objects.requireNonNull(slot.claim(claim), claim.value());
    var booking =
        new WaitingPosition.Booking(
            slot.id(), claim, slot.start(), taken.confirmBy(), taken.toMove());
    WaitingPosition before = positions.get(position);
    if (before != null && before.isOpen()) {
      put(before.withBooking(booking, fact.position()));
    }
  }

  /** The place of {@code position} is gone or has been used, if it was {@code claim}. */
  public void unbook(PositionId position, ClaimId claim, Fact fact) {
    unbook(position, claim, null, fact);
  }

  /** As {@link #unbook(PositionId, ClaimId, Fact)}; {@code why} it was not confirmed. */
  public void unbook(PositionId position, ClaimId claim, @Nullable DeclineReason why, Fact fact) {
    WaitingPosition before = positions.get(position);
    if (before == null || before.booking() == null || !before.booking().claim().equals(claim)) {
      return;
    }
    put(before.withoutBooking(why, fact.position()));
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
    over.forEach(this::remove);
  }

  private void untie(WaitingPosition position) {
    LinkId link = position.standing().link();
    Set<PositionId> tied = link == null ? null : linked.get(link);
    if (link != null && tied != null && tied.remove(position.id()) && tied.isEmpty()) {
      linked.remove(link);
    }
  }

  private void remove(WaitingPosition position) {
    positions.remove(position.id());
    untie(position);
    byService.getOrDefault(position.service(), new HashMap<>()).remove(position.id());
    Referral referral = referralOf(position);
    if (referral != null) {
      referrals.remove(referral.id());
      byCode.remove(referral.code(), referral.id());
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
    WaitingPosition before = positions.put(position.id(), position);
    if (before != null) {
      untie(before);
    }
    if (position.standing().link() != null) {
      linked
          .computeIfAbsent(
              position.standing().link(),
              l -> new TreeSet<>(Comparator.comparing(PositionId::value)))
          .add(position.id());
    }
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
