package nl.doorstroom.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.MatchingAgreements;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand.ConfigureRegion;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.transfers.Consent;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand.AskConsent;
import nl.doorstroom.domain.transfers.TransferCommand.GiveConsent;
import nl.doorstroom.domain.transfers.TransferCommand.ProposeTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.ScreenTransfer;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.matching.MatchingRules;
import nl.doorstroom.waits.RandomRegion;
import org.jspecify.annotations.Nullable;

/** On random histories: whom suggestions are about, which places they give, and who sees them. */
class SuggestingTest {

  private static final Distances NEAR = (from, to) -> 7;
  private static final Mask ALL = new Mask(Role.ADMINISTRATOR, null);

  private final Set<String> reached = new HashSet<>();

  @Example
  void everyone_sees_what_consent_allows_and_no_more() {
    for (long seed = 1; seed <= 20; seed++) {
      looks(withMoreConsents(after(seed, 200)));
    }
    assertThat(reached).containsExactlyInAnyOrder("own", "receives", "table");
  }

  private void looks(RandomRegion random) {
    Region region = random.region();
    Suggested suggested = suggest(region, null);
    Suggested.Told all = suggested.to(ALL);
    assertThat(suggested.to(new Mask(Role.GP, null)).items()).isEmpty();
    for (Suggested.Item item : suggested.to(new Mask(Role.TABLE_MEMBER, null)).items()) {
      assertThat(isConsented(region, item.position())).isTrue();
      reached.add("table");
    }
    for (OrganizationId by : organizations(random)) {
      Suggested.Told told = suggested.to(new Mask(Role.PLANNER, by));
      assertThat(suggested.to(new Mask(Role.MEDIATOR, by)).items()).isEmpty();
      assertThat(suggested.to(new Mask(Role.MEDIATOR, by)).without()).isEmpty();
      assertThat(ids(all)).containsAll(ids(told));
      assertThat(told.without())
          .allSatisfy(w -> assertThat(holds(region, by, w.position())).isTrue());
      for (Suggested.Item item : told.items()) {
        boolean own = holds(region, by, item.position());
        boolean receives = item.place().organization().id().equals(by.value());
        assertThat(own || (receives && isConsented(region, item.position()))).isTrue();
        assertThat(item.notNext() == null).isEqualTo(!own);
        Stream<PositionId> others =
            item.notNext() == null
                ? Stream.of()
                : item.notNext().stream().map(n -> n.reason().position()).filter(Objects::nonNull);
        assertThat(others).allSatisfy(o -> assertThat(holds(region, by, o)).isTrue());
        reached.add(own ? "own" : "receives");
      }
    }
  }

  @Property(tries = 40)
  void people_get_one_place_that_the_table_may_give_and_that_is_free(@ForAll long seed) {
    Region region = after(seed, 250).region();
    Suggested.Told told = suggest(region, null).to(ALL);
    Set<PersonToken> people = new HashSet<>();
    for (Suggested.Item item : told.items()) {
      WaitingPosition position = position(region, item.position());
      Slot slot = Objects.requireNonNull(region.slots().slot(item.place().slot()), "slot");
      assertThat(people.add(position.person())).isTrue();
      assertThat(slot.free()).isPositive();
      assertThat(slot.kind().ends()).isEqualTo(position.phase());
      assertThat(slot.allotment()).isIn(Allotment.TRANSFER_TABLE, Allotment.HIGH_URGENCY);
      assertThat(slot.service()).isNotEqualTo(position.service());
      assertThat(item.why().daysSaved()).isPositive();
    }
  }

  @Property(tries = 20)
  void what_is_suggested_stays_while_nothing_that_matters_changed(@ForAll long seed) {
    RandomRegion random = after(seed, 200);
    Suggested first = suggest(random.region(), null);
    Suggested again = suggest(random.region(), first);
    assertThat(again.assignment()).isSameAs(first.assignment());
    assertThat(again.to(ALL)).isEqualTo(first.to(ALL));
  }

  @Example
  void who_weighs_otherwise_is_suggested_anew_and_told_by_what() {
    RandomRegion random = withMoreConsents(after(5, 200));
    Suggested first = suggest(random.region(), null);
    RegionConfig config = Objects.requireNonNull(random.region().partners().config(), "config");
    MatchingAgreements agreed =
        new MatchingAgreements(
            Map.of(Urgency.REGULAR, 1, Urgency.PRIORITY, 1, Urgency.HIGH, 1),
            List.of(new MatchingAgreements.KmCost(0, 0)),
            0,
            14,
            7);
    random.submit(new ConfigureRegion(config.with(config.table().with(agreed))));
    Suggested again = suggest(random.region(), first);
    assertThat(again.assignment().rules()).isEqualTo(MatchingRules.of(agreed));
    assertThat(again.to(ALL).rules().urgencyWeights()).isEqualTo(agreed.urgencyWeights());
    assertThat(again.to(ALL).rules().version()).isNotEqualTo(first.to(ALL).rules().version());
  }

  private static RandomRegion after(long seed, int steps) {
    RandomRegion random = new RandomRegion(seed);
    for (int step = 0; step < steps; step++) {
      random.step();
    }
    return random;
  }

  /** The same, where some more clients have consented, and every service has places for them. */
  private static RandomRegion withMoreConsents(RandomRegion random) {
    for (HealthcareService service : random.services()) {
      Instant start = random.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3));
      random.submit(
          new SlotCommand.PublishSlots(
              List.of(
                  new SlotDraft(
                          service.id(),
                          null,
                          SlotKind.INTAKE,
                          start.plus(Duration.ofHours(9)),
                          start.plus(Duration.ofHours(10)),
                          3,
                          Allotment.TRANSFER_TABLE,
                          Delivery.ON_SITE)
                      .overriding(OverrideReason.OTHER)),
              service.organization()));
    }
    for (WaitingPosition position : List.copyOf(random.region().waiting().positions())) {
      if (position.isOpen() && random.upTo(2) == 0) {
        consent(random, position.id(), random.ownerOf(position.service()));
      }
    }
    return random;
  }

  private static void consent(RandomRegion random, PositionId id, OrganizationId by) {
    ActorToken one = new ActorToken("one");
    Set<ConsentScope> scopes = Set.of(ConsentScope.REGION);
    random.submit(new ProposeTransfer(id, Destination.BASIC_GGZ, null, by, one));
    Transfer made = random.region().transfers().of(id);
    if (made != null) {
      TransferId transfer = made.id();
      LocalDate today = random.today();
      random.submit(
          new ScreenTransfer(transfer, ScreeningOutcome.TRANSFER, by, new ActorToken("other")));
      random.submit(new AskConsent(transfer, scopes, by, one));
      random.submit(new GiveConsent(transfer, scopes, today, today.plusDays(30), by));
    }
  }

  private static Suggested suggest(Region region, @Nullable Suggested before) {
    Grid grid = new Grid(region.state(), new Cursor("9f3c01aa", region.position()));
    return Suggesting.of(grid).suggest(NEAR, before);
  }

  private static List<OrganizationId> organizations(RandomRegion random) {
    return random.services().stream().map(HealthcareService::organization).distinct().toList();
  }

  private static List<PositionId> ids(Suggested.Told told) {
    return told.items().stream().map(Suggested.Item::position).toList();
  }

  private static WaitingPosition position(Region region, PositionId id) {
    return Objects.requireNonNull(region.waiting().position(id), id.value());
  }

  /** Whether {@code by} holds the case, or answers for who does. */
  private static boolean holds(Region region, OrganizationId by, PositionId id) {
    return Objects.requireNonNull(region.partners().config(), "config")
        .table()
        .actsFor(by, holder(region, id));
  }

  private static OrganizationId holder(Region region, PositionId id) {
    HealthcareService service = region.partners().service(position(region, id).service());
    return Objects.requireNonNull(service, "service").organization();
  }

  private static boolean isConsented(Region region, PositionId id) {
    Transfer transfer = region.transfers().of(id);
    Consent consent = transfer == null ? null : transfer.consent();
    return consent != null
        && consent.state() == Consent.State.GIVEN
        && consent.scopes().contains(ConsentScope.REGION);
  }
}
