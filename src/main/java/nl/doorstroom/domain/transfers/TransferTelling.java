package nl.doorstroom.domain.transfers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import nl.doorstroom.domain.Fact;
import org.jspecify.annotations.Nullable;

/** What each event makes of its transfer. */
final class TransferTelling implements TransferEvent.Cases {

  private final Fact fact;
  private final Instant at;
  private final TransferBook book;

  TransferTelling(Fact fact, TransferBook book) {
    this.fact = fact;
    this.book = book;
    this.at = fact.at();
  }

  @Override
  public void transferProposed(TransferEvent.TransferProposed e) {
    book.put(
        new Transfer(
            e.transfer(),
            e.subject(),
            e.destination(),
            e.social(),
            TransferStage.CANDIDATE,
            Map.of(TransferStage.CANDIDATE, at),
            new Proposal(e.by(), e.actor(), at),
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            e.dueAt(),
            false,
            List.of(),
            List.of(),
            null,
            fact.position()));
  }

  @Override
  public void transferScreened(TransferEvent.TransferScreened e) {
    edit(
        e,
        t -> {
          t.screening = new Screening(e.outcome(), e.by(), e.actor(), e.basis(), at);
          switch (e.outcome()) {
            case TRANSFER -> t.enter(TransferStage.SCREENED, at, e.dueAt());
            case STAYS -> t.end(TransferEnd.STAYS, at);
            case SOCIAL_DOMAIN -> t.end(TransferEnd.SOCIAL_DOMAIN, at);
            case DUPLICATE -> t.end(TransferEnd.DUPLICATE, at);
            case NO_LONGER_WAITING -> t.end(TransferEnd.NO_LONGER_WAITING, at);
          }
        });
  }

  @Override
  public void consentAsked(TransferEvent.ConsentAsked e) {
    edit(
        e,
        t -> {
          t.consent =
              new Consent(
                  Consent.State.ASKED, e.scopes(), e.actor(), at, Set.of(), null, null, null);
          t.enter(TransferStage.CONSENT_ASKED, at, e.dueAt());
        });
  }

  @Override
  public void consentGiven(TransferEvent.ConsentGiven e) {
    edit(
        e,
        t -> {
          Consent asked = consent(t);
          t.consent =
              new Consent(
                  Consent.State.GIVEN,
                  asked.asked(),
                  asked.askedBy(),
                  asked.askedAt(),
                  e.scopes(),
                  e.on(),
                  e.until(),
                  e.expiresAt());
          if (e.dueAt() != null) {
            t.enter(TransferStage.CONSENTED, at, e.dueAt());
          }
        });
  }

  @Override
  public void consentRefused(TransferEvent.ConsentRefused e) {
    edit(
        e,
        t -> {
          t.consent = consent(t).in(Consent.State.REFUSED);
          t.end(TransferEnd.CONSENT_REFUSED, at);
        });
  }

  @Override
  public void consentWithdrawn(TransferEvent.ConsentWithdrawn e) {
    edit(
        e,
        t -> {
          t.consent = consent(t).in(Consent.State.WITHDRAWN);
          t.end(TransferEnd.CONSENT_WITHDRAWN, at, null, e.restored());
        });
  }

  @Override
  public void consentExpired(TransferEvent.ConsentExpired e) {
    edit(
        e,
        t -> {
          t.consent = consent(t).in(Consent.State.EXPIRED);
          if (!t.stage.hasMoved() && !t.isAway()) {
            t.end(TransferEnd.CONSENT_EXPIRED, at);
          }
        });
  }

  @Override
  public void receiverAsked(TransferEvent.ReceiverAsked e) {
    edit(
        e,
        t -> {
          t.asks.add(
              new Ask(
                  e.ask(),
                  e.service(),
                  e.receiver(),
                  e.criteria(),
                  e.urgency(),
                  e.complex(),
                  at,
                  e.until(),
                  AskState.OPEN,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null));
          t.offer(e.until(), at);
        });
  }

  @Override
  public void askAccepted(TransferEvent.AskAccepted e) {
    edit(
        e,
        t -> {
          t.change(e.ask(), a -> a.accepted(e, at));
          t.withdrawAsks(e.ask(), WithdrawnBecause.ANOTHER_ACCEPTED);
          t.withdrawCrossing();
          t.enter(TransferStage.ACCEPTED, at, e.dueAt());
        });
  }

  @Override
  public void askDeclined(TransferEvent.AskDeclined e) {
    edit(
        e,
        t -> {
          t.change(e.ask(), a -> a.declined(e, at));
          nobodyLeft(t, e.dueAt());
        });
  }

  @Override
  public void askLapsed(TransferEvent.AskLapsed e) {
    edit(
        e,
        t -> {
          t.change(e.ask(), Ask::lapsed);
          nobodyLeft(t, e.dueAt());
        });
  }

  @Override
  public void askWithdrawn(TransferEvent.AskWithdrawn e) {
    edit(
        e,
        t -> {
          t.change(e.ask(), a -> a.withdrawn(WithdrawnBecause.HOLDER_WITHDREW));
          nobodyLeft(t, e.dueAt());
        });
  }

  private void nobodyLeft(TransferEdit t, @Nullable Instant dueAt) {
    if (dueAt != null) {
      t.askAnew(at, dueAt);
    }
  }

  @Override
  public void placeLost(TransferEvent.PlaceLost e) {
    edit(
        e,
        t -> {
          t.change(e.ask(), a -> a.lost(e.why()));
          t.askAnew(at, e.dueAt());
        });
  }

  @Override
  public void clientChose(TransferEvent.ClientChose e) {
    edit(
        e,
        t -> {
          t.choice = new Choice(e.calledBy(), e.on(), e.needs(), e.confirmer());
          t.enter(TransferStage.CHOSEN, at, e.dueAt());
        });
  }

  @Override
  public void clientStayed(TransferEvent.ClientStayed e) {
    edit(e, t -> t.end(TransferEnd.CLIENT_STAYS, at, null, e.restored()));
  }

  @Override
  public void changeConfirmed(TransferEvent.ChangeConfirmed e) {
    edit(
        e,
        t -> {
          t.confirmation = new Confirmation(e.by(), e.actor(), e.on());
          t.enter(TransferStage.CONFIRMED, at, e.dueAt());
        });
  }

  @Override
  public void changeNotConfirmed(TransferEvent.ChangeNotConfirmed e) {
    edit(e, t -> t.end(TransferEnd.NOT_CONFIRMED, at));
  }

  @Override
  public void transferBooked(TransferEvent.TransferBooked e) {
    edit(
        e,
        t -> {
          t.booking = e.booking();
          t.enter(TransferStage.BOOKED, at, e.dueAt());
        });
  }

  @Override
  public void transferHandedOver(TransferEvent.TransferHandedOver e) {
    edit(
        e,
        t -> {
          t.handOver = new HandOver(e.from(), e.to(), e.on());
          t.enter(TransferStage.HANDED_OVER, at, e.dueAt());
        });
  }

  @Override
  public void transferCompleted(TransferEvent.TransferCompleted e) {
    edit(
        e,
        t -> {
          t.responsibility = new Responsibility(e.actor(), e.on());
          t.enter(TransferStage.DONE, at, null);
        });
  }

  @Override
  public void transferSentBack(TransferEvent.TransferSentBack e) {
    edit(e, t -> t.end(TransferEnd.SENT_BACK, at, e.reason(), e.restored()));
  }

  @Override
  public void transferEnded(TransferEvent.TransferEnded e) {
    edit(e, t -> t.end(e.why(), at));
  }

  @Override
  public void transferOverdue(TransferEvent.TransferOverdue e) {
    edit(e, t -> t.overdue = true);
  }

  @Override
  public void transferEscalated(TransferEvent.TransferEscalated e) {
    edit(e, t -> t.escalations.add(new Escalation(e.step(), at, e.until(), false, null)));
  }

  @Override
  public void escalationAnswered(TransferEvent.EscalationAnswered e) {
    edit(
        e,
        t ->
            t.change(
                e.step(),
                s ->
                    s.answered(
                        new Escalation.Answer(
                            e.outcome(),
                            e.by(),
                            e.actor(),
                            e.places(),
                            e.from(),
                            e.until(),
                            e.reason(),
                            at))));
  }

  @Override
  public void escalationOverdue(TransferEvent.EscalationOverdue e) {
    edit(e, t -> t.change(e.step(), Escalation::late));
  }

  private static Consent consent(TransferEdit t) {
    return Objects.requireNonNull(t.consent, "consent");
  }

  private void edit(TransferEvent e, Consumer<TransferEdit> how) {
    book.edit(e.transfer(), fact, how);
  }
}
