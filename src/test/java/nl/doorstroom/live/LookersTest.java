package nl.doorstroom.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerCommand;
import nl.doorstroom.domain.partners.PartnerEvent;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.transfers.TransferEvent;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand;
import nl.doorstroom.domain.waiting.WaitingEvent;
import nl.doorstroom.grid.Cursor;
import nl.doorstroom.grid.Grid;
import nl.doorstroom.grid.Mask;
import nl.doorstroom.grid.View;
import nl.doorstroom.waits.TestRegion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who is told of whom, of those who look at one case. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LookersTest {

  private static final ActorToken ANNE = new ActorToken("anne");
  private static final ActorToken BEA = new ActorToken("bea");

  private final TestRegion region = new TestRegion();
  private final HealthcareServiceId service = region.service(0);
  private final OrganizationId noord = region.organization("Noord");
  private final OrganizationId zuid = region.organization("Zuid");
  private final OrganizationId practice = region.organization("Praktijk Een");
  private final OrganizationId oost = register("Oost");
  private final OrganizationId west = register("West");
  private final PositionId position = wait(practice);
  private final Map<Long, Look> looks = new LinkedHashMap<>();
  private long sockets;

  private OrganizationId register(String name) {
    return region
        .accept(
            new PartnerCommand.RegisterOrganization(
                null, TestRegion.details(name, OrganizationKind.GGZ_OTHER), null),
            PartnerEvent.OrganizationRegistered.class)
        .organization();
  }

  private PositionId wait(OrganizationId by) {
    return region
        .accept(
            new WaitingCommand.MakeReferral(
                service,
                TestRegion.request(Urgency.REGULAR, "VGZ"),
                ReferrerType.GP,
                by,
                region.today(),
                new PersonToken("person-1"),
                by),
            WaitingEvent.PositionRegistered.class)
        .position();
  }

  private TransferId propose() {
    return region
        .accept(
            new TransferCommand.ProposeTransfer(position, Destination.GGZ, null, noord, ANNE),
            TransferEvent.TransferProposed.class)
        .transfer();
  }

  private TransferId consented() {
    TransferId id = propose();
    region.accept(new TransferCommand.ScreenTransfer(id, ScreeningOutcome.TRANSFER, noord, BEA));
    Set<ConsentScope> scopes = Set.of(ConsentScope.REGION);
    region.accept(new TransferCommand.AskConsent(id, scopes, noord, ANNE));
    region.accept(
        new TransferCommand.GiveConsent(
            id, scopes, region.today(), region.today().plusDays(30), noord));
    return id;
  }

  private AskId ask(TransferId id) {
    return region
        .accept(
            new TransferCommand.AskReceivers(id, Set.of(region.service(2)), noord),
            TransferEvent.ReceiverAsked.class)
        .ask();
  }

  private Grid grid() {
    Grid grid = new Grid(new Region(region.region().id()).state(), Cursor.START);
    List<Grid.Committed> committed = new ArrayList<>();
    for (Fact fact : region.facts()) {
      committed.add(new Grid.Committed(fact, new Cursor("aaaaaaaa", fact.position())));
    }
    grid.fold(committed);
    return grid;
  }

  private long looks(String actor, Role role, @Nullable OrganizationId by, String about) {
    return says(actor, role, by, about, false);
  }

  private long works(String actor, Role role, @Nullable OrganizationId by, String about) {
    return says(actor, role, by, about, true);
  }

  private long says(
      String actor, Role role, @Nullable OrganizationId by, String about, boolean working) {
    long socket = ++sockets;
    looks.put(
        socket,
        new Look(region.region().id(), about, working, new Mask(role, by), new ActorToken(actor)));
    return socket;
  }

  /** What the page of {@code socket} is told, a line per organisation or role. */
  private List<String> told(long socket) {
    return requireNonNull(Lookers.among(looks, grid()).get(socket)).who().stream()
        .map(p -> p.name() + " " + p.people() + (p.working() ? " working" : ""))
        .toList();
  }

  @Test
  void those_who_look_at_the_same_by_different_keys_are_told_of_each_other() {
    TransferId id = consented();
    long holder = looks("h", Role.PLANNER, noord, position.value());
    long member = works("t", Role.TABLE_MEMBER, oost, id.value());
    assertThat(told(holder)).containsExactly("Oost 1 working");
    assertThat(told(member)).containsExactly("Noord 1");
  }

  @Test
  void ones_own_other_pages_are_nobody_else_and_a_colleague_is() {
    long first = looks("h", Role.PLANNER, noord, position.value());
    long second = works("h", Role.PLANNER, noord, position.value());
    assertThat(told(first)).isEmpty();
    assertThat(told(second)).isEmpty();
    long colleague = looks("h2", Role.PLANNER, noord, position.value());
    assertThat(told(first)).containsExactly("Noord 1");
    assertThat(told(colleague)).as("two pages of one person").containsExactly("Noord 1 working");
  }

  @Test
  void who_does_not_see_it_is_told_nothing_and_told_of_to_nobody() {
    long holder = looks("h", Role.PLANNER, noord, position.value());
    long other = works("o", Role.PLANNER, oost, position.value());
    long table = looks("t", Role.TABLE_MEMBER, west, position.value());
    long passerby = looks("p", Role.PUBLIC, null, position.value());
    long nowhere = looks("n", Role.TABLE_MEMBER, zuid, "test-nothing");
    for (long socket : List.of(holder, other, table, passerby, nowhere)) {
      assertThat(told(socket)).isEmpty();
    }
  }

  @Test
  void a_receiver_is_told_of_the_holder_and_that_the_table_looks_but_of_no_other_receiver() {
    TransferId id = consented();
    ask(id);
    long holder = looks("h", Role.PLANNER, noord, position.value());
    long receiver = works("r", Role.PLANNER, zuid, id.value());
    long other = looks("o", Role.PLANNER, oost, position.value());
    long table = looks("t", Role.TABLE_MEMBER, west, id.value());
    long administrator = looks("a", Role.ADMINISTRATOR, null, id.value());
    assertThat(told(receiver)).containsExactly("Noord 1", "ADMINISTRATOR 1", "TABLE_MEMBER 1");
    assertThat(told(other)).isEqualTo(told(receiver));
    assertThat(told(holder))
        .containsExactly("Zuid 1 working", "Oost 1", "West 1", "ADMINISTRATOR 1");
    assertThat(told(table))
        .containsExactly("Zuid 1 working", "Noord 1", "Oost 1", "ADMINISTRATOR 1");
    assertThat(told(administrator))
        .containsExactly("Zuid 1 working", "Noord 1", "Oost 1", "West 1");
  }

  @Test
  void a_practice_is_told_of_its_own_people_only_and_nobody_is_told_of_it() {
    TransferId id = consented();
    long holder = looks("h", Role.PLANNER, noord, id.value());
    long gp = looks("g", Role.GP, practice, id.value());
    long table = looks("t", Role.TABLE_MEMBER, west, id.value());
    assertThat(told(gp)).isEmpty();
    assertThat(told(holder)).containsExactly("West 1");
    assertThat(told(table)).containsExactly("Noord 1");
    long assistant = looks("g2", Role.GP, practice, id.value());
    assertThat(told(gp)).containsExactly("Praktijk Een 1");
    assertThat(told(assistant)).containsExactly("Praktijk Een 1");
    assertThat(told(holder)).containsExactly("West 1");
  }

  @Test
  void who_has_no_part_any_more_is_told_nothing_by_that_transfer() {
    TransferId id = consented();
    AskId ask = ask(id);
    long holder = looks("h", Role.PLANNER, noord, id.value());
    long receiver = looks("r", Role.PLANNER, zuid, id.value());
    assertThat(told(receiver)).containsExactly("Noord 1");
    region.accept(new TransferCommand.DeclineAsk(id, ask, "geen-plek", zuid, BEA));
    assertThat(told(receiver)).isEmpty();
    assertThat(told(holder)).isEmpty();
  }

  @Test
  void a_consent_that_is_withdrawn_ends_it() {
    TransferId id = consented();
    long holder = looks("h", Role.PLANNER, noord, position.value());
    long table = looks("t", Role.TABLE_MEMBER, west, position.value());
    assertThat(told(table)).containsExactly("Noord 1");
    region.accept(new TransferCommand.WithdrawConsent(id, region.today(), noord));
    assertThat(told(table)).isEmpty();
    assertThat(told(holder)).isEmpty();
  }

  @Test
  void a_bounded_number_is_told_those_at_work_first() {
    consented();
    long holder = looks("h", Role.PLANNER, noord, position.value());
    for (int i = 0; i < Lookers.TOLD_MAX; i++) {
      looks("m" + i, Role.TABLE_MEMBER, register("A" + i), position.value());
    }
    works("z", Role.TABLE_MEMBER, register("Zee"), position.value());
    looks("z2", Role.TABLE_MEMBER, register("Zee 2"), position.value());
    Lookers lookers = requireNonNull(Lookers.among(looks, grid()).get(holder));
    assertThat(lookers.who()).hasSize(Lookers.TOLD_MAX);
    assertThat(lookers.who().get(0).name()).isEqualTo("Zee");
    assertThat(lookers.more()).isEqualTo(2);
  }

  @Test
  void no_person_is_in_what_is_told() {
    TransferId id = consented();
    long holder = looks("someone-1", Role.PLANNER, noord, position.value());
    long table = looks("someone-2", Role.TABLE_MEMBER, west, id.value());
    Map<Long, Lookers> told = Lookers.among(looks, grid());
    for (long socket : List.of(holder, table)) {
      String message =
          requireNonNull(told.get(socket)).message(requireNonNull(looks.get(socket))).encode();
      assertThat(message).contains("\"people\":1").doesNotContain("someone", "person-");
    }
  }

  @Test
  void nobody_looks_from_where_their_boards_do_not_show_it() {
    TransferId id = consented();
    ask(id);
    Grid grid = grid();
    for (Role role : Role.values()) {
      List<@Nullable OrganizationId> all = new ArrayList<>();
      all.add(null);
      region.region().partners().organizations().stream().map(Organization::id).forEach(all::add);
      for (OrganizationId by : all) {
        Mask mask = new Mask(role, by);
        for (String key : List.of(position.value(), id.value(), "count/" + service.value())) {
          boolean onBoard =
              !key.startsWith("count")
                  && (isOn(grid, View.CASES, mask, key) || isOn(grid, View.TRANSFERS, mask, key));
          assertThat(grid.vantage(key, mask) != null).as("%s %s", mask, key).isEqualTo(onBoard);
        }
      }
    }
  }

  private static boolean isOn(Grid grid, View view, Mask mask, String key) {
    return grid.board(view, mask).rows().stream().anyMatch(row -> row.key().equals(key));
  }
}
