package nl.doorstroom.journal.postgres.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup consists of. Stands beside its files as {@code manifest.json}, with its own SHA-256
 * in {@code manifest.json.sha256} as {@code sha256sum -c} reads it.
 *
 * @param postgres version of the server
 * @param system identifier of the cluster, the same in all its backups
 * @param endedAt instant, by the database's clock, from which on it can be restored to
 * @param firstSegment first file of the log that it needs
 * @param lastSegment last file of the log that is in it; what comes after is in the archive
 * @param segmentBytes size of one such file
 * @param archive where the log went at the time; null for nowhere
 * @param directories to be made, each after the one it is in, by path from {@code data}
 * @param files by path from {@code data}
 */
public record BackupManifest(
    String format,
    int version,
    String postgres,
    String system,
    Instant startedAt,
    Instant endedAt,
    String firstSegment,
    String lastSegment,
    long segmentBytes,
    @Nullable String archive,
    List<String> directories,
    List<Entry> files) {

  static final String FORMAT = "doorstroom-backup";
  static final int VERSION = 1;

  /** Where the files of a backup lie in it. */
  static final String DATA = "data";

  private static final String NAME = "manifest.json";
  private static final String CHECKSUM = NAME + ".sha256";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** One file, and what it is to be known by. */
  public record Entry(String path, long bytes, String sha256) {}

  /** Bytes of all files together. */
  public long bytes() {
    return files.stream().mapToLong(Entry::bytes).sum();
  }

  void write(Path backup) throws IOException {
    byte[] json = MAPPER.writeValueAsBytes(this);
    FileCopy.write(backup.resolve(NAME), json);
    FileCopy.write(
        backup.resolve(CHECKSUM),
        (FileCopy.sha256(json) + "  " + NAME + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads that of {@code backup}.
   *
   * @throws BackupException if there is none, or not the one that was written, or of a version not
   *     known here
   */
  static BackupManifest read(Path backup) throws IOException {
    Path file = backup.resolve(NAME);
    if (!Files.isRegularFile(file) || !Files.isRegularFile(backup.resolve(CHECKSUM))) {
      throw new BackupException("backup: " + backup + " has no " + NAME + ": it is no backup");
    }
    byte[] json = Files.readAllBytes(file);
    String expected = Files.readString(backup.resolve(CHECKSUM)).split(" ", 2)[0];
    if (!FileCopy.sha256(json).equals(expected)) {
      throw new BackupException("backup: " + file + " is not what was written");
    }
    try {
      BackupManifest manifest = MAPPER.readValue(json, BackupManifest.class);
      if (manifest.format().equals(FORMAT) && manifest.version() == VERSION) {
        return manifest;
      }
      throw new BackupException(
          "backup: " + manifest.format() + " version " + manifest.version() + " is not known here");
    } catch (JsonProcessingException malformed) {
      throw new BackupException("backup: " + file + " cannot be read", malformed);
    }
  }
}
