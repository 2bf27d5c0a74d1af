package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.TableTerm;
import nl.doorstroom.domain.transfers.Consent;
import nl.doorstroom.domain.transfers.Consent.State;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand.AskConsent;
import nl.doorstroom.domain.transfers.TransferCommand.ExpireConsent;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferCommand.RefuseConsent;
import nl.doorstroom.domain.transfers.TransferCommand.WithdrawConsent;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentAsked;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentExpired;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentGiven;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentRefused;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentWithdrawn;
import nl.doorstroom.domain.transfers.TransferStage;
import org.jspecify.annotations.Nullable;

/** What the client was asked and said: asked before anyone else sees the case. */
final class ConsentRules {

  private final Turn turn;
  private final Table table;
  private final Returning returning;

  ConsentRules(Turn turn, Table table, Returning returning) {
    this.turn = turn;
    this.table = table;
    this.returning = returning;
  }

  Decision decide(AskConsent c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Decision refusal = first(table.holds(transfer, c.by()), fits(transfer, c.scopes()));
    if (refusal != null) {
      return refusal;
    }
    Consent asked = transfer.consent();
    if (asked != null && asked.state() == State.ASKED && asked.asked().equals(c.scopes())) {
      return Decision.accept();
    }
    Decision late = Table.in(transfer, TransferStage.SCREENED, TransferStage.CONSENT_ASKED);
    return late == null
        ? Decision.accept(
            new ConsentAsked(transfer.id(), c.scopes(), c.actor(), table.due(TableTerm.CONSENT)))
        : late;
  }

  private static @Nullable Decision fits(Transfer transfer, Set<ConsentScope> scopes) {
    ConsentScope needed = transfer.destination().scope();
    return scopes.contains(needed)
        ? null
        : invalid("scopes", scopes.stream().sorted().toList(), needed + " among them");
  }

  Decision decide(GiveConsent c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Decision refusal = first(table.holds(transfer, c.by()), fits(transfer, c.scopes()));
    if (refusal != null) {
      return refusal;
    }
    Consent asked = transfer.consent();
    if (asked == null || !transfer.isRunning()) {
      return notAsked(transfer);
    }
    Decision days = daysFit(asked, c.on(), c.until());
    if (days != null) {
      return days;
    }
    if (isGiven(asked, c)) {
      return Decision.accept();
    }
    Instant expiresAt = c.until().plusDays(1).atStartOfDay(turn.zone()).toInstant();
    Instant due = asked.state() == State.ASKED ? table.due(TableTerm.FIND) : null;
    return Decision.accept(
        new ConsentGiven(transfer.id(), c.scopes(), c.on(), c.until(), expiresAt, due));
  }

  private static boolean isGiven(Consent asked, GiveConsent c) {
    return asked.state() == State.GIVEN
        && asked.scopes().equals(c.scopes())
        && c.on().equals(asked.givenOn())
        && c.until().equals(asked.until());
  }

  private @Nullable Decision daysFit(Consent asked, LocalDate on, LocalDate until) {
    LocalDate last = turn.today().plusDays(table.agreed().consentDays());
    return first(
        table.between("on", on, asked.askedAt()),
        until.isBefore(turn.today()) || until.isAfter(last)
            ? invalid("until", until, turn.today() + " to " + last)
            : null);
  }

  Decision decide(RefuseConsent c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Decision refusal = table.holds(transfer, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (Returning.hasEnded(transfer, TransferEnd.CONSENT_REFUSED)) {
      return Decision.accept();
    }
    Consent asked = transfer.consent();
    if (asked == null || asked.state() != State.ASKED || !transfer.isRunning()) {
      return notAsked(transfer);
    }
    Decision days = table.between("on", c.on(), asked.askedAt());
    return days == null ? Decision.accept(new ConsentRefused(transfer.id(), c.on())) : days;
  }

  private static Decision notAsked(Transfer transfer) {
    return refuse(
        Reason.TRANSFER_STAGE,
        "transfer",
        transfer.id().value() + " " + transfer.stage(),
        "one whose client was asked");
  }

  Decision decide(WithdrawConsent c) {
    Transfer transfer = table.find(c.transfer());
    if (transfer == null) {
      return Table.unknown(c.transfer());
    }
    Decision refusal = table.holdsOrReceives(transfer, c.by());
    if (refusal != null) {
      return refusal;
    }
    if (Returning.hasEnded(transfer, TransferEnd.CONSENT_WITHDRAWN)) {
      return Decision.accept();
    }
    Consent asked = transfer.consent();
    if (asked == null || asked.state() == State.ASKED || !transfer.isRunning()) {
      return notAsked(transfer);
    }
    Decision late = first(Table.here(transfer), table.between("on", c.on(), asked.askedAt()));
    if (late != null) {
      return late;
    }
    return returning.ending(
        transfer, restored -> new ConsentWithdrawn(transfer.id(), c.on(), restored));
  }

  Decision decide(ExpireConsent c) {
    Transfer transfer = table.find(c.transfer());
    Consent given = transfer == null ? null : transfer.consent();
    if (transfer == null
        || given == null
        || given.state() != State.GIVEN
        || !transfer.isRunning()) {
      return Decision.accept();
    }
    Instant expiresAt = Objects.requireNonNull(given.expiresAt(), "expiresAt");
    return turn.isPast(expiresAt)
        ? Decision.accept(new ConsentExpired(transfer.id()))
        : invalid("transfer", transfer.id().value(), "not before " + expiresAt);
  }
}
