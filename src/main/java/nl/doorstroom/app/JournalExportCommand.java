package nl.doorstroom.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.codec.ExportHeader;
import nl.doorstroom.journal.codec.ExportHeader.Part;
import nl.doorstroom.journal.postgres.Bound;
import nl.doorstroom.journal.postgres.PgExport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes the journal of some regions, or of all, out as lines of JSON. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes every fact of the journal, in order, as a line of JSON with its hash; the first line says what",
      "is in the file and how it ends. Only reads; a server may be running on the same data.",
      "",
      "Not in it, as they are not in the journal: holders' references of waiting positions, addresses and",
      "mails of reminders, the names of columns of files, and the server's secret. For all of these together",
      "make a backup.",
      ""
    })
final class JournalExportCommand implements Callable<Integer> {

  private static final int BUFFER_BYTES = 1 << 16;

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--region",
      paramLabel = "<id>",
      description = "Region to take out; may be given more than once")
  List<String> regions = new ArrayList<>();

  @Option(names = "--all", description = "Take all regions out")
  boolean all;

  @Option(
      names = "--to",
      paramLabel = "<file>",
      description = "File to make (default: standard output)")
  @Nullable Path to;

  @Option(
      names = "--until",
      paramLabel = "<position|instant>",
      description = {
        "Last position, of one region, or instant to take out, like 4711 or 2026-03-02T12:00:00Z",
        "(default: all there is)"
      })
  @Nullable String until;

  @Mixin DatabaseOptions options = new DatabaseOptions();

  @Override
  public Integer call() throws Exception {
    Bound bound = until == null ? Bound.NONE : Bound.parse(until);
    refuseUnclear(bound);
    // The lines themselves may go to standard output: what is said goes beside it.
    Console console = new Console(spec.commandLine().getErr());
    try (OpenJournal journal = OpenJournal.of(options, console, "export");
        PgExport export = new PgExport(journal.vertx(), journal.uri())) {
      ExportHeader header = header(export, bound, all ? journal.regions() : named(), console);
      if (to == null) {
        OutputStream out =
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES);
        write(export, header, out, console);
      } else {
        writeFile(export, header, to.toAbsolutePath(), console);
      }
      header.regions().forEach(part -> console.say(line(part)));
      return 0;
    }
  }

  private void refuseUnclear(Bound bound) {
    if (all == !regions.isEmpty()) {
      throw new IllegalArgumentException("region: none (expected: --region <id>, or --all)");
    }
    if (bound.position() != null && (all || regions.size() > 1)) {
      throw new IllegalArgumentException(
          "until: " + until + " (expected: an instant, as each region has positions of its own)");
    }
    if (to != null && Files.exists(to)) {
      throw new IllegalArgumentException("to: " + to + " (expected: a file that is not there)");
    }
  }

  private List<RegionId> named() {
    return regions.stream().distinct().map(RegionId::new).toList();
  }

  private static ExportHeader header(
      PgExport export, Bound bound, List<RegionId> wanted, Console console) {
    List<Part> parts = new ArrayList<>();
    for (RegionId region : wanted) {
      Optional<Part> part = export.part(region, bound);
      part.ifPresentOrElse(
          parts::add, () -> console.say(region.value() + ": geen feiten, niet in de export"));
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("region: no facts to export");
    }
    return new ExportHeader(parts);
  }

  private static void write(PgExport export, ExportHeader header, OutputStream out, Console console)
      throws IOException {
    export.write(
        header,
        out,
        (region, position, last) ->
            console.progress(
                (int) (99 * position / last),
                "export " + region.value() + " " + position + "/" + last));
  }

  /** A file that broke off is never found under its name. */
  private static void writeFile(PgExport export, ExportHeader header, Path file, Console console)
      throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    try {
      Files.createFile(unfinished, SecretFile.ownerOnly(unfinished));
      try (FileOutputStream bytes = new FileOutputStream(unfinished.toFile());
          OutputStream out = new BufferedOutputStream(bytes, BUFFER_BYTES)) {
        write(export, header, out, console);
        bytes.getChannel().force(true);
      }
      Files.move(unfinished, file);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static String line(Part part) {
    return part.region().value()
        + ": "
        + part.last()
        + " feiten, tot en met "
        + part.at()
        + ", hash "
        + part.hash();
  }
}
