package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.ReferralId;
import nl.doorstroom.domain.waiting.Verwijscode;
import nl.doorstroom.domain.waiting.WaitingCommand.FreeForLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.MakeReferral;
import nl.doorstroom.domain.waiting.WaitingCommand.ReceiveLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.RefuseReferral;
import nl.doorstroom.domain.waiting.WaitingCommand.WarnLetter;
import nl.doorstroom.domain.waiting.WaitingCommand.WithdrawReferral;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterOverdue;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterReceived;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralMade;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralRefused;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralWithdrawn;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** Referring without a place, the letter, and ending a referral. */
final class ReferralRules {

  private final Turn turn;
  private final Admission admission;
  private final Endings endings;

  ReferralRules(Turn turn, Admission admission, Endings endings) {
    this.turn = turn;
    this.admission = admission;
    this.endings = endings;
  }

  /**
   * Who offers the service registers what was made elsewhere, with its letter in hand: that is a
   * fact, whatever stop holds. Anyone else refers in its own name.
   */
  Decision decide(MakeReferral c) {
    Decision request = admission.request(c.request());
    if (request != null) {
      return request;
    }
    if (c.madeOn().isAfter(turn.today())) {
      return invalid("madeOn", c.madeOn(), turn.today() + " at the latest");
    }
    HealthcareService service = turn.partners().service(c.service());
    if (service == null) {
      return notFound("service", c.service());
    }
    if (turn.partners().organization(c.by()) == null) {
      return notFound("by", c.by());
    }
    if (c.practice() != null && turn.partners().organization(c.practice()) == null) {
      return notFound("practice", c.practice());
    }
    boolean registers = service.organization().equals(c.by());
    if (!registers && c.practice() != null && !c.practice().equals(c.by())) {
      return notYours(c.by(), c.practice().value() + ", or who offers the service");
    }
    OrganizationId practice = registers ? c.practice() : c.by();
    WaitingPosition waits = turn.waiting().waitOf(c.person(), c.service());
    if (waits != null) {
      Referral referral = turn.waiting().referralOf(waits);
      return Admission.waitsAlready(
          waits, referral != null && Objects.equals(referral.by(), practice));
    }
    Decision refusal =
        registers ? Admission.offered(service) : admission.newcomer(service, c.request());
    return refusal == null ? made(c, practice, registers) : refusal;
  }

  private Decision made(MakeReferral c, @Nullable OrganizationId practice, boolean registers) {
    ReferralId referral = new ReferralId(turn.nextId());
    Verwijscode code = Verwijscode.of(turn.lastCounter());
    PositionId position = new PositionId(turn.nextId());
    LocalDate since = registers ? c.madeOn() : turn.today();
    List<Event> events = new ArrayList<>();
    events.add(
        new ReferralMade(
            referral,
            code,
            practice,
            c.referrerType(),
            c.service(),
            c.request(),
            c.madeOn(),
            position));
    events.add(
        new PositionRegistered(
            position,
            c.service(),
            c.person(),
            WaitPhase.INTAKE,
            c.request(),
            since,
            null,
            referral));
    if (registers && practice != null) {
      events.add(new LetterReceived(referral));
    }
    return Decision.accept(events);
  }

  Decision decide(RefuseReferral c) {
    Referral referral = turn.waiting().referral(c.referral());
    if (referral == null) {
      return notFound("referral", c.referral());
    }
    Decision refusal = ownedByService(referral, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (referral.refused() == c.reason()) {
      return Decision.accept();
    }
    return ended(
        referral,
        new ReferralRefused(referral.id(), c.reason()),
        ReleaseReason.PROVIDER_WITHDREW,
        CloseReason.REFUSED);
  }

  Decision decide(WithdrawReferral c) {
    Referral referral = turn.waiting().referral(c.referral());
    if (referral == null) {
      return notFound("referral", c.referral());
    }
    if (!c.by().equals(referral.by())) {
      return notYours(c.by(), "who referred");
    }
    WaitingPosition position = turn.waiting().position(referral.position());
    if (position != null && position.closed() == CloseReason.WITHDREW) {
      return Decision.accept();
    }
    return ended(
        referral,
        new ReferralWithdrawn(referral.id()),
        ReleaseReason.REFERRER_WITHDREW,
        CloseReason.WITHDREW);
  }

  /** Until the intake: from then on it is no longer about the referral. */
  private Decision ended(
      Referral referral, Event ending, ReleaseReason released, CloseReason closed) {
    WaitingPosition position = turn.waiting().position(referral.position());
    if (position == null || !position.isOpen() || position.phase() != WaitPhase.INTAKE) {
      return refuse(
          Reason.REFERRAL_ENDED,
          "referral",
          referral.id().value(),
          "one that waits for its intake");
    }
    List<Event> events = new ArrayList<>();
    events.add(ending);
    events.addAll(endings.placeOf(position, released));
    events.add(new PositionClosed(position.id(), closed, turn.today()));
    return Decision.accept(events);
  }

  Decision decide(ReceiveLetter c) {
    Referral referral = turn.waiting().referral(c.referral());
    if (referral == null) {
      return notFound("referral", c.referral());
    }
    Decision refusal = ownedByService(referral, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (referral.letterReceivedAt() != null) {
      return Decision.accept();
    }
    WaitingPosition position = turn.waiting().position(referral.position());
    if (position == null || !position.isOpen()) {
      return refuse(
          Reason.REFERRAL_ENDED, "referral", referral.id().value(), "one whose person waits");
    }
    return Decision.accept(new LetterReceived(referral.id()));
  }

  Decision decide(WarnLetter c) {
    Referral referral = turn.waiting().referral(c.referral());
    if (referral == null || referral.letterWarnAt() == null || referral.letterOverdue()) {
      return Decision.accept();
    }
    if (!turn.isPast(referral.letterWarnAt())) {
      return invalid("referral", referral.id().value(), "not before " + referral.letterWarnAt());
    }
    return Decision.accept(new LetterOverdue(referral.id()));
  }

  Decision decide(FreeForLetter c) {
    Referral referral = turn.waiting().referral(c.referral());
    if (referral == null || referral.letterDueAt() == null) {
      return Decision.accept();
    }
    if (!turn.isPast(referral.letterDueAt())) {
      return invalid("referral", referral.id().value(), "not before " + referral.letterDueAt());
    }
    WaitingPosition position = turn.waiting().position(referral.position());
    return position == null
        ? Decision.accept()
        : Decision.accept(endings.placeOf(position, ReleaseReason.LETTER_MISSING));
  }

  private @Nullable Decision ownedByService(Referral referral, OrganizationId by) {
    OrganizationId owner = turn.service(referral.service()).organization();
    return owner.equals(by) ? null : notYours(by, owner.value());
  }
}
