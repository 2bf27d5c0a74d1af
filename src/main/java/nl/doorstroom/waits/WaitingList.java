package nl.doorstroom.waits;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.waiting.Norms;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingPosition;
import org.jspecify.annotations.Nullable;

/** Who waits for one service, and what the waits were of those who no longer do. */
final class WaitingList {

  private final Map<WaitPhase, DayCounts> open = new EnumMap<>(WaitPhase.class);
  private final Map<Urgency, DayCounts> openByUrgency = new EnumMap<>(Urgency.class);
  private final Map<WaitPhase, DayCounts> ended = new EnumMap<>(WaitPhase.class);
  private final Map<WaitPhase, DayCounts> endedDays = new EnumMap<>(WaitPhase.class);
  private final DayCounts inflow = new DayCounts();
  private final DayCounts outflow = new DayCounts();

  /** Counts {@code position}, or with {@code sign} -1 no longer does. */
  void count(WaitingPosition position, int sign) {
    if (position.isOpen()) {
      at(open, position.phase()).add(position.phaseSince(), sign);
      at(openByUrgency, position.request().urgency()).add(position.since(), sign);
    }
    realised(WaitPhase.INTAKE, position.since(), position.intakeOn(), sign);
    realised(WaitPhase.TREATMENT, position.intakeOn(), position.treatmentOn(), sign);
    inflow.add(position.since(), sign);
    if (position.endedOn() != null) {
      outflow.add(position.endedOn(), sign);
    }
  }

  private void realised(
      WaitPhase phase, @Nullable LocalDate since, @Nullable LocalDate on, int sign) {
    if (since != null && on != null) {
      at(ended, phase).add(on, sign);
      at(endedDays, phase).add(on, sign * ChronoUnit.DAYS.between(since, on));
    }
  }

  private static <K extends Enum<K>> DayCounts at(Map<K, DayCounts> counts, K key) {
    return counts.computeIfAbsent(key, k -> new DayCounts());
  }

  int waiting(WaitPhase phase) {
    DayCounts counts = open.get(phase);
    return counts == null ? 0 : Math.toIntExact(counts.total());
  }

  /** Open positions whose running wait is longer than {@code days} when {@code today} starts. */
  int waitingOver(WaitPhase phase, int days, LocalDate today) {
    DayCounts counts = open.get(phase);
    return counts == null ? 0 : Math.toIntExact(counts.before(today.minusDays(days)));
  }

  int waiting(Urgency urgency) {
    DayCounts counts = openByUrgency.get(urgency);
    return counts == null ? 0 : Math.toIntExact(counts.total());
  }

  int overTarget(RegionConfig config, LocalDate today) {
    long over = 0;
    for (Map.Entry<Urgency, DayCounts> entry : openByUrgency.entrySet()) {
      Integer days = Norms.targetDays(config, entry.getKey());
      over += days == null ? 0 : entry.getValue().before(today.minusDays(days));
    }
    return Math.toIntExact(over);
  }

  /** Mean of the waits that ended from {@code first} to {@code last}; null when none did. */
  @Nullable Mean realised(WaitPhase phase, LocalDate first, LocalDate last) {
    DayCounts counts = ended.get(phase);
    DayCounts days = endedDays.get(phase);
    long n = counts == null ? 0 : counts.between(first, last);
    return days == null || n == 0 ? null : Mean.of(days.between(first, last), n);
  }

  /**
   * What the intakes from {@code first} to {@code last} add to the mean of the region; null when
   * they are fewer than {@code limit}.
   */
  RegionMeans.@Nullable Part intakes(
      ServiceCategory category, LocalDate first, LocalDate last, int limit) {
    DayCounts counts = ended.get(WaitPhase.INTAKE);
    DayCounts days = endedDays.get(WaitPhase.INTAKE);
    long n = counts == null ? 0 : counts.between(first, last);
    return days == null || n == 0 || n < limit
        ? null
        : new RegionMeans.Part(category, days.between(first, last), n);
  }

  int inflow(LocalDate first, LocalDate last) {
    return Math.toIntExact(inflow.between(first, last));
  }

  int outflow(LocalDate first, LocalDate last) {
    return Math.toIntExact(outflow.between(first, last));
  }
}
