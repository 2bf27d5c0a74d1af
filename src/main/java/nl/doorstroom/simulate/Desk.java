package nl.doorstroom.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.offers.Offer;
import nl.doorstroom.domain.offers.OfferAnswer;
import nl.doorstroom.domain.offers.OfferCommand;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * What planners see to of all that waits for them: claims to confirm, calls about places that are
 * offered, how appointments went, letters, and appointments that are to move. With {@link
 * Patience}, so that a person can do all of it too.
 *
 * <p><b>Threads.</b> One call at a time.
 */
final class Desk {

  /** One referral in so many has its letter only when it is asked for. */
  private static final int LATE_LETTERS = 5;

  /** One claim in so many is overlooked, as long as that are only a few of an organisation. */
  private static final int OVERLOOKED = 9;

  private static final int OVERLOOKED_MAX = 3;

  private static final int DECLINED_PERCENT = 12;

  private static final List<DeclineReason> DECLINING =
      List.of(
          DeclineReason.NOT_SUITABLE,
          DeclineReason.NOT_SUITABLE,
          DeclineReason.TOO_LITTLE_INFORMATION,
          DeclineReason.ALREADY_IN_CARE,
          DeclineReason.PLANNING_CHANGED);

  private static final List<Duty> DUTIES = List.of(Duty.values());

  private final Chance chance;

  Desk(Chance chance) {
    this.chance = chance;
  }

  private enum Duty {
    CONFIRM,
    OFFER,
    OUTCOME,
    LETTER,
    MOVE
  }

  /** A claim and the place it is on. */
  private record Taken(Slot slot, Claim claim) {}

  private record Open(Offering offering, Offer offer) {}

  /** What the planner of {@code subject} does next; null when all that is left can wait. */
  @Nullable Command next(Scene scene, Subject subject) {
    int first = chance.below(DUTIES.size());
    for (int i = 0; i < DUTIES.size(); i++) {
      Command command = done(scene, subject, DUTIES.get((first + i) % DUTIES.size()));
      if (command != null) {
        return command;
      }
    }
    return null;
  }

  private @Nullable Command done(Scene scene, Subject subject, Duty duty) {
    boolean isPrompt = subject.offer().plan().prompt();
    OrganizationId provider = subject.provider();
    return switch (duty) {
      case CONFIRM -> confirmed(scene, provider, isPrompt);
      case OFFER -> called(scene, provider, isPrompt);
      case OUTCOME -> outcome(scene, provider, isPrompt);
      case LETTER -> letter(scene, provider, isPrompt);
      case MOVE -> moved(scene, provider, isPrompt);
    };
  }

  /** Most claims are confirmed in time, some are declined, and now and then one is overlooked. */
  private @Nullable Command confirmed(Scene scene, OrganizationId provider, boolean isPrompt) {
    List<Taken> pending = new ArrayList<>();
    int overlooked = 0;
    for (Taken taken : taken(scene, provider)) {
      if (taken.claim().confirmBy() == null || taken.claim().toMove()) {
        continue;
      }
      if (Chance.falls(taken.claim().id(), OVERLOOKED) && overlooked < OVERLOOKED_MAX) {
        overlooked++;
      } else {
        pending.add(taken);
      }
    }
    for (Taken it : Patience.seenTo(pending, t -> t.claim().at(), scene.now(), isPrompt)) {
      ClaimId claim = it.claim().id();
      return chance.below(100) < DECLINED_PERCENT
          ? new SlotCommand.DeclineClaim(it.slot().id(), claim, chance.pick(DECLINING), provider)
          : new SlotCommand.ConfirmClaim(it.slot().id(), claim, provider);
    }
    return null;
  }

  private @Nullable Command called(Scene scene, OrganizationId provider, boolean isPrompt) {
    List<Open> open = new ArrayList<>();
    for (Offering offering : scene.region().offers().offerings()) {
      Slot slot = offering.isRunning() ? scene.region().slots().slot(offering.slot()) : null;
      HealthcareService service =
          slot == null ? null : scene.region().partners().service(slot.service());
      if (service != null && service.organization().equals(provider)) {
        offering.open().forEach(offer -> open.add(new Open(offering, offer)));
      }
    }
    return Patience.seenTo(open, o -> o.offer().madeAt(), scene.now(), isPrompt).stream()
        .findFirst()
        .map(
            it ->
                new OfferCommand.AnswerOffer(
                    it.offering().id(), it.offer().id(), answer(), provider))
        .orElse(null);
  }

  private OfferAnswer answer() {
    int draw = chance.below(100);
    return draw < 50 ? OfferAnswer.YES : draw < 72 ? OfferAnswer.NO : OfferAnswer.NOT_REACHED;
  }

  private @Nullable Command outcome(Scene scene, OrganizationId provider, boolean isPrompt) {
    List<Taken> been =
        taken(scene, provider).stream()
            .filter(t -> t.slot().started() && t.claim().outcome() == null)
            .toList();
    return Patience.seenTo(been, t -> t.slot().end(), scene.now(), isPrompt).stream()
        .findFirst()
        .map(
            it ->
                new SlotCommand.RecordOutcome(it.slot().id(), it.claim().id(), outcome(), provider))
        .orElse(null);
  }

  private Outcome outcome() {
    int draw = chance.below(100);
    return draw < 88 ? Outcome.ATTENDED : draw < 95 ? Outcome.NO_SHOW : Outcome.CANCELLED;
  }

  /** Most letters come soon; the rest when the practice has been warned. */
  private @Nullable Command letter(Scene scene, OrganizationId provider, boolean isPrompt) {
    List<Referral> awaited = new ArrayList<>();
    for (Referral referral : scene.region().waiting().referrals()) {
      HealthcareService service = scene.region().partners().service(referral.service());
      if (service != null
          && service.organization().equals(provider)
          && referral.letterDueAt() != null
          && referral.letterReceivedAt() == null
          && (isPrompt || referral.letterOverdue() || !Chance.falls(referral.id(), LATE_LETTERS))) {
        awaited.add(referral);
      }
    }
    return Patience.seenTo(awaited, Referral::registeredAt, scene.now(), isPrompt).stream()
        .findFirst()
        .map(it -> new WaitingCommand.ReceiveLetter(it.id(), provider))
        .orElse(null);
  }

  /** Who lost an appointment gets the next place that is free. */
  private @Nullable Command moved(Scene scene, OrganizationId provider, boolean isPrompt) {
    List<Taken> moving =
        taken(scene, provider).stream()
            .filter(t -> t.claim().toMove() && !t.slot().started())
            .toList();
    for (Taken it : Patience.seenTo(moving, t -> t.claim().at(), scene.now(), isPrompt)) {
      Instant after = it.slot().start();
      WaitingPosition position = scene.region().waiting().position(it.claim().position());
      Slot to =
          scene.region().slots().of(it.slot().service()).stream()
              .filter(s -> s.free() > 0 && s.freedAt() == null && s.start().isAfter(after))
              .filter(s -> s.kind() == it.slot().kind())
              .filter(s -> position != null && Queue.suits(s, position))
              .findFirst()
              .orElse(null);
      if (to != null) {
        return new SlotCommand.MoveClaim(it.slot().id(), it.claim().id(), to.id(), provider);
      }
    }
    return null;
  }

  private static List<Taken> taken(Scene scene, OrganizationId provider) {
    return scene
        .slotsOf(provider)
        .filter(slot -> !slot.withdrawn())
        .flatMap(slot -> slot.claims().stream().map(claim -> new Taken(slot, claim)))
        .toList();
  }
}
