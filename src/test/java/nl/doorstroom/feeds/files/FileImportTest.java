package nl.doorstroom.feeds.files;

import static nl.doorstroom.feeds.files.Noorderlicht.await;
import static nl.doorstroom.feeds.files.Noorderlicht.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.imports.Import;
import nl.doorstroom.domain.imports.ImportState;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand.ClaimSlot;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.feeds.EpdFiles;
import nl.doorstroom.feeds.files.FileImportStatus.Phase;
import nl.doorstroom.feeds.reading.Content;
import nl.doorstroom.feeds.reading.Field;
import nl.doorstroom.feeds.reading.FileFormat;
import nl.doorstroom.feeds.reading.FileRefusedException;
import nl.doorstroom.feeds.reading.Mapping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FileImportTest {

  private static final String HEADER = "Slot-ID;Aanbod;Locatie;Start;Duur\n";

  private final Path directory;
  private final Noorderlicht region;

  FileImportTest(@TempDir Path directory) {
    this.directory = directory;
    this.region = new Noorderlicht(directory);
  }

  @AfterEach
  void end() {
    region.close();
  }

  @Test
  void a_tidy_export_needs_no_fixing_and_becomes_places() throws IOException {
    FileImport file = region.open(EpdFiles.TIDY.write(directory, today()));

    FileImportStatus seen = region.preview(file);
    assertThat(seen.phase()).isEqualTo(Phase.PREVIEWED);
    assertThat(seen.missing()).isEmpty();
    assertThat(counts(seen)).isEqualTo(Map.of(Verdict.NEW, 24L));
    assertThat(region.standing()).isEmpty();

    FileImportStatus done = region.run(file, Mode.ALL_OR_NOTHING);
    assertThat(done.phase()).isEqualTo(Phase.DONE);
    assertThat(counts(done)).isEqualTo(Map.of(Verdict.NEW, 24L));
    assertThat(done.importState()).isEqualTo(ImportState.DONE);
    assertThat(done.undoUntil()).isNotNull();
    assertThat(region.standing()).hasSize(24);
    assertThat(region.standing())
        .filteredOn(slot -> "NL-1003".equals(slot.externalId()))
        .singleElement()
        .satisfies(
            slot -> {
              assertThat(slot.delivery()).isEqualTo(Delivery.ONLINE);
              assertThat(slot.schedule()).isNotNull();
              assertThat(slot.start().atZone(Noorderlicht.AMSTERDAM).toLocalDateTime())
                  .isEqualTo(
                      EpdFiles.day(today(), 1, DayOfWeek.TUESDAY).atTime(LocalTime.of(13, 30)));
            });
    assertThat(region.standing()).extracting(Slot::kind).contains(SlotKind.TREATMENT_START);
  }

  @Test
  void the_same_file_again_changes_nothing() throws IOException {
    region.run(previewed(EpdFiles.TIDY), Mode.PER_ROW);

    FileImport again = previewed(EpdFiles.TIDY);

    assertThat(counts(await(again.status()))).isEqualTo(Map.of(Verdict.UNCHANGED, 24L));
    assertThat(await(again.status()).remembered()).isTrue();
    assertThat(counts(region.run(again, Mode.ALL_OR_NOTHING)))
        .isEqualTo(Map.of(Verdict.UNCHANGED, 24L));
  }

  @Test
  void an_ugly_export_is_read_as_far_as_it_can_be_and_says_which_rows_cannot() throws IOException {
    FileImport file = previewed(EpdFiles.UGLY);

    FileImportStatus seen = await(file.status());
    Mapping mapping = mapping(seen);
    assertThat(mapping.charset()).isEqualTo("windows-1252");
    assertThat(mapping.header()).isEqualTo(4);
    assertThat(mapping.columns())
        .filteredOn(Mapping.Column::sensitive)
        .extracting(Mapping.Column::name)
        .containsExactly("Behandelaar", "BSN", "Patiënt", "Opmerking");
    assertThat(counts(seen)).isEqualTo(Map.of(Verdict.NEW, 10L, Verdict.REFUSED, 5L));
    assertThat(region.rows(file))
        .filteredOn(row -> row.verdict() == Verdict.REFUSED)
        .extracting(RowReport::line, RowReport::field, RowReport::reason)
        .containsExactly(
            tuple(17L, "WHEN", "NOT_A_DATE"),
            tuple(18L, "WHEN", "OUT_OF_RANGE"),
            tuple(19L, "SERVICE", "UNKNOWN_SERVICE"),
            tuple(20L, "KIND", "UNKNOWN_WORD"),
            tuple(21L, "SERVICE", "AMBIGUOUS_SERVICE"));

    FileImportStatus stopped = region.run(file, Mode.ALL_OR_NOTHING);
    assertThat(stopped.phase()).isEqualTo(Phase.STOPPED);
    assertThat(stopped.stoppedBy()).extracting(RowReport::line).isEqualTo(17L);
    assertThat(stopped.importState()).isEqualTo(ImportState.UNDONE);
    assertThat(region.standing()).isEmpty();

    FileImportStatus done = region.run(previewed(EpdFiles.UGLY), Mode.PER_ROW);
    assertThat(counts(done)).isEqualTo(Map.of(Verdict.NEW, 10L, Verdict.REFUSED, 5L));
    assertThat(region.standing()).hasSize(10);
  }

  @Test
  void a_calendar_with_series_becomes_places_and_a_moved_one_stays_the_same_place()
      throws IOException {
    FileImport file = previewed(EpdFiles.CALENDAR);
    FileImportStatus seen = await(file.status());
    assertThat(seen.format()).isEqualTo(FileFormat.ICALENDAR);

    // Four Mondays less one moved and one cancelled, three short contacts, one in UTC; the
    // cancelled and the taken one were never here; the whole day is no place.
    assertThat(counts(seen))
        .isEqualTo(Map.of(Verdict.NEW, 7L, Verdict.UNCHANGED, 2L, Verdict.REFUSED, 1L));
    region.run(file, Mode.PER_ROW);

    assertThat(region.standing())
        .filteredOn(slot -> String.valueOf(slot.externalId()).startsWith("intake-basis"))
        .extracting(slot -> slot.start().atZone(Noorderlicht.AMSTERDAM).toLocalDateTime())
        .containsExactlyInAnyOrder(
            EpdFiles.day(today(), 1, DayOfWeek.MONDAY).atTime(9, 30),
            EpdFiles.day(today(), 2, DayOfWeek.TUESDAY).atTime(14, 0),
            EpdFiles.day(today(), 5, DayOfWeek.MONDAY).atTime(9, 30));
  }

  @Test
  void a_change_a_withdrawal_and_what_is_kept_for_someone_are_told_apart() throws IOException {
    LocalDate day = EpdFiles.day(today(), 2, DayOfWeek.MONDAY);
    String both =
        HEADER
            + "A;Basis-ggz;;"
            + day
            + " 09:00;45\n"
            + "B;Basis-ggz;;"
            + day
            + " 10:00;45\n"
            + "C;Basis-ggz;;"
            + day
            + " 11:00;45\n"
            + "D;Basis-ggz;;"
            + day
            + " 13:00;45\n";
    region.run(previewed(both), Mode.ALL_OR_NOTHING);
    Slot held =
        region.standing().stream()
            .filter(s -> "D".equals(s.externalId()))
            .findFirst()
            .orElseThrow();
    region.done(new HoldSlot(held.id(), region.organization));

    FileImport file =
        previewed(
            "Slot-ID;Aanbod;Start;Duur;Status\n"
                + "A;Basis-ggz;"
                + day
                + " 09:00;45;vrij\n"
                + "B;Basis-ggz;"
                + day
                + " 10:15;45;vrij\n"
                + "C;Basis-ggz;"
                + day
                + " 11:00;45;vervallen\n"
                + "D;Basis-ggz;"
                + day
                + " 13:30;45;vrij\n"
                + "E;Basis-ggz;"
                + day.minusDays(60)
                + " 13:30;45;vrij\n"
                + "F;Basis-ggz;"
                + day
                + " 15:00;45;vrij\n");

    assertThat(region.rows(file))
        .extracting(RowReport::key, RowReport::verdict)
        .containsExactly(
            tuple("A", Verdict.UNCHANGED),
            tuple("B", Verdict.CHANGED),
            tuple("C", Verdict.WITHDRAWN),
            tuple("D", Verdict.CONFLICT),
            tuple("E", Verdict.UNCHANGED),
            tuple("F", Verdict.NEW));
    assertThat(region.rows(file).get(3).reason()).isEqualTo(Reason.SLOT_IN_USE.name());
    assertThat(region.rows(file).get(4).reason()).isEqualTo(Reason.SLOT_IN_PAST.name());

    region.run(file, Mode.PER_ROW);
    assertThat(region.standing())
        .extracting(slot -> slot.externalId() + " " + time(slot))
        .containsExactlyInAnyOrder("A 09:00", "B 10:15", "D 13:00", "F 15:00");

    FileImportStatus undone = await(file.undo());
    assertThat(undone.importState()).isEqualTo(ImportState.UNDONE);
    assertThat(region.standing())
        .extracting(slot -> slot.externalId() + " " + time(slot))
        .containsExactlyInAnyOrder("A 09:00", "B 10:00", "C 11:00", "D 13:00");
  }

  @Test
  void an_undo_after_a_claim_is_refused_and_says_which() throws IOException {
    LocalDate day = EpdFiles.day(today(), 2, DayOfWeek.MONDAY);
    FileImport slots =
        previewed(
            "Slot-ID;Aanbod;Start;Duur;Bestemd voor\nA;Basis-ggz;"
                + day
                + " 09:00;45;wachtlijst\n");
    region.run(slots, Mode.ALL_OR_NOTHING);
    FileImport people =
        previewed(waiting("EPD-1;Basis-ggz;" + today().minusDays(9) + ";angst;41;regulier"));
    region.run(people, Mode.ALL_OR_NOTHING);
    Slot slot = region.standing().get(0);
    WaitingPosition waits = region.inRegion(r -> r.waiting().positions().iterator().next());
    region.done(new ClaimSlot(slot.id(), null, waits.id(), region.organization));

    assertThatThrownBy(() -> await(slots.undo()))
        .hasRootCauseInstanceOf(FileImportException.class)
        .hasMessageContaining(Reason.IMPORT_IN_USE.name())
        .hasMessageContaining("slot " + slot.id().value() + " claim ");
  }

  @Test
  void people_who_wait_are_registered_once_and_their_references_stay_outside_the_region()
      throws IOException {
    String first =
        waiting(
            "EPD-0017;Basis-ggz;" + today().minusDays(30) + ";angst;41;regulier",
            "EPD-0018;Ouderenpsychiatrie - Winschoten;"
                + today().minusDays(3)
                + ";dementie;80;hoog",
            "EPD-0019;Basis-ggz;" + today().minusDays(3) + ";angst;30;crisis");
    FileImport file = previewed(first);
    assertThat(mapping(await(file.status())).content()).isEqualTo(Content.POSITIONS);

    FileImportStatus done = region.run(file, Mode.PER_ROW);
    assertThat(counts(done)).isEqualTo(Map.of(Verdict.NEW, 2L, Verdict.REFUSED, 1L));
    assertThat(done.reasons()).isEqualTo(Map.of(Reason.CRISIS.name(), 1L));
    assertThat(region.references.kept.values()).containsExactlyInAnyOrder("EPD-0017", "EPD-0018");
    assertThat(region.<String>inRegion(r -> r.state().toString())).doesNotContain("EPD-00");
    assertThat(region.positions())
        .extracting(WaitingPosition::phase, p -> p.request().ageClass())
        .containsExactlyInAnyOrder(
            tuple(WaitPhase.INTAKE, "35-49"), tuple(WaitPhase.INTAKE, "75+"));

    FileImport again =
        previewed(
            "Dossiernummer;Aanbod;Aanmelddatum;Zorgvraag;Leeftijd;Urgentie;Reden uitstroom\n"
                + "EPD-0017;Basis-ggz;"
                + today().minusDays(30)
                + ";angst;41;voorrang;\n"
                + "EPD-0018;Ouderenpsychiatrie Winschoten;"
                + today().minusDays(3)
                + ";dementie;80;hoog;elders\n");
    assertThat(counts(region.run(again, Mode.PER_ROW)))
        .isEqualTo(Map.of(Verdict.CHANGED, 1L, Verdict.WITHDRAWN, 1L));
    assertThat(region.positions())
        .extracting(p -> p.request().urgency(), WaitingPosition::closed)
        .containsExactlyInAnyOrder(
            tuple(Urgency.PRIORITY, null), tuple(Urgency.HIGH, CloseReason.HELPED_ELSEWHERE));
  }

  @Test
  void more_than_a_thousand_rows_stop_at_the_first_refusal_and_are_undone() throws IOException {
    LocalDate day = EpdFiles.day(today(), 2, DayOfWeek.MONDAY);
    String rows =
        IntStream.range(0, 1_400)
            .mapToObj(
                i ->
                    "R"
                        + i
                        + ";"
                        + (i == 1_200 ? "Onbekend" : "Basis-ggz")
                        + ";;"
                        + day.plusDays(i / 400)
                        + " "
                        + LocalTime.of(8, 0).plusMinutes(i % 400)
                        + ";45\n")
            .collect(Collectors.joining());
    FileImport file = previewed(HEADER + rows);
    assertThat(counts(await(file.status())))
        .isEqualTo(Map.of(Verdict.NEW, 1_399L, Verdict.REFUSED, 1L));

    FileImportStatus stopped = region.run(file, Mode.ALL_OR_NOTHING);
    assertThat(stopped.phase()).isEqualTo(Phase.STOPPED);
    assertThat(stopped.stoppedBy()).extracting(RowReport::row).isEqualTo(1_201L);
    awaitUndone(file);
    assertThat(region.standing()).isEmpty();

    FileImportStatus done = region.run(previewed(HEADER + rows), Mode.PER_ROW);
    assertThat(done.rowsDone()).isEqualTo(1_400);
    assertThat(region.standing()).hasSize(1_399);
    assertThat(await(file.report())).isNotNull();
  }

  @Test
  void rows_that_stand_in_each_others_way_are_seen_before() throws IOException {
    LocalDate day = EpdFiles.day(today(), 2, DayOfWeek.MONDAY);
    String table = "Slot-ID;Aanbod;Agenda;Start;Duur\n";
    region.run(previewed(table + "A;Basis-ggz;K1;" + day + " 09:00;45\n"), Mode.PER_ROW);

    FileImport file =
        previewed(
            table
                + "B;Basis-ggz;K1;"
                + day
                + " 10:00;45\n"
                + "C;Basis-ggz;K1;"
                + day
                + " 10:30;45\n"
                + "D;Basis-ggz;K1;"
                + day
                + " 09:30;45\n"
                + "E;Basis-ggz;Kamer van Jansen;"
                + day
                + " 14:30;45\n");

    assertThat(region.rows(file))
        .extracting(RowReport::key, RowReport::verdict, RowReport::reason)
        .containsExactly(
            tuple("B", Verdict.NEW, null),
            tuple("C", Verdict.CONFLICT, Reason.SCHEDULE_FULL.name()),
            tuple("D", Verdict.CONFLICT, Reason.SCHEDULE_FULL.name()),
            tuple(null, Verdict.REFUSED, "NOT_A_CODE"));
    assertThat(counts(region.run(file, Mode.PER_ROW)))
        .isEqualTo(Map.of(Verdict.NEW, 1L, Verdict.CONFLICT, 2L, Verdict.REFUSED, 1L));
  }

  @Test
  void outcomes_are_recorded_on_the_one_appointment_of_a_place() throws IOException {
    FileImport file = previewed("Slot-ID;Uitkomst\nNL-1;verschenen\nNL-2;misschien\n");

    assertThat(mapping(await(file.status())).content()).isEqualTo(Content.OUTCOMES);
    assertThat(region.rows(file))
        .extracting(RowReport::reason)
        .containsExactly(Reason.NOT_FOUND.name(), "UNKNOWN_WORD");
  }

  @Test
  void a_mapping_is_fixed_by_hand_and_remembered_for_the_next_file() throws IOException {
    LocalDate day = EpdFiles.day(today(), 2, DayOfWeek.MONDAY);
    String odd = "Sleutelwoord;Wat;Wanneer;Lang\nX-1;Basis-ggz;" + day + " 09:00;45\n";
    FileImport file = region.open("odd.csv", odd);
    FileImportStatus opened = await(file.status());
    assertThat(opened.missing()).contains(Field.SERVICE);
    assertThatThrownBy(() -> await(file.preview())).hasMessageContaining("mapping: without");

    Mapping guess = mapping(opened);
    Mapping fixed =
        new Mapping(
            Content.SLOTS,
            guess.separator(),
            guess.charset(),
            1,
            List.of(
                new Mapping.Column("Sleutelwoord", Field.EXTERNAL_ID, false),
                new Mapping.Column("Wat", Field.SERVICE, false),
                new Mapping.Column("Wanneer", Field.START, false),
                new Mapping.Column("Lang", Field.DURATION, false)),
            Map.of());
    await(file.map(MappingJson.mapping(MappingJson.of(fixed))));
    assertThat(counts(region.preview(file))).isEqualTo(Map.of(Verdict.NEW, 1L));

    FileImport next = region.open("odd2.csv", odd);
    assertThat(await(next.status()).remembered()).isTrue();
    assertThat(await(next.status()).missing()).isEmpty();
  }

  @Test
  void a_report_runs_nothing_in_a_spreadsheet() throws IOException {
    FileImport file = previewed(HEADER + "=cmd|' /C calc'!A0;@SUM(1);;+1;-2\n");

    Path report = await(file.report());

    assertThat(Files.readString(report)).contains("'@SUM(1)").doesNotContain(";@SUM", ";=cmd");
    assertThat(Ledger.cell("=1+1")).isEqualTo("'=1+1");
    assertThat(Ledger.cell("-5")).isEqualTo("'-5");
    assertThat(Ledger.cell("\tx")).isEqualTo("'\tx");
    assertThat(Ledger.cell("Basis-ggz")).isEqualTo("Basis-ggz");
  }

  @Test
  void a_file_that_is_nothing_is_refused_and_nothing_is_left_of_it() throws IOException {
    Path empty = Files.createFile(directory.resolve("empty.csv"));

    assertThatThrownBy(() -> region.open(empty)).hasRootCauseInstanceOf(FileRefusedException.class);
    assertThat(region.imports.of(Noorderlicht.GRONINGEN, region.organization)).isEmpty();
    assertThat(directory.resolve("imports")).isEmptyDirectory();
  }

  @Test
  void a_cancelled_run_stops_and_what_it_did_stands_until_it_is_undone() throws IOException {
    LocalDate day = EpdFiles.day(today(), 2, DayOfWeek.MONDAY);
    String rows =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    "R"
                        + i
                        + ";Basis-ggz;;"
                        + day.plusDays(i / 400)
                        + " "
                        + LocalTime.of(8, 0).plusMinutes(i % 400)
                        + ";45\n")
            .collect(Collectors.joining());
    FileImport file = previewed(HEADER + rows);

    await(file.run(Mode.PER_ROW));
    await(file.cancel());
    await(file.settled());

    FileImportStatus stopped = await(file.status());
    assertThat(stopped.phase()).isEqualTo(Phase.STOPPED);
    assertThat(stopped.rowsDone()).isLessThan(3_000);
    assertThat(region.standing()).hasSize((int) stopped.rowsDone());
    await(file.undo());
    awaitUndone(file);
    assertThat(region.standing()).isEmpty();
  }

  /** A large import is undone by the clock, in parts. */
  private void awaitUndone(FileImport file) {
    Promise<Void> undone = Promise.promise();
    Runnable end =
        region.exchange.watch(
            Noorderlicht.GRONINGEN,
            grid -> {
              if (grid.region().imports().all().stream().allMatch(FileImportTest::isUndone)) {
                undone.tryComplete();
              }
            });
    if (await(file.status()).importState() != ImportState.UNDONE) {
      await(undone.future());
    }
    end.run();
  }

  private static boolean isUndone(Import one) {
    return one.state() == ImportState.UNDONE;
  }

  private FileImport previewed(EpdFiles export) throws IOException {
    FileImport file = region.open(export.write(directory, today()));
    region.preview(file);
    return file;
  }

  private FileImport previewed(String text) throws IOException {
    FileImport file = region.open("file.csv", text);
    FileImportStatus seen = region.preview(file);
    assertThat(seen.fault()).isNull();
    return file;
  }

  private static Mapping mapping(FileImportStatus status) {
    return Objects.requireNonNull(status.mapping(), "mapping");
  }

  private static String waiting(String... rows) {
    return "Dossiernummer;Aanbod;Aanmelddatum;Zorgvraag;Leeftijd;Urgentie\n"
        + String.join("\n", rows)
        + "\n";
  }

  private static String time(Slot slot) {
    return slot.start().atZone(Noorderlicht.AMSTERDAM).toLocalTime().toString();
  }

  /** Without those of which there are none. */
  private static Map<Verdict, Long> counts(FileImportStatus status) {
    return status.counts().entrySet().stream()
        .filter(count -> count.getValue() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
