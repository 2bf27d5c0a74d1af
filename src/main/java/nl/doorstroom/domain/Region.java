package nl.doorstroom.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.imports.Imports;
import nl.doorstroom.domain.meetings.Meetings;
import nl.doorstroom.domain.offers.Offers;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.PartnerCommand.ConfigureRegion;
import nl.doorstroom.domain.partners.PartnerCommand.StartDay;
import nl.doorstroom.domain.partners.Partners;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.RegionConfig.Nature;
import nl.doorstroom.domain.partners.Upkeep;
import nl.doorstroom.domain.slots.Schedules;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.Slots;
import nl.doorstroom.domain.transfers.Arrivals;
import nl.doorstroom.domain.transfers.Mediations;
import nl.doorstroom.domain.transfers.Transfers;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.PositionTask;
import nl.doorstroom.domain.waiting.Waiting;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/**
 * The state of one region: everything {@link #apply} has been told, and nothing else. It is one
 * book per process; what one fact means to more than one book is said here.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by one context.
 */
public final class Region {

  /** How long what has ended is remembered, in days: two months, over which figures look back. */
  public static final int MEMORY_DAYS = 62;

  private final RegionId id;
  private final Ids ids;
  private final Deadlines deadlines = new Deadlines();
  private final Books books;
  private final Receipts receipts = new Receipts();
  private long position;
  private @Nullable Instant lastAt;

  public Region(RegionId id) {
    this.id = id;
    this.ids = new Ids(id);
    this.books = new Books(ids, deadlines);
  }

  /** A region that answers as the one did that gave {@code state}. */
  public static Region restore(RegionState state) {
    Region region = new Region(state.region());
    region.books.restore(state);
    region.receipts.restore(state.receipts());
    region.position = state.position();
    region.lastAt = state.lastAt();
    return region;
  }

  /** All of it as values, for a snapshot. */
  public RegionState state() {
    return new RegionState(
        id,
        position,
        lastAt,
        books.given(),
        books.partners.config(),
        books.partners.today(),
        List.copyOf(books.partners.organizations()),
        List.copyOf(books.partners.locations()),
        List.copyOf(books.partners.services()),
        List.copyOf(books.partners.stops()),
        inOrder(books.slots.slots(), s -> s.id().value()),
        inOrder(books.waiting.referrals(), r -> r.id().value()),
        inOrder(books.waiting.positions(), p -> p.id().value()),
        List.copyOf(books.schedules.schedules()),
        List.copyOf(books.schedules.clearings()),
        List.copyOf(books.imports.all()),
        books.imports.allSteps(),
        List.copyOf(books.offers.offerings()),
        List.copyOf(books.upkeep.feeds()),
        List.copyOf(books.upkeep.measures()),
        List.copyOf(books.transfers.transfers()),
        List.copyOf(books.mediations.requests()),
        List.copyOf(books.meetings.meetings()),
        List.copyOf(books.arrivals.arrivals()),
        receipts.all());
  }

  private static <T> List<T> inOrder(Collection<T> things, Function<T, String> id) {
    return things.stream().sorted(Comparator.comparing(id)).toList();
  }

  public RegionId id() {
    return id;
  }

  /** Position of the last fact applied; 0 before the first. */
  public long position() {
    return position;
  }

  /** When the last fact was decided; null before the first. */
  public @Nullable Instant lastAt() {
    return lastAt;
  }

  /**
   * Answers {@code command} as of {@code now} and changes nothing. The same history, command and
   * instant always give the same decision.
   */
  public Decision decide(Command command, Instant now) {
    RegionConfig config = books.partners.config();
    if (config == null && !(command instanceof ConfigureRegion)) {
      return Decision.reject(
          Reason.REGION_NOT_CONFIGURED, null, "region: " + id.value() + " (expected: configured)");
    }
    if (config != null
        && config.nature() == Nature.ARCHIVE
        && !(command instanceof PartnerCommand)) {
      return Decision.reject(
          Reason.ARCHIVED, null, "region: " + id.value() + " (expected: not an archive)");
    }
    return command.match(new Rules(new Turn(books, now, ids)));
  }

  /**
   * Records {@code fact}. Never refuses: what is in the journal has already happened. Throws {@link
   * IllegalArgumentException} when its position is not the next one.
   */
  public void apply(Fact fact) {
    if (fact.position() != position + 1) {
      throw new IllegalArgumentException(
          "position: " + fact.position() + " (expected: " + (position + 1) + ")");
    }
    books.apply(fact);
    receipts.apply(fact);
    position = fact.position();
    lastAt = fact.at();
  }

  /** When the first deadline falls due; null when there is none. */
  public @Nullable Instant nextDeadline() {
    Instant day = nextDay();
    Instant first = deadlines.first();
    if (day == null || first == null) {
      return day == null ? first : day;
    }
    return first.isBefore(day) ? first : day;
  }

  /**
   * The command of the deadline that fell due first, at or before {@code now}; null when none did.
   * Deciding it and applying what follows takes it away.
   */
  public @Nullable Command due(Instant now) {
    Instant next = nextDeadline();
    RegionConfig config = books.partners.config();
    if (next == null || next.isAfter(now) || config == null) {
      return null;
    }
    return next.equals(nextDay())
        ? new StartDay(LocalDate.ofInstant(now, config.timeZone()))
        : deadlines.command();
  }

  /** The first day starts as soon as the region is configured. */
  private @Nullable Instant nextDay() {
    RegionConfig config = books.partners.config();
    LocalDate today = books.partners.today();
    if (config == null) {
      return null;
    }
    return today == null ? lastAt : today.plusDays(1).atStartOfDay(config.timeZone()).toInstant();
  }

  /** That {@code command} was accepted within the last 24 hours; null when not, or forgotten. */
  public @Nullable Receipt receipt(CommandId command) {
    return receipts.of(command);
  }

  /**
   * Whom the next {@code count} offers of {@code slot} would go to, in order, as of the last fact:
   * a look at all who wait for its service.
   */
  public List<PositionId> askedNext(SlotId slot, int count) {
    Slot offered = books.slots.slot(slot);
    if (offered == null || lastAt == null) {
      return List.of();
    }
    Turn turn = new Turn(books, lastAt, ids);
    return new Candidates(turn, new Places(turn))
        .of(offered, count).stream().map(WaitingPosition::id).toList();
  }

  public Partners partners() {
    return books.partners;
  }

  public Slots slots() {
    return books.slots;
  }

  public Waiting waiting() {
    return books.waiting;
  }

  public Schedules schedules() {
    return books.schedules;
  }

  public Imports imports() {
    return books.imports;
  }

  public Offers offers() {
    return books.offers;
  }

  public Upkeep upkeep() {
    return books.upkeep;
  }

  /**
   * What the list asks of its holder about {@code position}, on the day of the last {@code
   * DayStarted}; nothing of one that is not known or is closed.
   */
  public List<PositionTask> tasksOf(PositionId position) {
    WaitingPosition waits = books.waiting.position(position);
    HealthcareService service = waits == null ? null : books.partners.service(waits.service());
    RegionConfig config = books.partners.config();
    LocalDate today = books.partners.today();
    return waits == null || service == null || config == null || today == null
        ? List.of()
        : ListTasks.of(waits, service, config, today);
  }

  public Mediations mediations() {
    return books.mediations;
  }

  public Meetings meetings() {
    return books.meetings;
  }

  /** Who comes from other regions. */
  public Arrivals arrivals() {
    return books.arrivals;
  }

  public Transfers transfers() {
    return books.transfers;
  }
}
