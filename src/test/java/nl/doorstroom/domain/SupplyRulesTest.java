package nl.doorstroom.domain;

import static nl.doorstroom.domain.PlanningWords.under;
import static nl.doorstroom.domain.Scenario.given;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.DE_WIERDE;
import static nl.doorstroom.domain.Words.HEREPLEIN;
import static nl.doorstroom.domain.Words.MOOD_TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportCommand.ImportSupply;
import nl.doorstroom.domain.imports.ImportCommand.UndoImport;
import nl.doorstroom.domain.imports.ImportEvent.ImportKept;
import nl.doorstroom.domain.imports.ImportEvent.ImportOpened;
import nl.doorstroom.domain.imports.ImportEvent.ImportSupplied;
import nl.doorstroom.domain.imports.ImportEvent.ImportUndoStarted;
import nl.doorstroom.domain.imports.ImportEvent.ImportUndone;
import nl.doorstroom.domain.imports.ImportKind;
import nl.doorstroom.domain.imports.Kept;
import nl.doorstroom.domain.imports.Supplied;
import nl.doorstroom.domain.imports.SupplyItem;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterHealthcareService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterLocation;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterOrganization;
import nl.doorstroom.domain.partners.PartnerEvent.HealthcareServiceChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationChanged;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRegistered;
import nl.doorstroom.domain.partners.PartnerEvent.LocationRetired;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.ScheduleCommand.RegisterSchedule;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleChanged;
import nl.doorstroom.domain.slots.ScheduleEvent.ScheduleRegistered;
import nl.doorstroom.domain.slots.ScheduleId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SupplyRulesTest {

  private static final Location.Details LEEK =
      new Location.Details("Leek", "leek", null, null, null, null, null);
  private static final LocationId LOCATION = new LocationId(under(2).value());

  private static Scenario opened() {
    return given(new ImportOpened(under(1), DE_BRUGWACHTER, ImportKind.FHIR));
  }

  private static ImportSupply supply(SupplyItem... items) {
    return new ImportSupply(under(1), List.of(items), DE_BRUGWACHTER);
  }

  private static SupplyItem location(Location.Details details) {
    return new SupplyItem.OfLocation(new RegisterLocation(null, DE_BRUGWACHTER, details, null));
  }

  private static SupplyItem schedule(LocationId at, boolean active) {
    return new SupplyItem.OfSchedule(
        new RegisterSchedule(
            null, new Schedule.Details(at, "kamer-7", 1, active), DE_BRUGWACHTER, null));
  }

  private static UndoImport undo() {
    return new UndoImport(under(1), DE_BRUGWACHTER);
  }

  private static Import imported(Scenario scenario) {
    return scenario.region().imports().all().iterator().next();
  }

  @Test
  void registers_and_changes_all_or_nothing_and_says_what_was_there() {
    Location.Details moved =
        new Location.Details("Leek", "leek", "Plein 1", null, null, null, null);
    opened()
        .when(supply(location(LEEK)))
        .thenOnce(
            new LocationRegistered(LOCATION, DE_BRUGWACHTER, LEEK),
            new ImportSupplied(under(1), Supplied.of(LOCATION, null)))
        .when(supply(location(moved)))
        .thenOnce(
            new LocationChanged(LOCATION, moved),
            new ImportSupplied(under(1), Supplied.of(LOCATION, LEEK)))
        .when(supply(location(moved), location(moved)))
        .thenRejected(Reason.ALREADY_EXISTS, "items[1].externalId");
  }

  @Test
  void is_of_ones_own_only_and_of_oneself_the_name() {
    Scenario open = opened();
    open.when(supply(new SupplyItem.OfLocation(new RegisterLocation(null, DE_WIERDE, LEEK, null))))
        .thenRejected(Reason.NOT_YOURS, "items[0].by");
    Organization.Details own = own(open);
    open.after(supply(organization(own, "De Brug", own.agb())));
    assertThat(own(open).name()).isEqualTo("De Brug");
    open.when(supply(organization(own, own.name(), "87654321")))
        .thenRejected(Reason.INVALID, "items[0].details");
  }

  private static Organization.Details own(Scenario scenario) {
    return Objects.requireNonNull(scenario.region().partners().organization(DE_BRUGWACHTER))
        .details();
  }

  private static SupplyItem organization(
      Organization.Details d, String name, @Nullable String agb) {
    return new SupplyItem.OfOrganization(
        new RegisterOrganization(
            DE_BRUGWACHTER,
            new Organization.Details(name, d.kind(), d.roles(), d.externalId(), agb, d.kvk()),
            null));
  }

  @Test
  void undoing_takes_back_what_nothing_rests_on() {
    ScheduleId room = new ScheduleId(under(3).value());
    opened()
        .after(supply(location(LEEK)))
        .after(supply(schedule(LOCATION, true)))
        .when(undo())
        .thenOnce(
            new ImportUndoStarted(under(1)),
            new ScheduleChanged(room, new Schedule.Details(LOCATION, "kamer-7", 1, false)),
            new LocationRetired(LOCATION),
            new ImportUndone(under(1)));
  }

  @Test
  void undoing_keeps_what_others_rest_on_and_says_why() {
    Scenario used =
        opened()
            .after(supply(location(LEEK)))
            .and(
                new ScheduleRegistered(
                    new ScheduleId(under(3).value()),
                    DE_BRUGWACHTER,
                    new Schedule.Details(LOCATION, "eigen", 1, true)));
    Kept kept = new Kept(null, LOCATION, null, null, Kept.Why.SCHEDULES);
    used.when(undo())
        .then(
            new ImportUndoStarted(under(1)),
            new ImportKept(under(1), List.of(kept)),
            new ImportUndone(under(1)));
    assertThat(imported(used).kept()).containsExactly(kept);
  }

  @Test
  void undoing_restores_what_it_changed_unless_someone_changed_it_since() {
    Scenario open = opened();
    HealthcareService before = Objects.requireNonNull(open.region().partners().service(MOOD_TEAM));
    HealthcareService.Details ended = before.details().ended();
    Scenario changed =
        open.after(
            supply(
                new SupplyItem.OfOffer(
                    new RegisterHealthcareService(
                        MOOD_TEAM, HEREPLEIN, ended, DE_BRUGWACHTER, null))));
    changed
        .when(undo())
        .then(
            new ImportUndoStarted(under(1)),
            new HealthcareServiceChanged(MOOD_TEAM, before.details()),
            new ImportUndone(under(1)));

    Scenario since =
        opened()
            .after(supply(location(LEEK)))
            .and(
                new LocationChanged(
                    LOCATION,
                    new Location.Details("Leek-Oost", "leek", null, null, null, null, null)));
    since.after(undo());
    assertThat(imported(since).kept())
        .containsExactly(new Kept(null, LOCATION, null, null, Kept.Why.CHANGED));
  }

  @Test
  void more_than_a_part_holds_is_taken_back_by_the_clock() {
    Scenario large = opened();
    for (int part = 0; part < 4; part++) {
      List<SupplyItem> items = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        String name = "place-" + part + "-" + i;
        items.add(location(new Location.Details(name, name, null, null, null, null, null)));
      }
      large.after(new ImportSupply(under(1), items, DE_BRUGWACHTER));
    }
    large.after(undo());
    large.at(Words.NOON.plusSeconds(10));
    assertThat(large.region().partners().locations())
        .filteredOn(l -> l.details().name().startsWith("place-"))
        .hasSize(1_600)
        .noneMatch(Location::active);
  }
}
