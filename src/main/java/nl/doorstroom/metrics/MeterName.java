package nl.doorstroom.metrics;

import org.jspecify.annotations.Nullable;

/** Every meter there is: its name, what it says, and what its values are told apart by. */
public enum MeterName {
  JOURNAL_APPEND("doorstroom.journal.append", "Time from sending a batch to its being durable"),
  JOURNAL_BATCH("doorstroom.journal.batch.events", "Events per batch"),
  COMMAND_REFUSED("doorstroom.command.refused", "Commands refused", "reason"),
  REGION_RECOVERIES("doorstroom.region.recoveries", "Times a region was taken and rebuilt"),
  DEADLINE_LAG("doorstroom.deadline.lag", "Time from falling due to being decided"),
  REGION_POSITION("doorstroom.region.position", "Position of the last committed fact", "region"),
  REGION_WRITABLE(
      "doorstroom.region.writable", "1 while commands are decided, 0 otherwise", "region"),
  REGION_DEADLINES_STOPPED(
      "doorstroom.region.deadlines.stopped",
      "1 while deadlines are not decided, 0 otherwise",
      "region"),
  REGION_UNCONFIRMED(
      "doorstroom.region.unconfirmed.seconds", "Age of the picture of a region", "region"),
  SUGGESTIONS("doorstroom.suggestions", "Time to make the suggestions of a region"),
  REMINDER_MAILS(
      "doorstroom.reminder.mails", "Reminders by e-mail, by what became of them", "outcome");

  private final String id;
  private final String description;
  private final @Nullable String tag;

  MeterName(String id, String description) {
    this(id, description, null);
  }

  MeterName(String id, String description, @Nullable String tag) {
    this.id = id;
    this.description = description;
    this.tag = tag;
  }

  public String id() {
    return id;
  }

  public String description() {
    return description;
  }

  /** What its values are told apart by; null when by nothing. */
  public @Nullable String tag() {
    return tag;
  }
}
