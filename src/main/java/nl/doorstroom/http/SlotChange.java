package nl.doorstroom.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.ScheduleId;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotDraft;
import org.jspecify.annotations.Nullable;

/** As the contract has a change of a place: what is left out stays as it is. */
record SlotChange(
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable Integer capacity,
    @Nullable Allotment allotment,
    @Nullable Delivery delivery,
    @Nullable ScheduleId schedule,
    SlotBody.@Nullable RestrictionBody restriction,
    @Nullable List<SlotBody.ReleaseBody> releases,
    @Nullable OverrideReason override,
    @Nullable Boolean lastMinute) {

  /** Only that it is to be filled at short notice. */
  static final SlotChange LAST_MINUTE =
      new SlotChange(null, null, null, null, null, null, null, null, null, true);

  /**
   * {@code slot} as it should become.
   *
   * @param body tells a schedule that is null from one that is left out
   */
  SlotDraft of(Slot slot, JsonNode body) {
    return new SlotDraft(
        slot.service(),
        slot.externalId(),
        slot.kind(),
        start == null ? slot.start() : start,
        end == null ? slot.end() : end,
        capacity == null ? slot.capacity() : capacity,
        allotment,
        delivery == null ? slot.delivery() : delivery,
        body.has("schedule") ? schedule : slot.schedule(),
        restriction == null ? slot.restriction() : restriction.restriction(),
        SlotBody.steps(releases),
        override == null ? slot.content().override() : override,
        lastMinute == null ? slot.content().lastMinute() : lastMinute);
  }
}
