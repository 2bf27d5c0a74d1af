package nl.doorstroom.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every meter there is: its name, what it says, in what unit and of which kind, and what its values
 * are told apart by. Nothing else makes one, but for those of the JVM and the process: {@link
 * #OF_THE_MACHINE}. Each tag has few values: of a closed list, or one for each region, view, agenda
 * or feed that was set up.
 *
 * <p>To Prometheus a name has underscores for dots, its unit behind it, and {@code _total} behind
 * that when it is a counter.
 */
public enum MeterName {
  // Requests: rate, errors, duration.
  HTTP_REQUEST(
      "doorstroom.http.request",
      Kind.TIMER,
      Unit.SECONDS,
      "Time from a request to the end of its answer",
      "operation",
      "outcome"),
  HTTP_IN_PROGRESS(
      "doorstroom.http.requests.in.progress",
      Kind.GAUGE,
      Unit.NONE,
      "Requests that have no answer yet"),
  TURNED_AWAY(
      "doorstroom.http.turned.away",
      Kind.COUNTER,
      Unit.NONE,
      "Requests turned away before anything was done for them, by why",
      "kind",
      "reason"),
  ADMISSION_LIMIT(
      "doorstroom.http.admission.limit",
      Kind.GAUGE,
      Unit.NONE,
      "Requests that may be worked on at once, as it is now",
      "kind"),

  // Boards that are watched.
  LIVE_CONNECTIONS(
      "doorstroom.live.connections", Kind.GAUGE, Unit.NONE, "Connections that may watch", "road"),
  LIVE_WATCHERS(
      "doorstroom.live.watchers", Kind.GAUGE, Unit.NONE, "Boards that are being watched", "view"),
  LIVE_DELTAS(
      "doorstroom.live.deltas",
      Kind.COUNTER,
      Unit.NONE,
      "Changes of a board that were sent, one for each watcher",
      "view"),
  LIVE_ROWS(
      "doorstroom.live.rows",
      Kind.COUNTER,
      Unit.NONE,
      "Rows that changed or left, once however many watch",
      "view"),
  LIVE_CONFLATED(
      "doorstroom.live.conflated",
      Kind.COUNTER,
      Unit.NONE,
      "Changes that a slow watcher is told together with later ones",
      "view"),
  LIVE_REFETCHES(
      "doorstroom.live.refetches",
      Kind.COUNTER,
      Unit.NONE,
      "Watchers that were told to fetch their board anew",
      "view"),
  LIVE_FLUSH(
      "doorstroom.live.flush",
      Kind.TIMER,
      Unit.SECONDS,
      "Time to work out and encode what changed on all boards of a region"),

  // Commands.
  COMMAND(
      "doorstroom.command",
      Kind.TIMER,
      Unit.SECONDS,
      "Time from a command to its answer, once durable",
      "outcome"),
  COMMAND_REFUSED(
      "doorstroom.command.refused", Kind.COUNTER, Unit.NONE, "Commands refused", "reason"),
  COMMAND_WAITING(
      "doorstroom.command.waiting",
      Kind.GAUGE,
      Unit.NONE,
      "Commands that have no answer yet",
      "region"),
  FACTS("doorstroom.facts", Kind.COUNTER, Unit.NONE, "Facts that became durable", "type"),

  // The journal.
  JOURNAL_APPEND(
      "doorstroom.journal.append",
      Kind.TIMER,
      Unit.SECONDS,
      "Time from sending a batch to its being durable"),
  JOURNAL_BATCH("doorstroom.journal.batch", Kind.SUMMARY, Unit.EVENTS, "Events per batch"),
  JOURNAL_LOST(
      "doorstroom.journal.writers.lost",
      Kind.COUNTER,
      Unit.NONE,
      "Writers that were thrown away, by why",
      "kind"),
  JOURNAL_UNREADABLE(
      "doorstroom.journal.unreadable",
      Kind.COUNTER,
      Unit.NONE,
      "Times that what was read of a journal could not stand there"),
  SNAPSHOT(
      "doorstroom.snapshot",
      Kind.TIMER,
      Unit.SECONDS,
      "Time to keep a snapshot of a region",
      "kept"),

  // Regions.
  REGION_RECOVERY(
      "doorstroom.region.recovery",
      Kind.TIMER,
      Unit.SECONDS,
      "Time to take a region and build it up again"),
  REGION_POSITION(
      "doorstroom.region.position",
      Kind.GAUGE,
      Unit.NONE,
      "Position of the last committed fact",
      "region"),
  REGION_WRITABLE(
      "doorstroom.region.writable",
      Kind.GAUGE,
      Unit.NONE,
      "1 while commands are decided, 0 otherwise",
      "region"),
  REGION_UNCONFIRMED(
      "doorstroom.region.unconfirmed",
      Kind.GAUGE,
      Unit.SECONDS,
      "Age of the picture of a region",
      "region"),
  DEADLINE_LAG(
      "doorstroom.deadline.lag",
      Kind.TIMER,
      Unit.SECONDS,
      "Time from falling due to being decided"),
  DEADLINES_STOPPED(
      "doorstroom.region.deadlines.stopped",
      Kind.GAUGE,
      Unit.NONE,
      "1 while deadlines are not decided, 0 otherwise",
      "region"),

  // Capacity and who waits for it.
  PLACES(
      "doorstroom.places",
      Kind.GAUGE,
      Unit.NONE,
      "Places from now on, of so many that are free, held or claimed",
      "region",
      "kind",
      "state"),
  PLACES_PUBLISHED(
      "doorstroom.places.published", Kind.COUNTER, Unit.NONE, "Places published", "region"),
  PLACES_STARTED(
      "doorstroom.places.started",
      Kind.COUNTER,
      Unit.NONE,
      "Places whose time came, used or not",
      "region",
      "used"),
  HOLDS(
      "doorstroom.holds.ended", Kind.COUNTER, Unit.NONE, "Holds by what became of them", "outcome"),
  OFFER_RESPONSE(
      "doorstroom.offer.response",
      Kind.TIMER,
      Unit.SECONDS,
      "Time from offering someone a place to the answer",
      "answer"),
  POSITIONS(
      "doorstroom.positions",
      Kind.GAUGE,
      Unit.NONE,
      "Open waiting positions, within the norm or over it",
      "region",
      "phase",
      "norm"),
  PEOPLE("doorstroom.people", Kind.GAUGE, Unit.NONE, "People who wait, each once", "region"),
  REFERRALS_UNPLACED(
      "doorstroom.referrals.unplaced",
      Kind.GAUGE,
      Unit.NONE,
      "Referrals whose client has no place yet",
      "region"),
  TRANSFERS(
      "doorstroom.transfers",
      Kind.GAUGE,
      Unit.NONE,
      "Transfers that run, by how far they are",
      "region",
      "stage"),
  TRANSFERS_ENDED(
      "doorstroom.transfers.ended",
      Kind.COUNTER,
      Unit.NONE,
      "Transfers that came to an end, by result",
      "result"),
  ASK_RESPONSE(
      "doorstroom.ask.response",
      Kind.TIMER,
      Unit.SECONDS,
      "Time from putting a question to a receiver to the answer",
      "answer"),
  SUGGESTIONS(
      "doorstroom.suggestions",
      Kind.TIMER,
      Unit.SECONDS,
      "Time to make the suggestions of a region"),
  SUGGESTED("doorstroom.suggested", Kind.GAUGE, Unit.NONE, "Suggestions that stand", "region"),
  SUGGESTIONS_TAKEN(
      "doorstroom.suggestions.taken",
      Kind.COUNTER,
      Unit.NONE,
      "Questions put to a receiver, suggested or not",
      "suggested"),

  // Whether what is shown is true.
  FEED_AGE(
      "doorstroom.feed.age",
      Kind.GAUGE,
      Unit.SECONDS,
      "Time since a feed last reported, or was set up",
      "region",
      "feed"),
  FEED_OVERDUE(
      "doorstroom.feed.overdue",
      Kind.GAUGE,
      Unit.NONE,
      "1 while a feed is missed, 0 otherwise",
      "region",
      "feed"),
  SERVICES(
      "doorstroom.services",
      Kind.GAUGE,
      Unit.NONE,
      "Services, by how lately their figures were confirmed",
      "region",
      "freshness"),
  REMINDER_MAILS(
      "doorstroom.reminder.mails",
      Kind.COUNTER,
      Unit.NONE,
      "Reminders by e-mail, by what became of them",
      "outcome"),

  // What it runs on: use, saturation, errors.
  LOOP_LAG(
      "doorstroom.loop.lag",
      Kind.TIMER,
      Unit.SECONDS,
      "How much later than asked an event loop came to a timer"),
  POOL_SIZE("doorstroom.pool.size", Kind.GAUGE, Unit.NONE, "How many there are at most", "pool"),
  POOL_IN_USE("doorstroom.pool.in.use", Kind.GAUGE, Unit.NONE, "How many are in use", "pool"),
  POOL_WAITING("doorstroom.pool.waiting", Kind.GAUGE, Unit.NONE, "Who wait for one", "pool"),
  POOL_WAIT(
      "doorstroom.pool.wait", Kind.TIMER, Unit.SECONDS, "Time until there was one free", "pool"),
  STARTED(
      "doorstroom.started.timestamp",
      Kind.GAUGE,
      Unit.SECONDS,
      "When this server started, since 1970");

  /** Begins of the names that the JVM's and the process's own meters have. */
  static final List<String> OF_THE_MACHINE = List.of("jvm.", "process.", "system.");

  /** What a meter does with its values. */
  public enum Kind {
    COUNTER,
    GAUGE,
    /** Times, in buckets from 1 ms to 10 s, or to a month where people answer. */
    TIMER,
    /** Amounts, in buckets of powers of four. */
    SUMMARY
  }

  /** As Prometheus writes it behind a name. */
  public enum Unit {
    NONE,
    SECONDS,
    EVENTS
  }

  private final String id;
  private final Kind kind;
  private final Unit unit;
  private final String description;

  // The checker knows only Guava's immutable lists; this one cannot be changed either.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> tags;

  MeterName(String id, Kind kind, Unit unit, String description, String... tags) {
    this.id = id;
    this.kind = kind;
    this.unit = unit;
    this.description = description;
    this.tags = List.of(tags);
  }

  public String id() {
    return id;
  }

  /** Whether something called {@code id} may be measured at all. */
  static boolean isKnown(String id) {
    return OF_THE_MACHINE.stream().anyMatch(id::startsWith)
        || Arrays.stream(values()).anyMatch(meter -> meter.id.equals(id));
  }

  public Kind kind() {
    return kind;
  }

  /** Null for a plain number, and for times, which are in seconds by their kind. */
  @Nullable String baseUnit() {
    return unit == Unit.NONE ? null : unit.name().toLowerCase(Locale.ROOT);
  }

  public String description() {
    return description;
  }

  /** What its values are told apart by, in the order in which values are given. */
  public List<String> tags() {
    return tags;
  }

  /** Whether people answer in this time, rather than machines. */
  boolean isOfPeople() {
    return this == OFFER_RESPONSE || this == ASK_RESPONSE;
  }

  /** What Prometheus calls it, without what a histogram puts behind it. */
  public String prometheus() {
    String name = id.replace('.', '_');
    String ofUnit =
        unit == Unit.NONE || name.endsWith(unit.name().toLowerCase(Locale.ROOT))
            ? name
            : name + "_" + unit.name().toLowerCase(Locale.ROOT);
    return kind == Kind.COUNTER ? ofUnit + "_total" : ofUnit;
  }
}
