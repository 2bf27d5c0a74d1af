package nl.doorstroom.feeds.files;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.ImportState;
import nl.doorstroom.feeds.calendars.CalendarReading;
import nl.doorstroom.feeds.reading.Field;
import nl.doorstroom.feeds.reading.FileFormat;
import nl.doorstroom.feeds.reading.FileRefusedException;
import nl.doorstroom.feeds.reading.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * How far a file is, at one moment: plain values.
 *
 * @param size in bytes, as handed in
 * @param mapping how its columns are read; null unless it is CSV
 * @param remembered whether that is how the organisation had it the last time
 * @param calendar how its events are read; null unless it is a calendar
 * @param missing what the mapping still lacks; empty when it can be previewed
 * @param sample first cells of a CSV file, without columns that tell who someone is
 * @param mode as it was run; null before
 * @param rowsDone of the work under way, or of the last that was
 * @param rowsTotal as the preview counted them; 0 before
 * @param counts rows by what they would do, or after a run did; they add up to the rows done
 * @param reasons rows by the code of their reason
 * @param stoppedBy the row at which all of it was stopped and undone; null when none was
 * @param importId under which the region knows it; null before it was run
 * @param importState null before it was run
 * @param undoUntil until when it can be undone, as long as nothing of it is claimed; null when it
 *     cannot
 * @param fault why the file was refused, or the work broke off; null when neither was
 * @param refusal why the region refused to begin or to undo; null when it did not
 */
public record FileImportStatus(
    String id,
    RegionId region,
    String fileName,
    FileFormat format,
    long size,
    Instant openedAt,
    Phase phase,
    @Nullable Mapping mapping,
    boolean remembered,
    @Nullable CalendarReading calendar,
    List<Field> missing,
    List<List<String>> sample,
    @Nullable Mode mode,
    long rowsDone,
    long rowsTotal,
    Map<Verdict, Long> counts,
    Map<String, Long> reasons,
    @Nullable RowReport stoppedBy,
    @Nullable ImportId importId,
    @Nullable ImportState importState,
    @Nullable Instant undoUntil,
    @Nullable Fault fault,
    @Nullable Rejection refusal) {

  public FileImportStatus {
    missing = List.copyOf(missing);
    sample = List.copyOf(sample);
    counts = Map.copyOf(counts);
    reasons = Map.copyOf(reasons);
  }

  /** What can be done with it next. */
  public enum Phase {
    /** Its mapping can be changed and it can be previewed. */
    OPENED,
    PREVIEWING,
    /** It can be run, or mapped and previewed again. */
    PREVIEWED,
    RUNNING,
    /** All rows were gone through. */
    DONE,
    /** It was cancelled, or stopped by a row; what was done of it is undone in the latter case. */
    STOPPED,
    /** The file was refused while it was read, or the region was away for long. */
    FAILED
  }

  /**
   * What is wrong with the file or the world.
   *
   * @param problem null when it is not the file
   * @param line from 1; 0 when it is about the whole
   */
  public record Fault(FileRefusedException.@Nullable Problem problem, long line, String detail) {}
}
