package nl.doorstroom.journal.codec;

import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Hash;

/**
 * What stands in one export of the journal: all facts of each region, from the first up to a
 * position, region after region in this order.
 */
public record ExportHeader(List<Part> regions) {

  public ExportHeader {
    regions = List.copyOf(regions);
    if (regions.stream().map(Part::region).distinct().count() != regions.size()) {
      throw new IllegalArgumentException("regions: the same one twice (expected: each once)");
    }
  }

  /**
   * The facts of one region.
   *
   * @param last position of the last of them, at least 1
   * @param at when the last was decided
   * @param hash of the last: by it a file that lacks its end shows
   */
  public record Part(RegionId region, long last, Instant at, Hash hash) {
    public Part {
      if (last < 1) {
        throw new IllegalArgumentException("last: " + last + " (expected: at least 1)");
      }
    }
  }
}
