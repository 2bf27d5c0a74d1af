package nl.doorstroom.feeds.files;

import static nl.doorstroom.feeds.files.Noorderlicht.AMSTERDAM;
import static nl.doorstroom.feeds.files.Noorderlicht.await;
import static nl.doorstroom.feeds.files.Noorderlicht.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportState;
import nl.doorstroom.domain.imports.Kept;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.Schedule;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.PublishSlots;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.feeds.EpdFiles;
import nl.doorstroom.feeds.files.FileImportStatus.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Organizations, Locations and HealthcareServices of a FHIR file, with what refers to them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SupplyFileTest {

  private static final String ORGANIZATION =
      "{'resourceType':'Organization','id':'o1','name':'Noorderlicht ggz','identifier':["
          + "{'system':'https://example.org/org','value':'demo/noorderlicht-ggz'}]}";
  private static final String LOCATION =
      "{'resourceType':'Location','id':'l1','name':'Leek','identifier':["
          + "{'system':'http://fhir.nl/fhir/NamingSystem/agb-z','value':'06012345'}],"
          + "'managingOrganization':{'reference':'Organization/o1'},"
          + "'address':{'line':['Tolberterstraat 1'],'postalCode':'9351 BB','city':'Leek'},"
          + "'position':{'longitude':6.377,'latitude':53.16}}";
  private static final String SERVICE =
      "{'resourceType':'HealthcareService','id':'h1','name':'Traumateam','identifier':["
          + "{'system':'https://epd.example/aanbod','value':'T-7'}],"
          + "'providedBy':{'reference':'Organization/o1'},'location':[{'reference':'Location/l1'}],"
          + "'category':[{'text':'GGZ'}],"
          + "'type':[{'coding':[{'system':'https://doorstroom.nl/fhir/CodeSystem/care-question',"
          + "'code':'TRAUMA'}]},{'coding':[{'system':'http://terminology.hl7.org/x','code':'540'}]}],"
          + "'specialty':[{'coding':[{'system':'urn:vektis','code':'0303'}]}],"
          + "'characteristic':[{'text':'Specialistische ggz'},{'text':'Beeldbellen'}],"
          + "'eligibility':[{'code':{'text':'24-34'}}],'communication':[{'text':'nl-NL'}]}";
  private static final String SCHEDULE =
      "{'resourceType':'Schedule','id':'a1','identifier':[{'value':'LEEK-1'}],"
          + "'actor':[{'reference':'HealthcareService/h1'},{'reference':'Location/l1'}]}";

  private final Noorderlicht region;

  SupplyFileTest(@TempDir Path directory) {
    this.region = new Noorderlicht(directory);
  }

  @AfterEach
  void end() {
    region.close();
  }

  private static String slot() {
    Instant start = start();
    return "{'resourceType':'Slot','id':'s1','schedule':{'reference':'Schedule/a1'},"
        + "'status':'free','start':'"
        + start
        + "','end':'"
        + start.plusSeconds(2_700)
        + "'}";
  }

  private static Instant start() {
    LocalDate day = EpdFiles.day(today(), 2, DayOfWeek.MONDAY);
    return day.atTime(LocalTime.of(10, 0)).atZone(AMSTERDAM).toInstant();
  }

  private static List<String> all() {
    return List.of(slot(), SCHEDULE, SERVICE, LOCATION, ORGANIZATION);
  }

  private static String bundle(List<String> resources) {
    return "{'resourceType':'Bundle','type':'collection','entry':["
        .concat(String.join(",", resources.stream().map(r -> "{'resource':" + r + "}").toList()))
        .concat("]}");
  }

  private FileImport previewed(String name, String text) throws IOException {
    FileImport file = region.open(name, text.replace('\'', '"'));
    region.preview(file);
    return file;
  }

  private List<String> verdicts(FileImport file) {
    return region.rows(file).stream()
        .map(
            row ->
                row.content()
                    + " "
                    + row.verdict()
                    + (row.field() == null ? "" : " " + row.field()))
        .toList();
  }

  private HealthcareService service() {
    return region.inRegion(
        r ->
            r.partners().services().stream()
                .filter(s -> s.details().name().equals("Traumateam"))
                .findFirst()
                .orElseThrow());
  }

  private Location location() {
    return region.inRegion(
        r ->
            r.partners().locations().stream()
                .filter(l -> l.details().name().startsWith("Leek"))
                .findFirst()
                .orElseThrow());
  }

  @Test
  void what_a_file_registers_its_places_can_be_in_and_all_of_it_is_seen_before()
      throws IOException {
    FileImport file = previewed("supply.json", bundle(all()));

    assertThat(verdicts(file))
        .containsExactly(
            "ORGANIZATION UNCHANGED",
            "LOCATIONS NEW",
            "SERVICES NEW",
            "SCHEDULES NEW",
            "SLOTS NEW");
    assertThat(region.<Integer>inRegion(r -> r.partners().locations().size())).isEqualTo(4);

    FileImportStatus done = region.run(file, Mode.ALL_OR_NOTHING);
    assertThat(done.phase()).isEqualTo(Phase.DONE);
    assertThat(verdicts(file)).contains("SERVICES NEW", "SLOTS NEW");
    Location leek = location();
    assertThat(leek.details())
        .isEqualTo(
            new Location.Details(
                "Leek",
                "06012345",
                "Tolberterstraat 1",
                "9351",
                "Leek",
                null,
                new Location.Coordinates(53.16, 6.377)));
    HealthcareService team = service();
    assertThat(team.location()).isEqualTo(leek.id());
    assertThat(team.details().externalId()).isEqualTo("https://epd.example/aanbod|T-7");
    assertThat(team.details().careQuestions()).containsExactly(CareQuestion.TRAUMA);
    assertThat(team.details().echelons()).containsExactly(Echelon.SPECIALISED);
    assertThat(team.details().deliveries()).containsExactly(Delivery.ONLINE);
    assertThat(team.details().ageClasses()).containsExactly("24-34");
    assertThat(team.details().languages()).containsExactly("nl");
    assertThat(region.standing())
        .singleElement()
        .satisfies(slot -> assertThat(slot.service()).isEqualTo(team.id()))
        .satisfies(slot -> assertThat(slot.schedule()).isNotNull());
  }

  @Test
  void lines_in_any_order_do_the_same_and_again_nothing() throws IOException {
    List<String> lines = new ArrayList<>(all());
    Collections.reverse(lines);
    region.run(previewed("supply.ndjson", String.join("\n", lines)), Mode.ALL_OR_NOTHING);

    FileImport again = previewed("again.ndjson", String.join("\n", all()));
    assertThat(region.rows(again)).extracting(RowReport::verdict).containsOnly(Verdict.UNCHANGED);
    region.run(again, Mode.ALL_OR_NOTHING);
    assertThat(region.standing()).hasSize(1);
  }

  @Test
  void what_is_told_otherwise_is_changed_and_what_is_not_told_stays() throws IOException {
    region.run(previewed("supply.json", bundle(all())), Mode.ALL_OR_NOTHING);
    HealthcareService before = service();

    FileImport other =
        previewed(
            "other.json",
            bundle(
                List.of(
                    ORGANIZATION.replace("Noorderlicht ggz", "Noorderlicht"),
                    "{'resourceType':'Location','name':'Leek-Tolbert','identifier':["
                        + "{'system':'http://fhir.nl/fhir/NamingSystem/agb-z','value':'06012345'}]}",
                    "{'resourceType':'HealthcareService','name':'Traumateam','identifier':["
                        + "{'system':'https://epd.example/aanbod','value':'T-7'}],"
                        + "'eligibility':[{'code':{'text':'24-34'}},{'code':{'text':'35-49'}}]}")));
    assertThat(verdicts(other))
        .containsExactly("ORGANIZATION CHANGED", "LOCATIONS CHANGED", "SERVICES CHANGED");
    region.run(other, Mode.ALL_OR_NOTHING);
    assertThat(location().details().street()).isEqualTo("Tolberterstraat 1");
    assertThat(service().details().ageClasses()).isEqualTo(Set.of("24-34", "35-49"));
    assertThat(service().details().careQuestions()).isEqualTo(before.details().careQuestions());

    await(other.undo());
    assertThat(location().details().name()).isEqualTo("Leek");
    assertThat(service().details()).isEqualTo(before.details());
    assertThat(
            region.<String>inRegion(
                r -> r.partners().organizations().iterator().next().details().name()))
        .isEqualTo("Noorderlicht ggz");
  }

  @Test
  void what_is_not_its_own_or_cannot_be_read_is_refused_with_the_field() throws IOException {
    FileImport file =
        previewed(
            "others.json",
            bundle(
                List.of(
                    "{'resourceType':'Organization','id':'x','name':'Ander','identifier':["
                        + "{'system':'http://fhir.nl/fhir/NamingSystem/agb-z','value':'99999999'}]}",
                    "{'resourceType':'Location','id':'lx','name':'Elders',"
                        + "'managingOrganization':{'reference':'Organization/x'}}",
                    SERVICE.replace("TRAUMA", "VOETBAL"),
                    SERVICE.replace("24-34", "peuters").replace("T-7", "T-8"),
                    SERVICE.replace("Location/l1", "Location/nergens"),
                    LOCATION,
                    "{'resourceType':'Location','id':'lp','name':'Postcode',"
                        + "'address':{'postalCode':'ABC'}}",
                    ORGANIZATION)));

    assertThat(region.rows(file))
        .filteredOn(row -> row.verdict() == Verdict.REFUSED)
        .extracting(RowReport::reason, RowReport::field, RowReport::value)
        .containsExactly(
            tuple("NOT_OWN", "EXTERNAL_ID", "http://fhir.nl/fhir/NamingSystem/agb-z|99999999"),
            tuple("NOT_OWN", "OWNER", "http://fhir.nl/fhir/NamingSystem/agb-z|99999999"),
            tuple("UNREADABLE", "POSTCODE", "ABC"),
            tuple("UNKNOWN_WORD", "CARE_QUESTION", "VOETBAL"),
            tuple("UNKNOWN_WORD", "AGE_CLASS", "peuters"),
            tuple("UNKNOWN_LOCATION", "LOCATION", "nergens"));
  }

  @Test
  void undoing_takes_back_what_it_registered_and_the_file_can_be_run_again() throws IOException {
    FileImport file = previewed("supply.json", bundle(all()));
    region.run(file, Mode.ALL_OR_NOTHING);

    assertThat(await(file.undo()).importState()).isEqualTo(ImportState.UNDONE);
    assertThat(region.standing()).isEmpty();
    assertThat(service().details().active()).isFalse();
    assertThat(location().active()).isFalse();
    assertThat(schedule().details().active()).isFalse();
    assertThat(imported(file).kept()).isEmpty();

    FileImport again = previewed("again.json", bundle(all()));
    region.run(again, Mode.ALL_OR_NOTHING);
    assertThat(service().details().active()).isTrue();
    assertThat(location().active()).isTrue();
    assertThat(schedule().details().active()).isTrue();
    assertThat(region.standing()).hasSize(1);
  }

  @Test
  void undoing_keeps_what_others_rest_on_and_says_so() throws IOException {
    FileImport file = previewed("supply.json", bundle(all()));
    region.run(file, Mode.ALL_OR_NOTHING);
    SlotDraft own =
        new SlotDraft(
            service().id(),
            "own",
            SlotKind.INTAKE,
            start().plusSeconds(7_200),
            start().plusSeconds(9_000),
            1,
            Allotment.NEW_REFERRAL,
            Delivery.ON_SITE);
    region.done(new PublishSlots(List.of(own), region.organization));

    await(file.undo());
    assertThat(region.standing()).extracting(Slot::externalId).containsExactly("own");
    assertThat(service().details().active()).isTrue();
    assertThat(location().active()).isTrue();
    assertThat(schedule().details().active()).isFalse();
    assertThat(imported(file).kept())
        .containsExactlyInAnyOrder(
            new Kept(null, null, service().id(), null, Kept.Why.PLACES),
            new Kept(null, location().id(), null, null, Kept.Why.SERVICES));
  }

  @Test
  void an_agenda_that_only_a_place_names_is_taken_back_too() throws IOException {
    FileImport file =
        region.open(
            "agenda.csv",
            "Slot-ID;Aanbod;Locatie;Agenda;Start;Duur\nA;Basis-ggz;Haren;KAMER-9;"
                + start().atZone(AMSTERDAM).toLocalDateTime().toString().replace('T', ' ')
                + ";45\n");
    region.preview(file);
    region.run(file, Mode.ALL_OR_NOTHING);
    assertThat(schedule().details().active()).isTrue();

    await(file.undo());
    assertThat(schedule().details().active()).isFalse();
  }

  private Schedule schedule() {
    return region.inRegion(r -> r.schedules().schedules().iterator().next());
  }

  private Import imported(FileImport file) {
    var id = await(file.status()).importId();
    assertThat(id).isNotNull();
    return region.inRegion(
        r -> r.imports().all().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow());
  }
}
