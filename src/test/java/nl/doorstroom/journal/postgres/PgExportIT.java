package nl.doorstroom.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.doorstroom.TestPostgres;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerEvent.OrganizationRegistered;
import nl.doorstroom.domain.slots.SlotEvent.SlotStarted;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Hash;
import nl.doorstroom.journal.NodeId;
import nl.doorstroom.journal.Tenure;
import nl.doorstroom.journal.codec.ExportHeader;
import nl.doorstroom.journal.codec.ExportHeader.Part;
import nl.doorstroom.journal.postgres.PgImport.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An export is the journal, wherever it is brought in; and what is not is refused by its line. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PgExportIT {

  private static final Vertx VERTX = Vertx.vertx();
  private static final DatabaseUri HERE = TestPostgres.freshDatabase();
  private static final DatabaseUri THERE = TestPostgres.freshDatabase();
  private static final RegionId NORTH = new RegionId("north");
  private static final RegionId SOUTH = new RegionId("south");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final TransportProgress SILENT = (region, position, last) -> {};
  private static final String EMPTY_ALL =
      """
      alter table journal_event disable trigger journal_event_append_only;
      truncate journal_event, region_owner, node_lease, journal_snapshot;
      alter table journal_event enable always trigger journal_event_append_only;
      """;

  private PgJournal here;
  private PgJournal there;

  @BeforeEach
  void open() {
    empty(HERE);
    empty(THERE);
    here = new PgJournal(VERTX, HERE, new NodeId("here"));
    there = new PgJournal(VERTX, THERE, new NodeId("there"));
  }

  @AfterEach
  void close() {
    get(here.close());
    get(there.close());
  }

  @AfterAll
  static void stop() {
    get(VERTX.close());
  }

  @Test
  void export_import_export_is_byte_for_byte_the_same_whatever_the_history() throws Exception {
    for (int seed = 1; seed <= 4; seed++) {
      empty(HERE);
      empty(THERE);
      write(NORTH, seed, 3);
      write(SOUTH, 100 + seed, 2);
      byte[] first = export(HERE, NORTH, SOUTH);
      assertThat(bring(THERE, first)).allMatch(outcome -> outcome.refused() == null);
      assertThat(export(THERE, NORTH, SOUTH)).isEqualTo(first);
      assertThat(get(there.verify(NORTH)).isSound()).isTrue();
      assertThat(get(there.verify(SOUTH))).isEqualTo(get(here.verify(SOUTH)));
    }
  }

  @Test
  void a_region_that_came_in_is_gone_on_with_under_a_later_term() throws Exception {
    List<Entry> written = write(NORTH, 1, 4);
    bring(THERE, export(HERE, NORTH));
    Tenure tenure = get(there.take(NORTH));
    Entry last = written.get(written.size() - 1);
    assertThat(tenure.term()).isGreaterThan(last.term());
    get(tenure.append(List.of(fact(written.size() + 1L, new Random(1))), last.hash()));
    assertThat(get(there.verify(NORTH)).isSound()).isTrue();
  }

  @Test
  void what_is_there_already_is_skipped_and_what_follows_on_it_added() throws Exception {
    int half = write(NORTH, 1, 2).size();
    byte[] earlier = export(HERE, NORTH);
    bring(THERE, earlier);
    int all = half + write(NORTH, 2, 2).size();
    byte[] later = export(HERE, NORTH);

    assertThat(bring(THERE, later))
        .containsExactly(new Outcome(NORTH, 2, all + 1L, half, all - half, null));
    assertThat(bring(THERE, later)).containsExactly(new Outcome(NORTH, 2, all + 1L, all, 0, null));
    assertThat(bring(THERE, earlier))
        .containsExactly(new Outcome(NORTH, 2, half + 1L, half, 0, null));
    assertThat(export(THERE, NORTH)).isEqualTo(later);
  }

  @Test
  void an_export_up_to_a_position_or_an_instant_ends_there() throws Exception {
    List<Entry> written = write(NORTH, 1, 3);
    Entry third = written.get(2);
    try (PgExport export = new PgExport(VERTX, HERE)) {
      Part byPosition = export.part(NORTH, Bound.parse("3")).orElseThrow();
      assertThat(byPosition).isEqualTo(new Part(NORTH, 3, third.fact().at(), third.hash()));
      assertThat(export.part(NORTH, Bound.parse(third.fact().at().toString())))
          .contains(byPosition);
      assertThat(export.part(NORTH, Bound.parse("2020-01-01T00:00:00Z"))).isEmpty();
      assertThatThrownBy(() -> export.part(NORTH, Bound.parse("9999")))
          .hasMessageContaining("region north has " + written.size() + " facts");
      assertThatThrownBy(() -> Bound.parse("yesterday")).hasMessageContaining("expected");
    }
    bring(THERE, export(HERE, Bound.parse("3"), NORTH));
    assertThat(get(there.verify(NORTH)).last()).isEqualTo(third.hash());
  }

  @Test
  void a_line_that_does_not_follow_keeps_its_region_out_and_no_other() throws Exception {
    int north = write(NORTH, 1, 3).size();
    write(SOUTH, 2, 1);
    List<String> lines = lines(export(HERE, NORTH, SOUTH));

    refused(without(lines, 3), 4, "position 3 is missing");
    refused(swapped(lines, 2, 3), 3, "position 2 is missing");
    refused(with(lines, 4, lines.get(3)), 5, "position 4 is missing");
    refused(changed(lines, 3, "\"actor\":\"ann\"", "\"actor\":\"bob\""), 4, "hash does not follow");
    refused(changed(lines, 3, "\"position\":3", "\"position\":4"), 4, "position 3 is missing");
    refused(changed(lines, 3, "\"region\":\"north\"", "\"region\":\"west\""), 4, "region: west");
    refused(changed(lines, 3, "\"version\":1", "\"version\":99"), 4, "hash does not follow");
    refused(changed(lines, 3, "\"term\":", "\"termijn\":"), 4, "cannot be read");
    refused(with(lines, 3, "not json"), 4, "cannot be read");
    refused(with(lines, 3, ""), 4, "cannot be read");
    String end = "\"last\":" + north + ",\"region\":\"north\"";
    refused(changed(lines, 0, end, end.replace("" + north, "" + (north - 1))), north, "last hash");
    refused(
        changed(lines, 0, end, end.replace("" + north, "" + (north + 1))),
        north + 2,
        "region: south");
  }

  @Test
  void a_file_that_breaks_off_anywhere_is_refused() throws Exception {
    write(NORTH, 1, 2);
    byte[] whole = export(HERE, NORTH);
    int header = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
    Random random = new Random(7);
    for (int i = 0; i < 12; i++) {
      // All but its last line feed is the whole of it.
      int length = header + random.nextInt(whole.length - 1 - header);
      assertThat(bring(THERE, Arrays.copyOf(whole, length)))
          .as("%d bytes of %d", length, whole.length)
          .allMatch(outcome -> outcome.refused() != null);
    }
    assertThat(get(there.regions())).isEmpty();
    assertThatThrownBy(() -> bring(THERE, Arrays.copyOf(whole, header / 2)))
        .hasMessageStartingWith("line 1: ");
    assertThat(bring(THERE, whole)).allMatch(outcome -> outcome.refused() == null);
  }

  @Test
  void more_than_the_first_line_says_is_refused() throws Exception {
    int north = write(NORTH, 1, 2).size();
    List<String> lines = lines(export(HERE, NORTH));
    List<Outcome> outcomes = bring(THERE, with(lines, lines.size(), lines.get(1)));
    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.get(0).refused()).contains("follows after the last position, " + north);
    assertThat(outcomes.get(0).lastLine()).isEqualTo(north + 2L);
  }

  @Test
  void a_region_with_other_facts_is_refused_by_the_first_that_differs() throws Exception {
    write(NORTH, 1, 2);
    byte[] ours = export(HERE, NORTH);
    Tenure tenure = get(there.take(NORTH));
    get(tenure.append(List.of(fact(1, new Random(99))), Hash.START));
    get(tenure.release());
    byte[] theirs = export(THERE, NORTH);

    List<Outcome> outcomes = bring(THERE, ours);
    assertThat(outcomes.get(0).refused()).contains("other facts, from position 1 on");
    assertThat(outcomes.get(0).lastLine()).isEqualTo(2);
    assertThat(export(THERE, NORTH)).isEqualTo(theirs);
  }

  @Test
  void a_region_whose_owner_is_alive_is_refused_and_its_owner_goes_on() throws Exception {
    write(NORTH, 1, 2);
    byte[] ours = export(HERE, NORTH);
    get(there.renewLease(1));
    Tenure tenure = get(there.take(NORTH));
    List<Outcome> outcomes = bring(THERE, ours);
    assertThat(outcomes.get(0).refused()).contains("a server that is alive has this region");
    get(tenure.append(List.of(fact(1, new Random(1))), Hash.START));
    get(tenure.confirm());
  }

  private static void empty(DatabaseUri database) {
    try (Session session = new Session(database)) {
      session.execute(EMPTY_ALL);
    }
  }

  /** That {@code lines} are refused for the north at {@code line}, and the south is taken in. */
  private void refused(List<String> lines, long line, String why) throws IOException {
    empty(THERE);
    List<Outcome> outcomes = bring(THERE, lines);
    assertThat(outcomes).as(why).hasSize(2);
    assertThat(outcomes.get(0).refused()).contains(why);
    assertThat(outcomes.get(0).lastLine()).as(why).isEqualTo(line);
    assertThat(outcomes.get(1).refused()).as(why).isNull();
    assertThat(get(there.regions())).containsExactly(SOUTH);
  }

  private static List<String> lines(byte[] file) {
    return new String(file, StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> without(List<String> lines, int index) {
    List<String> others = new ArrayList<>(lines);
    others.remove(index);
    return others;
  }

  private static List<String> with(List<String> lines, int index, String line) {
    List<String> more = new ArrayList<>(lines);
    more.add(index, line);
    return more;
  }

  private static List<String> swapped(List<String> lines, int one, int other) {
    List<String> swapped = new ArrayList<>(lines);
    Collections.swap(swapped, one, other);
    return swapped;
  }

  private static List<String> changed(List<String> lines, int index, String from, String to) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(index, lines.get(index).replace(from, to));
    assertThat(changed).as(from).isNotEqualTo(lines);
    return changed;
  }

  private static List<Outcome> bring(DatabaseUri database, List<String> lines) throws IOException {
    return bring(database, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static List<Outcome> bring(DatabaseUri database, byte[] file) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    try (PgImport bringing = new PgImport(VERTX, database)) {
      bringing.run(new ByteArrayInputStream(file), SILENT, outcomes::add);
    }
    return outcomes;
  }

  private static byte[] export(DatabaseUri database, RegionId... regions) throws IOException {
    return export(database, Bound.NONE, regions);
  }

  private static byte[] export(DatabaseUri database, Bound bound, RegionId... regions)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PgExport export = new PgExport(VERTX, database)) {
      List<Part> parts = new ArrayList<>();
      for (RegionId region : regions) {
        parts.add(export.part(region, bound).orElseThrow());
      }
      export.write(new ExportHeader(parts), out, SILENT);
    }
    return out.toByteArray();
  }

  /** Writes on to the journal of {@code region} under {@code terms} new terms. */
  private List<Entry> write(RegionId region, int seed, int terms) {
    Random random = new Random(seed);
    List<Entry> before = get(here.read(region, 0, 10_000));
    List<Entry> written = new ArrayList<>();
    Hash last = before.isEmpty() ? Hash.START : before.get(before.size() - 1).hash();
    for (int i = 0; i < terms; i++) {
      Tenure tenure = get(here.take(region));
      List<Fact> facts = new ArrayList<>();
      // Now and then more than one page, or one batch, holds.
      int count = random.nextInt(8) == 0 ? 1_100 : 3 + random.nextInt(40);
      for (int j = 0; j < count; j++) {
        facts.add(fact(before.size() + written.size() + j + 1L, random));
      }
      List<Entry> entries = get(tenure.append(facts, last));
      written.addAll(entries);
      last = entries.get(entries.size() - 1).hash();
      get(tenure.release());
    }
    return written;
  }

  private static Fact fact(long position, Random random) {
    String text =
        new String(Character.toChars(0x20 + random.nextInt(0xD000))) + "\"\\\n\uD83D\uDE00";
    Event event =
        random.nextBoolean()
            ? new SlotStarted(new SlotId("north-" + random.nextInt(1_000)))
            : new OrganizationRegistered(
                new OrganizationId("north-" + random.nextInt(1_000)),
                new Organization.Details(
                    "Praktijk " + text, OrganizationKind.OTHER, Set.of(), null, null, null));
    return new Fact(
        position,
        NOON.plusMillis(position),
        new ActorToken("ann"),
        new CommandId("planner/" + position + text),
        position % 2 == 0 ? RequestDigest.NONE : new RequestDigest("ab".repeat(32)),
        event);
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.await(20, TimeUnit.SECONDS);
    } catch (TimeoutException silence) {
      throw new AssertionError("nothing within 20 s", silence);
    }
  }
}
