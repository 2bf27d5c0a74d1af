package nl.doorstroom.feeds.files;

import org.jspecify.annotations.Nullable;

/**
 * A row with what it would do.
 *
 * @param deed null when there is nothing to do
 */
record Judged(RowReport report, @Nullable Deed deed) {

  Judged refused(RowReport why) {
    return new Judged(why, null);
  }
}
