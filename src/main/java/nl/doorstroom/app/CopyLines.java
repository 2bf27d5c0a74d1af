package nl.doorstroom.app;

import nl.doorstroom.journal.postgres.embedded.CopyProgress.Phase;

/** What a person sees of a backup or a restore that goes on. */
final class CopyLines {

  private final Console console;

  CopyLines(Console console) {
    this.console = console;
  }

  void progress(Phase phase, long done, long total) {
    int percent = total == 0 ? 0 : (int) Math.min(99, 100 * done / total);
    console.progress(
        percent,
        switch (phase) {
          case COPYING -> "kopiëren: " + megabytes(done) + " van " + megabytes(total);
          case VERIFYING -> "nalezen: " + megabytes(done) + " van " + megabytes(total);
          case RECOVERING -> "herstellen: bestand " + done + " van " + total + " uit het archief";
        });
  }

  static String megabytes(long bytes) {
    return (bytes >> 20) + " MB";
  }
}
