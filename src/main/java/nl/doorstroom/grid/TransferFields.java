package nl.doorstroom.grid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.AskState;
import nl.doorstroom.domain.transfers.Criteria;
import nl.doorstroom.domain.transfers.Due;
import nl.doorstroom.domain.transfers.Escalation;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.ReferralId;
import org.jspecify.annotations.Nullable;

/** What each kind of reader is told of a transfer. */
final class TransferFields {

  private final Region region;
  private final Areas areas;
  private final Parties parties;
  private final TransferParts parts;

  TransferFields(Region region, Areas areas, Parties parties) {
    this.region = region;
    this.areas = areas;
    this.parties = parties;
    this.parts = new TransferParts(region, areas);
  }

  /**
   * To the planners of {@code by}, which holds it or answers for who does; null: the administrator.
   */
  TransferRow holder(Transfer t, @Nullable OrganizationId by) {
    return new TransferRow(
        t.id().value(),
        true,
        isAsked(t, by),
        t.subject().kind(),
        t.destination(),
        t.stage(),
        TransferParts.entered(t),
        t.subject().position(),
        null,
        parts.label(t.subject().holder()),
        service(t.subject().service()),
        parts.wholeCase(t),
        t.social() == null ? null : TransferParts.social(t.social(), t.social().municipality()),
        new TransferRow.Proposed(parts.label(t.proposal().by()), t.proposal().actor()),
        parts.screened(t.screening()),
        parts.consented(t.consent()),
        asks(t, by, ask -> true),
        TransferParts.day(t.choice() == null ? null : t.choice().on()),
        t.choice() == null ? null : t.choice().needs(),
        parts.booked(t.booking()),
        TransferParts.day(t.handOver() == null ? null : t.handOver().on()),
        TransferParts.day(t.responsibility() == null ? null : t.responsibility().on()),
        TransferParts.daysSaved(t),
        due(t, by),
        TransferParts.steps(t),
        TransferParts.ended(t.ending()),
        CrossingFields.outside(t),
        t.version());
  }

  /** To members of the table; {@code by} null: to those of organisations with no part in it. */
  TransferRow table(Transfer t, @Nullable OrganizationId by) {
    return new TransferRow(
        t.id().value(),
        by != null && parties.actsFor(by, t.subject().holder()),
        isAsked(t, by),
        t.subject().kind(),
        t.destination(),
        t.stage(),
        TransferParts.entered(t),
        null,
        null,
        parts.label(t.subject().holder()),
        null,
        t.isRunning() ? parts.sharedCase(t) : null,
        t.isRunning() && t.social() != null
            ? TransferParts.social(
                t.social(), areas.of(t.social().ageClass(), t.social().municipality()))
            : null,
        new TransferRow.Proposed(parts.label(t.proposal().by()), null),
        parts.screened(t.screening()),
        parts.consented(t.consent()),
        asks(t, by, ask -> true),
        TransferParts.day(t.choice() == null ? null : t.choice().on()),
        t.choice() == null ? null : t.choice().needs(),
        null,
        TransferParts.day(t.handOver() == null ? null : t.handOver().on()),
        TransferParts.day(t.responsibility() == null ? null : t.responsibility().on()),
        TransferParts.daysSaved(t),
        by == null ? dueToTable(t) : due(t, by),
        TransferParts.steps(t),
        TransferParts.ended(t.ending()),
        CrossingFields.outside(t),
        t.version());
  }

  /** To planners of {@code by}, of which a question is open or was answered with yes. */
  TransferRow receiver(Transfer t, OrganizationId by) {
    boolean shown = t.isRunning() && parties.isConsented(t);
    return new TransferRow(
        t.id().value(),
        false,
        true,
        t.subject().kind(),
        t.destination(),
        t.stage(),
        TransferParts.entered(t),
        null,
        null,
        parts.label(t.subject().holder()),
        null,
        shown ? parts.sharedCase(t) : null,
        shown && t.social() != null
            ? TransferParts.social(t.social(), t.social().municipality())
            : null,
        null,
        null,
        null,
        asks(t, by, ask -> parties.actsFor(by, ask.receiver())),
        TransferParts.day(t.choice() == null ? null : t.choice().on()),
        t.choice() == null ? null : t.choice().needs(),
        parts.booked(t.booking()),
        TransferParts.day(t.handOver() == null ? null : t.handOver().on()),
        TransferParts.day(t.responsibility() == null ? null : t.responsibility().on()),
        TransferParts.daysSaved(t),
        dueAsReceiver(t, by),
        null,
        TransferParts.ended(t.ending()),
        null,
        t.version());
  }

  /** To planners of {@code by}, of which every question has ended otherwise. */
  TransferRow formerReceiver(Transfer t, OrganizationId by) {
    return little(
        t,
        true,
        null,
        null,
        parts.label(t.subject().holder()),
        asks(t, by, ask -> parties.actsFor(by, ask.receiver())),
        null);
  }

  /** To {@code by}, which referred or must confirm or mediate. */
  TransferRow concerned(Transfer t, OrganizationId by, @Nullable ReferralId referral) {
    Due due = t.due();
    TransferRow.ToDo todo = null;
    Escalation step = Parties.insurersStep(t);
    if (parties.confirmers(t).contains(by)) {
      todo = due == null ? null : due(due, List.of(by), due.until(), true);
    } else if (step != null && parties.mediators(t).contains(by)) {
      todo =
          new TransferRow.ToDo(
              TransferRow.Who.INSURER,
              List.of(by),
              true,
              Due.Act.ANSWER,
              step.until(),
              Due.Then.OVERDUE,
              step.overdue());
    }
    return little(t, false, t.stage(), referral, null, null, todo);
  }

  private static TransferRow little(
      Transfer t,
      boolean asked,
      @Nullable TransferStage stage,
      @Nullable ReferralId referral,
      @Nullable Label holder,
      @Nullable List<TransferRow.Asked> asks,
      TransferRow.@Nullable ToDo due) {
    return new TransferRow(
        t.id().value(),
        false,
        asked,
        null,
        null,
        stage,
        null,
        null,
        referral,
        holder,
        null,
        null,
        null,
        null,
        null,
        null,
        asks,
        null,
        due != null && due.act() == Due.Act.CONFIRM_CHANGE && t.choice() != null
            ? t.choice().needs()
            : null,
        null,
        null,
        null,
        null,
        due,
        null,
        null,
        null,
        null);
  }

  private boolean isAsked(Transfer t, @Nullable OrganizationId by) {
    return by != null && t.asks().stream().anyMatch(a -> parties.actsFor(by, a.receiver()));
  }

  private List<TransferRow.Asked> asks(
      Transfer t, @Nullable OrganizationId by, Predicate<Ask> which) {
    List<TransferRow.Asked> asks = new ArrayList<>();
    for (Ask ask : t.asks()) {
      if (which.test(ask)) {
        asks.add(asked(ask, by != null && parties.actsFor(by, ask.receiver())));
      }
    }
    return List.copyOf(asks);
  }

  private TransferRow.Asked asked(Ask ask, boolean mine) {
    return new TransferRow.Asked(
        ask.id().value(),
        service(ask.service()),
        parts.label(ask.receiver()),
        mine,
        ask.state(),
        ask.until(),
        reason(ask),
        ask.criteria().allMet(),
        misfits(ask.criteria()),
        ask.state() == AskState.ACCEPTED ? parts.place(ask.slot()) : null,
        ask.answeredAt(),
        ask.representative() == null ? null : parts.label(ask.representative()));
  }

  private Label service(HealthcareServiceId id) {
    HealthcareService service = region.partners().service(id);
    return service == null ? new Label(id, id.value()) : Label.of(service);
  }

  private static @Nullable String reason(Ask ask) {
    if (ask.decline() != null) {
      return ask.decline();
    }
    if (ask.withdrawn() != null) {
      return ask.withdrawn().name();
    }
    return ask.lost() == null ? null : ask.lost().name();
  }

  static List<TransferRow.Misfit> misfits(Criteria criteria) {
    List<TransferRow.Misfit> misfits = new ArrayList<>();
    if (!criteria.ageClass()) {
      misfits.add(TransferRow.Misfit.AGE_CLASS);
    }
    if (!criteria.careQuestion()) {
      misfits.add(TransferRow.Misfit.CARE_QUESTION);
    }
    if (!criteria.echelon()) {
      misfits.add(TransferRow.Misfit.ECHELON);
    }
    if (!criteria.insurer()) {
      misfits.add(TransferRow.Misfit.INSURER);
    }
    return List.copyOf(misfits);
  }

  private TransferRow.@Nullable ToDo due(Transfer t, @Nullable OrganizationId by) {
    Due due = t.due();
    List<OrganizationId> all =
        due == null
            ? List.of()
            : due.by().stream().sorted(Comparator.comparing(OrganizationId::value)).toList();
    return due == null ? null : due(due, all, due.until(), isMine(t, due, by));
  }

  /** Any member may screen where those from outside may. */
  private TransferRow.@Nullable ToDo dueToTable(Transfer t) {
    TransferRow.ToDo due = due(t, null);
    boolean mine = due != null && parties.isScreenedElsewhere(t);
    return due == null || !mine
        ? due
        : new TransferRow.ToDo(
            due.who(), due.by(), true, due.act(), due.at(), due.then(), due.overdue());
  }

  /** A receiver is not told whom else is asked, nor until when. */
  private TransferRow.@Nullable ToDo dueAsReceiver(Transfer t, OrganizationId by) {
    Due due = t.due();
    if (due == null || due.act() != Due.Act.ANSWER) {
      return due(t, by);
    }
    List<Ask> own =
        t.openAsks().stream().filter(ask -> parties.actsFor(by, ask.receiver())).toList();
    List<OrganizationId> receivers =
        own.stream()
            .map(Ask::receiver)
            .distinct()
            .sorted(Comparator.comparing(OrganizationId::value))
            .toList();
    Instant first = own.stream().map(Ask::until).min(Instant::compareTo).orElse(due.until());
    return due(due, receivers, first, isMine(t, due, by));
  }

  private boolean isMine(Transfer t, Due due, @Nullable OrganizationId by) {
    return by != null && parties.isDueFrom(by, due, t);
  }

  private static TransferRow.ToDo due(Due due, List<OrganizationId> who, Instant at, boolean mine) {
    return new TransferRow.ToDo(
        TransferRow.Who.valueOf(due.who().name()),
        who,
        mine,
        due.act(),
        at,
        due.then(),
        due.overdue());
  }
}
