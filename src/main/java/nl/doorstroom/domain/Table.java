package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.partners.TableTerm;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.Consent;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferStage;
import org.jspecify.annotations.Nullable;

/** What all rules about transfers share. A check returns null when nothing is in the way. */
final class Table {

  private final Turn turn;

  Table(Turn turn) {
    this.turn = turn;
  }

  TableAgreements agreed() {
    return turn.config().table();
  }

  /** When the working hours for {@code term} have passed. */
  Instant due(TableTerm term) {
    return turn.config().workingHours().after(turn.now(), agreed().hours(term), turn.zone());
  }

  /** Minutes of work since {@code instant}. */
  int minutesSince(Instant instant) {
    return turn.config().workingHours().minutesBetween(instant, turn.now(), turn.zone());
  }

  @Nullable Transfer find(TransferId id) {
    return turn.transfers().transfer(id);
  }

  static Decision unknown(TransferId id) {
    return notFound("transfer", id);
  }

  /** Whether {@code by} holds the case, or answers for who does. */
  @Nullable Decision holds(Transfer transfer, OrganizationId by) {
    OrganizationId holder = transfer.subject().holder();
    return agreed().actsFor(by, holder) ? null : notYours(by, holder.value());
  }

  /** Whether {@code by} said yes to it, or answers for who did. */
  @Nullable Decision receives(Transfer transfer, OrganizationId by) {
    Ask accepted = transfer.accepted();
    return accepted != null && agreed().actsFor(by, accepted.receiver())
        ? null
        : notYours(by, "who accepted it");
  }

  @Nullable Decision holdsOrReceives(Transfer transfer, OrganizationId by) {
    return holds(transfer, by) == null ? null : receives(transfer, by);
  }

  /** Whether it is in one of these stages. */
  static @Nullable Decision in(Transfer transfer, TransferStage first, TransferStage... rest) {
    return in(transfer, EnumSet.of(first, rest));
  }

  static @Nullable Decision in(Transfer transfer, Set<TransferStage> stages) {
    return stages.contains(transfer.stage())
        ? null
        : refuse(
            Reason.TRANSFER_STAGE,
            "transfer",
            transfer.id().value() + " " + transfer.stage(),
            "one in " + stages);
  }

  static @Nullable Decision running(Transfer transfer) {
    return transfer.isRunning()
        ? null
        : refuse(
            Reason.TRANSFER_STAGE,
            "transfer",
            transfer.id().value() + " " + transfer.stage(),
            "one that runs");
  }

  /** Whether it has not left for another region. */
  static @Nullable Decision here(Transfer transfer) {
    return transfer.isAway()
        ? refuse(
            Reason.TRANSFER_STAGE,
            "transfer",
            transfer.id().value() + " " + transfer.stage(),
            "one that has not left for another region")
        : null;
  }

  /** Whether the client consents to it now. */
  @Nullable Decision consented(Transfer transfer, ConsentScope scope) {
    Consent consent = transfer.consent();
    return consent != null && consent.covers(scope, turn.now())
        ? null
        : refuse(
            Reason.CONSENT_REQUIRED,
            "transfer",
            transfer.id().value(),
            "a consent that holds, for " + scope);
  }

  @Nullable Decision consented(Transfer transfer) {
    return consented(transfer, transfer.destination().scope());
  }

  /** Whether {@code day} has come. */
  @Nullable Decision notLater(String field, LocalDate day) {
    return day.isAfter(turn.today()) ? invalid(field, day, turn.today() + " at the latest") : null;
  }

  /** Whether {@code day} lies from the day of {@code earliest} until today. */
  @Nullable Decision between(String field, LocalDate day, Instant earliest) {
    LocalDate first = turn.dateOf(earliest);
    return day.isBefore(first) || day.isAfter(turn.today())
        ? invalid(field, day, first + " to " + turn.today())
        : null;
  }
}
