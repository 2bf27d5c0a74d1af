package nl.doorstroom.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.PartnerBook;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.PartnerCommand.ConfigureRegion;
import nl.doorstroom.domain.partners.PartnerCommand.StartDay;
import nl.doorstroom.domain.partners.PartnerEvent.DayStarted;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.LocationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.RegionConfigured;
import nl.doorstroom.domain.partners.PartnerEvent.ServiceConfirmed;
import nl.doorstroom.domain.partners.PartnerEvent.StopAnnounced;
import nl.doorstroom.domain.partners.PartnerEvent.StopLifted;
import nl.doorstroom.domain.partners.PartnerEvent.WaitsReported;
import nl.doorstroom.domain.partners.Partners;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.RegionConfig.Nature;
import nl.doorstroom.domain.slots.Claim;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotBook;
import nl.doorstroom.domain.slots.SlotEvent.ClaimMoved;
import nl.doorstroom.domain.slots.SlotEvent.ClaimReleased;
import nl.doorstroom.domain.slots.SlotEvent.HoldLapsed;
import nl.doorstroom.domain.slots.SlotEvent.HoldReleased;
import nl.doorstroom.domain.slots.SlotEvent.OptionTaken;
import nl.doorstroom.domain.slots.SlotEvent.OutcomeRecorded;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import nl.doorstroom.domain.slots.SlotEvent.SlotPublished;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotEvent.SlotWithdrawn;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.Slots;
import nl.doorstroom.domain.waiting.Waiting;
import nl.doorstroom.domain.waiting.WaitingBook;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeHeld;
import nl.doorstroom.domain.waiting.WaitingEvent.IntakeRevoked;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterAwaited;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterOverdue;
import nl.doorstroom.domain.waiting.WaitingEvent.LetterReceived;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionRegistered;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionReprioritised;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralMade;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralRefused;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralWithdrawn;
import nl.doorstroom.domain.waiting.WaitingEvent.TreatmentStarted;
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
  private final PartnerBook partners = new PartnerBook();
  private final SlotBook slots = new SlotBook(deadlines::watch);
  private final WaitingBook waiting = new WaitingBook(deadlines::watch);
  private final Receipts receipts = new Receipts();
  private long position;
  private long given;
  private @Nullable Instant lastAt;

  public Region(RegionId id) {
    this.id = id;
    this.ids = new Ids(id);
  }

  /** A region that answers as the one did that gave {@code state}. */
  public static Region restore(RegionState state) {
    Region region = new Region(state.region());
    region.partners.restore(state);
    region.slots.restore(state.slots());
    region.waiting.restore(state.referrals(), state.positions());
    region.receipts.restore(state.receipts());
    region.position = state.position();
    region.given = state.ids();
    region.lastAt = state.lastAt();
    return region;
  }

  /** All of it as values, for a snapshot. */
  public RegionState state() {
    return new RegionState(
        id,
        position,
        lastAt,
        given,
        partners.config(),
        partners.today(),
        List.copyOf(partners.organizations()),
        List.copyOf(partners.locations()),
        List.copyOf(partners.services()),
        List.copyOf(partners.stops()),
        inOrder(slots.slots(), s -> s.id().value()),
        inOrder(waiting.referrals(), r -> r.id().value()),
        inOrder(waiting.positions(), p -> p.id().value()),
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
    RegionConfig config = partners.config();
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
    return command.match(new Rules(new Turn(partners, slots, waiting, now, ids, given)));
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
    Event event = fact.event();
    switch (event.type()) {
      case REGION_CONFIGURED -> partners.apply((RegionConfigured) event);
      case ORGANIZATION_REGISTERED -> {
        OrganizationRegistered e = (OrganizationRegistered) event;
        partners.apply(e, fact);
        given(e.organization());
      }
      case ORGANIZATION_CHANGED -> partners.apply((OrganizationChanged) event, fact);
      case LOCATION_REGISTERED -> {
        LocationRegistered e = (LocationRegistered) event;
        partners.apply(e, fact);
        given(e.location());
      }
      case LOCATION_CHANGED -> partners.apply((LocationChanged) event, fact);
      case HEALTHCARE_SERVICE_REGISTERED -> {
        HealthcareServiceRegistered e = (HealthcareServiceRegistered) event;
        partners.apply(e, fact);
        given(e.service());
      }
      case HEALTHCARE_SERVICE_CHANGED -> partners.apply((HealthcareServiceChanged) event, fact);
      case SERVICE_CONFIRMED -> partners.apply((ServiceConfirmed) event, fact);
      case WAITS_REPORTED -> partners.apply((WaitsReported) event, fact);
      case STOP_ANNOUNCED -> {
        StopAnnounced e = (StopAnnounced) event;
        partners.apply(e, fact);
        given(e.stop().id());
      }
      case STOP_LIFTED -> partners.apply((StopLifted) event);
      case DAY_STARTED -> startDay((DayStarted) event, fact);
      case SLOT_PUBLISHED -> {
        SlotPublished e = (SlotPublished) event;
        slots.apply(e, fact);
        partners.confirm(e.service(), fact.at(), fact.position());
        given(e.slot());
      }
      case SLOT_WITHDRAWN -> slots.apply((SlotWithdrawn) event, fact);
      case SLOT_HELD -> {
        SlotHeld e = (SlotHeld) event;
        slots.apply(e, fact);
        given(e.hold());
      }
      case OPTION_TAKEN -> {
        OptionTaken e = (OptionTaken) event;
        slots.apply(e, fact);
        given(e.hold());
      }
      case HOLD_RELEASED -> slots.apply((HoldReleased) event, fact);
      case HOLD_LAPSED -> slots.apply((HoldLapsed) event, fact);
      case SLOT_CLAIMED -> {
        SlotClaimed e = (SlotClaimed) event;
        slots.apply(e, fact);
        waiting.book(e.position(), known(e.slot()), e.claim(), fact);
        given(e.claim());
      }
      case CLAIM_RELEASED -> {
        ClaimReleased e = (ClaimReleased) event;
        slots.apply(e, fact);
        waiting.unbook(e.position(), e.claim(), fact);
      }
      case CLAIM_MOVED -> {
        ClaimMoved e = (ClaimMoved) event;
        slots.apply(e, fact);
        waiting.book(e.position(), known(e.to()), e.claim(), fact);
      }
      case OUTCOME_RECORDED -> {
        OutcomeRecorded e = (OutcomeRecorded) event;
        slots.apply(e, fact);
        waiting.unbook(e.position(), e.claim(), fact);
        partners.confirm(known(e.slot()).service(), fact.at(), fact.position());
      }
      case SLOT_STARTED -> {
        SlotStarted e = (SlotStarted) event;
        slots.apply(e, fact);
        for (Claim claim : known(e.slot()).claims()) {
          waiting.startPlace(claim.position(), fact);
        }
      }
      case REFERRAL_MADE -> {
        ReferralMade e = (ReferralMade) event;
        waiting.apply(e, fact);
        given(e.referral());
      }
      case LETTER_AWAITED -> waiting.apply((LetterAwaited) event, fact);
      case LETTER_RECEIVED -> waiting.apply((LetterReceived) event, fact);
      case LETTER_OVERDUE -> waiting.apply((LetterOverdue) event, fact);
      case REFERRAL_REFUSED -> waiting.apply((ReferralRefused) event, fact);
      case REFERRAL_WITHDRAWN -> waiting.apply((ReferralWithdrawn) event, fact);
      case POSITION_REGISTERED -> {
        PositionRegistered e = (PositionRegistered) event;
        waiting.apply(e, fact);
        given(e.position());
      }
      case POSITION_REPRIORITISED -> waiting.apply((PositionReprioritised) event, fact);
      case INTAKE_HELD -> waiting.apply((IntakeHeld) event, fact);
      case INTAKE_REVOKED -> waiting.apply((IntakeRevoked) event, fact);
      case TREATMENT_STARTED -> waiting.apply((TreatmentStarted) event, fact);
      case POSITION_CLOSED -> waiting.apply((PositionClosed) event, fact);
    }
    receipts.apply(fact);
    position = fact.position();
    lastAt = fact.at();
  }

  /** A place that is forgotten before anyone said what became of it leaves its person waiting. */
  private void startDay(DayStarted e, Fact fact) {
    partners.apply(e);
    RegionConfig config = partners.config();
    if (config == null) {
      return;
    }
    LocalDate oldest = e.day().minusDays(MEMORY_DAYS);
    Instant start = oldest.atStartOfDay(config.timeZone()).toInstant();
    for (Slot slot : slots.forgetEndedBefore(start)) {
      for (Claim claim : slot.claims()) {
        waiting.unbook(claim.position(), claim.id(), fact);
      }
    }
    waiting.forgetEndedBefore(oldest);
  }

  private void given(Id newest) {
    given = Math.max(given, ids.counter(newest));
  }

  private Slot known(SlotId slot) {
    return Objects.requireNonNull(slots.slot(slot), slot.value());
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
    RegionConfig config = partners.config();
    if (next == null || next.isAfter(now) || config == null) {
      return null;
    }
    return next.equals(nextDay())
        ? new StartDay(LocalDate.ofInstant(now, config.timeZone()))
        : deadlines.command();
  }

  /** The first day starts as soon as the region is configured. */
  private @Nullable Instant nextDay() {
    RegionConfig config = partners.config();
    LocalDate today = partners.today();
    if (config == null) {
      return null;
    }
    return today == null ? lastAt : today.plusDays(1).atStartOfDay(config.timeZone()).toInstant();
  }

  /** That {@code command} was accepted within the last 24 hours; null when not, or forgotten. */
  public @Nullable Receipt receipt(CommandId command) {
    return receipts.of(command);
  }

  public Partners partners() {
    return partners;
  }

  public Slots slots() {
    return slots;
  }

  public Waiting waiting() {
    return waiting;
  }
}
