package nl.doorstroom.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import nl.doorstroom.domain.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * The handful of figures by which one sees whether the server keeps up.
 *
 * @param startedAt when the server started
 * @param last what it does now
 * @param earlier by what it did that lately, oldest first, {@code last} included
 * @param regions how it stands with each region
 * @param nodes the servers that share the regions; empty when this one has them to itself
 */
public record Pulse(
    Instant startedAt, Beat last, List<Beat> earlier, List<OfRegion> regions, List<OfNode> nodes) {

  public Pulse {
    earlier = List.copyOf(earlier);
    regions = List.copyOf(regions);
    nodes = List.copyOf(nodes);
  }

  /**
   * Of a few seconds. What is per second is a mean over those; times are those within which half,
   * or all but one in a hundred, were done, and null when there were none.
   *
   * @param at when they ended
   * @param refusedPerSecond commands that a rule refused
   * @param changesPerSecond changes of boards that were sent, one for each who watches
   * @param failedPerSecond requests that the server could not answer
   * @param waiting commands without an answer
   * @param heapUsed in bytes, as are what follows
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Beat(
      Instant at,
      double commandsPerSecond,
      double refusedPerSecond,
      double changesPerSecond,
      double requestsPerSecond,
      double failedPerSecond,
      @Nullable Double commandMedianMillis,
      @Nullable Double commandMostMillis,
      @Nullable Double journalMostMillis,
      @Nullable Double loopLagMostMillis,
      int watchers,
      int connections,
      int waiting,
      int databaseInUse,
      int databaseSize,
      int databaseWaiting,
      long heapUsed,
      long heapMax) {}

  /**
   * One of the servers that share the regions.
   *
   * @param self whether it is the one that tells
   * @param regions for which it decides
   */
  public record OfNode(String id, boolean self, List<RegionId> regions) {
    public OfNode {
      regions = List.copyOf(regions);
    }
  }

  /**
   * How it stands with one region.
   *
   * @param writable whether commands are decided
   * @param unconfirmedSeconds age of the picture
   * @param deadlinesStopped whether nothing falls due
   * @param free places that can be taken
   * @param waitingPeople who wait, each once
   * @param staleServices whose figures are old, or too old to be shown
   * @param missedFeeds that should have reported
   */
  public record OfRegion(
      RegionId id,
      long position,
      boolean writable,
      double unconfirmedSeconds,
      int waiting,
      boolean deadlinesStopped,
      int free,
      int waitingPeople,
      int staleServices,
      int missedFeeds) {}
}
