package nl.doorstroom.grid;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.Arrival;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.AskState;
import nl.doorstroom.domain.transfers.CrossingId;
import nl.doorstroom.domain.transfers.CrossingQuestion;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.waiting.Referral;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of a transfer.
 *
 * <ul>
 *   <li>The holder, who answers for it, and the administrator see all but the person.
 *   <li>The table sees how it goes and the case without a name, coarsened, while the client's
 *       consent holds; before it only to screen, on the region's basis.
 *   <li>A receiver sees the same without how it came about, and of the questions its own; once
 *       those have ended, them and nothing else.
 *   <li>Of who comes from another region the receiver that is asked, and the table, see what that
 *       region tells.
 *   <li>The practice that referred, a gemeente and an insurer see the stage and what is due from
 *       them, the latter two only while something is.
 * </ul>
 *
 * <p>A case is shown to others while the transfer runs, and of one to the social domain only the
 * social question.
 */
final class TransfersView {

  private final Region region;
  private final Parties parties;
  private final TransferFields fields;
  private final CrossingFields crossings;
  private final Map<SlotId, Set<TransferId>> placed = new HashMap<>();

  TransfersView(Region region, Areas areas) {
    this.region = region;
    this.parties = new Parties(region.partners());
    this.fields = new TransferFields(region, areas, parties);
    this.crossings = new CrossingFields(region);
  }

  /** Forgets all that was shown. */
  void recount() {
    placed.clear();
  }

  /** Those shown that have, or had, the place {@code slot}. */
  Set<TransferId> placedOn(SlotId slot) {
    return placed.getOrDefault(slot, Set.of());
  }

  /** Under which who comes from another region is shown: ids of regions are never alike. */
  static TransferId key(Arrival arrival) {
    return new TransferId(arrival.id().value());
  }

  Shown show(TransferId id) {
    Shown shown = new Shown(View.TRANSFERS);
    Transfer transfer = region.transfers().transfer(id);
    Arrival arrival =
        transfer == null ? region.arrivals().arrival(new CrossingId(id.value())) : null;
    if (arrival != null && arrival.question() != null) {
      toReceiver(shown, arrival, arrival.question());
    }
    if (transfer != null && region.partners().config() != null) {
      remember(transfer);
      // Who has more than one part in it sees what comes last.
      toConcerned(shown, transfer);
      toReceivers(shown, transfer);
      toTable(shown, transfer);
      toHolder(shown, transfer);
    }
    return shown;
  }

  private void toReceiver(Shown shown, Arrival arrival, CrossingQuestion asked) {
    shown.to(Eyes.TABLE, crossings.table(arrival, asked));
    shown.to(Eyes.OWNER, crossings.receiver(arrival, asked, false));
    TransferRow row = crossings.receiver(arrival, asked, true);
    shown.to(Eyes.OWNER, arrival.receiver(), row);
    for (OrganizationId by : parties.answeringFor(arrival.receiver())) {
      shown.to(Eyes.OWNER, by, row);
    }
  }

  private void remember(Transfer transfer) {
    for (Ask ask : transfer.asks()) {
      if (ask.slot() != null) {
        placed.computeIfAbsent(ask.slot(), s -> new LinkedHashSet<>()).add(transfer.id());
      }
    }
  }

  private void toConcerned(Shown shown, Transfer transfer) {
    for (OrganizationId by : parties.mediators(transfer)) {
      shown.to(Eyes.MEDIATOR, by, fields.concerned(transfer, by, null));
    }
    for (OrganizationId by : parties.confirmers(transfer)) {
      TransferRow row = fields.concerned(transfer, by, null);
      shown.to(Eyes.OWNER, by, row);
      shown.to(Eyes.PRACTICE, by, row);
    }
    Referral referral = referral(transfer);
    if (referral != null && referral.by() != null) {
      shown.to(
          Eyes.PRACTICE, referral.by(), fields.concerned(transfer, referral.by(), referral.id()));
    }
  }

  private @Nullable Referral referral(Transfer transfer) {
    WaitingPosition position =
        transfer.subject().position() == null
            ? null
            : region.waiting().position(transfer.subject().position());
    return position == null || position.referral() == null
        ? null
        : region.waiting().referral(position.referral());
  }

  private void toReceivers(Shown shown, Transfer transfer) {
    for (OrganizationId by : receivers(transfer)) {
      boolean takesPart =
          transfer.asks().stream()
              .filter(ask -> ask.isOpen() || ask.state() == AskState.ACCEPTED)
              .anyMatch(ask -> parties.actsFor(by, ask.receiver()));
      shown.to(
          Eyes.OWNER,
          by,
          takesPart ? fields.receiver(transfer, by) : fields.formerReceiver(transfer, by));
    }
  }

  /** Everyone to whom a question is or was, and who answers for them. */
  private Set<OrganizationId> receivers(Transfer transfer) {
    Set<OrganizationId> receivers = new LinkedHashSet<>();
    for (Ask ask : transfer.asks()) {
      receivers.add(ask.receiver());
      receivers.addAll(parties.answeringFor(ask.receiver()));
    }
    return receivers;
  }

  private Set<OrganizationId> holders(Transfer transfer) {
    OrganizationId holder = transfer.subject().holder();
    Set<OrganizationId> holders = new LinkedHashSet<>(parties.answeringFor(holder));
    holders.add(holder);
    return holders;
  }

  private void toTable(Shown shown, Transfer transfer) {
    if (!parties.isConsented(transfer) && !parties.isScreenedElsewhere(transfer)) {
      return;
    }
    shown.to(Eyes.TABLE, fields.table(transfer, null));
    Set<OrganizationId> apart = holders(transfer);
    apart.addAll(receivers(transfer));
    apart.addAll(parties.confirmers(transfer));
    for (OrganizationId by : apart) {
      shown.to(Eyes.TABLE, by, fields.table(transfer, by));
    }
  }

  private void toHolder(Shown shown, Transfer transfer) {
    for (OrganizationId by : holders(transfer)) {
      shown.to(Eyes.OWNER, by, fields.holder(transfer, by));
    }
    shown.to(Eyes.OWNER, fields.holder(transfer, null));
  }
}
