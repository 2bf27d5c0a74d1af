package nl.doorstroom.grid;

import java.util.List;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.FeedId;
import nl.doorstroom.domain.partners.MeasureId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.ClearingId;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.transfers.CrossingId;
import nl.doorstroom.domain.transfers.MediationId;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * What an event names beside places and people; null where it names none.
 *
 * @param recoded whether what shows the code of the schedule may have changed too
 * @param under the import by which it happened, or to which
 * @param partner an organisation that was registered
 * @param tied positions that were tied to each other, or to others, or are no longer
 * @param mediation a single question to the table
 * @param arrival who comes from another region
 */
record Planned(
    @Nullable ScheduleId schedule,
    boolean recoded,
    @Nullable ClearingId clearing,
    @Nullable OfferingId offering,
    @Nullable ImportId under,
    @Nullable FeedId feed,
    @Nullable MeasureId measure,
    @Nullable TransferId transfer,
    @Nullable OrganizationId partner,
    List<PositionId> tied,
    @Nullable MediationId mediation,
    @Nullable CrossingId arrival) {

  static final Planned NONE =
      new Planned(null, false, null, null, null, null, null, null, null, List.of(), null, null);

  static Planned of(TransferId transfer) {
    return new Planned(
        null, false, null, null, null, null, null, transfer, null, List.of(), null, null);
  }

  static Planned of(OrganizationId partner) {
    return new Planned(
        null, false, null, null, null, null, null, null, partner, List.of(), null, null);
  }

  static Planned of(MediationId mediation) {
    return new Planned(
        null, false, null, null, null, null, null, null, null, List.of(), mediation, null);
  }

  static Planned of(List<PositionId> tied) {
    return new Planned(null, false, null, null, null, null, null, null, null, tied, null, null);
  }

  static Planned of(CrossingId arrival) {
    return new Planned(
        null, false, null, null, null, null, null, null, null, List.of(), null, arrival);
  }
}
