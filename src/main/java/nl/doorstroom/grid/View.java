package nl.doorstroom.grid;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A board by name. Rows of each are described by the record that it is named after. */
public enum View {
  /** One row per healthcare service: {@code WaitsRow}. */
  WAITS,
  /** One row per slot: {@code SlotRow}. */
  SLOTS,
  /** One row per referral: {@code ReferralRow}. */
  REFERRALS,
  /** One row per waiting position: {@code PositionRow}. */
  POSITIONS,
  /** The latest things that happened: {@code ActivityRow}. */
  ACTIVITY,
  /** One row per agenda: {@code ScheduleRow}. */
  SCHEDULES,
  /** One row per place that is or was offered to people who wait: {@code OfferingRow}. */
  OFFERINGS,
  /** One row per import: {@code ImportRow}. */
  IMPORTS,
  /** One row per feed: {@code FeedRow}. */
  FEEDS,
  /** The regional waiting list, one row per open position or count: {@code CaseRow}. */
  CASES,
  /** One row per transfer: {@code TransferRow}. */
  TRANSFERS,
  /** One row per single question to the table: {@code MediationRow}. */
  MEDIATIONS,
  /** One row per meeting of the table: {@code MeetingRow}. */
  MEETINGS;

  /** The name on the wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The view called {@code code} on the wire; null when there is none. */
  public static @Nullable View of(String code) {
    for (View view : values()) {
      if (view.code().equals(code)) {
        return view;
      }
    }
    return null;
  }
}
