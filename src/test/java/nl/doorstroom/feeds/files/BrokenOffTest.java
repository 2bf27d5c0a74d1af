package nl.doorstroom.feeds.files;

import static nl.doorstroom.feeds.files.Noorderlicht.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.doorstroom.access.References;
import nl.doorstroom.domain.imports.ImportCommand.ImportPositions;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.engine.Exchange;
import nl.doorstroom.engine.Submission;
import nl.doorstroom.feeds.files.FileImportStatus.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that dies anywhere while it brings in people: the same file again has everyone once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrokenOffTest {

  /** Two chunks, of which the last is not full. */
  private static final int PEOPLE = Run.CHUNK_ROWS + 20;

  private final Path directory;
  private final Noorderlicht region;

  BrokenOffTest(@TempDir Path directory) {
    this.directory = directory;
    this.region = new Noorderlicht(directory);
  }

  @AfterEach
  void end() {
    region.close();
  }

  /** Where it dies: before it asks for something, or after that was done and before it hears so. */
  private enum Moment {
    BEFORE_EXPECTING("expect", false),
    AFTER_EXPECTING("expect", true),
    BEFORE_THE_COMMAND("submit", false),
    AFTER_THE_COMMAND("submit", true),
    BEFORE_KEEPING("settle", false),
    AFTER_KEEPING("settle", true);

    private final String method;
    private final boolean after;

    Moment(String method, boolean after) {
      this.method = method;
      this.after = after;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BEFORE_EXPECTING, 1",
    "AFTER_EXPECTING, 1",
    "BEFORE_THE_COMMAND, 1",
    "AFTER_THE_COMMAND, 1",
    "BEFORE_KEEPING, 1",
    "AFTER_KEEPING, 1",
    "BEFORE_EXPECTING, 2",
    "AFTER_EXPECTING, 2",
    "BEFORE_THE_COMMAND, 2",
    "AFTER_THE_COMMAND, 2",
    "BEFORE_KEEPING, 2",
    "AFTER_KEEPING, 2",
  })
  void has_everyone_once(Moment moment, int chunk) throws IOException {
    try (FileImports dying = dyingAt(moment, chunk)) {
      FileImport broken = region.open(dying, file());
      region.preview(broken);
      assertThat(region.run(broken, Mode.PER_ROW).phase()).isEqualTo(Phase.FAILED);
    }

    FileImport again = region.open(file());
    region.preview(again);
    assertThat(region.run(again, Mode.PER_ROW).phase()).isEqualTo(Phase.DONE);

    assertThat(region.positions()).hasSize(PEOPLE);
    assertThat(new HashSet<>(region.references.kept.values())).hasSize(PEOPLE);
    Set<PositionId> present =
        region.positions().stream().map(WaitingPosition::id).collect(Collectors.toSet());
    assertThat(region.references.kept.keySet()).isEqualTo(present);
    assertThat(region.references.expected).isEmpty();
    FileImport third = region.open(file());
    assertThat(region.preview(third).counts()).containsEntry(Verdict.UNCHANGED, (long) PEOPLE);
  }

  @Test
  void a_row_that_comes_twice_is_one_person_and_the_second_is_told() throws IOException {
    String row = "EPD-1;Basis-ggz;" + today().minusDays(9) + ";angst;41;regulier\n";
    FileImport file = region.open("twice.csv", HEADER + row + row);
    region.preview(file);

    assertThat(region.run(file, Mode.PER_ROW).counts())
        .containsEntry(Verdict.NEW, 1L)
        .containsEntry(Verdict.CONFLICT, 1L);
    assertThat(region.positions()).hasSize(1);
    assertThat(region.references.expected).isEmpty();
  }

  @Test
  void one_reference_can_wait_at_two_services() throws IOException {
    String text =
        HEADER
            + List.of("Basis-ggz", "Ouderenpsychiatrie - Winschoten").stream()
                .map(s -> "EPD-1;" + s + ";" + today().minusDays(9) + ";angst;70;regulier\n")
                .collect(Collectors.joining());
    FileImport file = region.open("both.csv", text);
    region.preview(file);
    region.run(file, Mode.PER_ROW);

    FileImport again = region.open("both-again.csv", text);
    assertThat(region.preview(again).counts()).containsEntry(Verdict.UNCHANGED, 2L);
    assertThat(region.positions()).hasSize(2);
  }

  private static final String HEADER =
      "Dossiernummer;Aanbod;Aanmelddatum;Zorgvraag;Leeftijd;Urgentie\n";

  private Path file() throws IOException {
    String rows =
        IntStream.range(0, PEOPLE)
            .mapToObj(
                i -> "EPD-" + i + ";Basis-ggz;" + today().minusDays(9) + ";angst;41;regulier\n")
            .collect(Collectors.joining());
    return Files.writeString(Files.createTempFile(directory, "people", ".csv"), HEADER + rows);
  }

  private FileImports dyingAt(Moment moment, int time) {
    AtomicInteger left = new AtomicInteger(time);
    // What is settled at the start and what is forgone at the end of a chunk names no position.
    Predicate<Object[]> counts =
        arguments ->
            switch (moment.method) {
              case "submit" -> ((Submission) arguments[1]).command() instanceof ImportPositions;
              case "settle" -> !((Map<?, ?>) arguments[2]).isEmpty();
              default -> true;
            };
    return region.imports(
        dying(Exchange.class, region.exchange, moment, counts, left),
        dying(References.class, region.references, moment, counts, left),
        "dying");
  }

  private static <T> T dying(
      Class<T> type, T real, Moment moment, Predicate<Object[]> counts, AtomicInteger left) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              boolean dies =
                  method.getName().equals(moment.method)
                      && counts.test(arguments)
                      && left.decrementAndGet() == 0;
              if (dies && !moment.after) {
                return Future.failedFuture(new IllegalStateException("died"));
              }
              try {
                Object done = method.invoke(real, arguments);
                return dies
                    ? ((Future<?>) done)
                        .transform(any -> Future.failedFuture(new IllegalStateException("died")))
                    : done;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
    return type.cast(proxy);
  }
}
