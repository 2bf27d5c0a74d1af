package nl.doorstroom.grid;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.transfers.Arrival;
import nl.doorstroom.domain.transfers.ArrivalState;
import nl.doorstroom.domain.transfers.AskState;
import nl.doorstroom.domain.transfers.Crossing;
import nl.doorstroom.domain.transfers.CrossingQuestion;
import nl.doorstroom.domain.transfers.CrossingState;
import nl.doorstroom.domain.transfers.Due;
import nl.doorstroom.domain.transfers.PlaceThere;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferStage;
import nl.doorstroom.domain.waiting.Request;
import org.jspecify.annotations.Nullable;

/** What is told of transfers between regions, on either side. */
final class CrossingFields {

  private final Region region;

  CrossingFields(Region region) {
    this.region = region;
  }

  /** To the holder and the table; null of a transfer within the region. */
  static TransferRow.@Nullable Outside outside(Transfer t) {
    Crossing c = t.crossing();
    if (c == null) {
      return null;
    }
    PlaceThere there = c.there();
    return new TransferRow.Outside(
        c.id().value(),
        c.region(),
        false,
        c.state() == CrossingState.DEPARTING,
        c.state(),
        null,
        there == null ? null : there.organization(),
        there == null ? null : there.service(),
        there == null ? null : there.start(),
        c.end(),
        c.reason());
  }

  /** To members of the table of the region that is asked. */
  TransferRow table(Arrival a, CrossingQuestion asked) {
    return row(a, asked, false, null);
  }

  /** To who is asked, and who answers for them; {@code mine} false: to the administrator. */
  TransferRow receiver(Arrival a, CrossingQuestion asked, boolean mine) {
    TransferRow.Booked booked =
        a.landing() == null
            ? null
            : new TransferRow.Booked(
                a.landing().position(),
                a.landing().slot(),
                a.there() == null ? null : a.there().start());
    return row(a, asked, mine, booked);
  }

  private TransferRow row(
      Arrival a, CrossingQuestion asked, boolean mine, TransferRow.@Nullable Booked booked) {
    return new TransferRow(
        a.id().value(),
        false,
        mine,
        null,
        asked.destination(),
        stage(a),
        entered(a),
        null,
        null,
        new Label(a.from(), a.from().value()),
        null,
        a.state().isRunning() ? aCase(asked) : null,
        null,
        null,
        null,
        null,
        List.of(asked(a, mine)),
        null,
        null,
        booked,
        null,
        TransferParts.day(a.responsibility() == null ? null : a.responsibility().on()),
        null,
        a.state() == ArrivalState.ASKED ? answer(a, mine) : null,
        null,
        null,
        new TransferRow.Outside(
            a.id().value(),
            a.from(),
            true,
            a.state() == ArrivalState.TAKEN,
            null,
            a.state(),
            null,
            null,
            a.there() == null ? null : a.there().start(),
            a.end(),
            a.reason()),
        a.version());
  }

  /** How it is called at a table, where both sides see the same. */
  private static TransferStage stage(Arrival a) {
    return switch (a.state()) {
      case ASKED -> TransferStage.OFFERED;
      case ACCEPTED -> TransferStage.ACCEPTED;
      case TAKEN -> TransferStage.BOOKED;
      case CONFIRMED -> a.responsibility() == null ? TransferStage.BOOKED : TransferStage.DONE;
      case ENDED -> TransferStage.CLOSED;
    };
  }

  private static Map<TransferStage, Instant> entered(Arrival a) {
    Map<TransferStage, Instant> entered = new EnumMap<>(TransferStage.class);
    entered.put(TransferStage.OFFERED, a.askedAt());
    entered.put(stage(a), a.changedAt());
    return Collections.unmodifiableMap(entered);
  }

  private static TransferRow.Case aCase(CrossingQuestion asked) {
    Request r = asked.request();
    return new TransferRow.Case(
        r.careQuestion(),
        asked.phase(),
        r.urgency(),
        r.ageClass(),
        r.insurer(),
        null,
        PositionRow.Complexity.of(r.complexity()),
        null,
        asked.sinceWeek(),
        null);
  }

  private TransferRow.Asked asked(Arrival a, boolean mine) {
    HealthcareService service = region.partners().service(a.service());
    return new TransferRow.Asked(
        a.id().value(),
        service == null ? new Label(a.service(), a.service().value()) : Label.of(service),
        Label.of(a.receiver(), region.partners()),
        mine,
        state(a),
        a.until(),
        a.reason() == null && a.end() != null ? a.end().name() : a.reason(),
        a.criteria().allMet(),
        TransferFields.misfits(a.criteria()),
        a.state() == ArrivalState.ACCEPTED && a.slot() != null && a.there() != null
            ? new TransferRow.Place(a.slot(), a.there().start())
            : null,
        null,
        null);
  }

  private static AskState state(Arrival a) {
    if (a.end() == null) {
      return a.state() == ArrivalState.ASKED ? AskState.OPEN : AskState.ACCEPTED;
    }
    return switch (a.end()) {
      case DECLINED -> AskState.DECLINED;
      case LAPSED -> AskState.LAPSED;
      case PLACE_LOST, NOT_ADMITTED -> AskState.LOST;
      case WITHDRAWN -> AskState.WITHDRAWN;
    };
  }

  private static TransferRow.ToDo answer(Arrival a, boolean mine) {
    return new TransferRow.ToDo(
        TransferRow.Who.RECEIVER,
        List.of(a.receiver()),
        mine,
        Due.Act.ANSWER,
        a.until(),
        Due.Then.LAPSES,
        false);
  }
}
