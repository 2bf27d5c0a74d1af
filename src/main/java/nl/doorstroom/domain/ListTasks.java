package nl.doorstroom.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.waiting.PositionTask;
import nl.doorstroom.domain.waiting.PositionTask.Kind;
import nl.doorstroom.domain.waiting.Standing;
import nl.doorstroom.domain.waiting.WaitingPosition;

/** What a list asks of its holder, on a day. It follows from the state alone. */
final class ListTasks {

  private ListTasks() {}

  static List<PositionTask> of(
      WaitingPosition position, HealthcareService service, RegionConfig config, LocalDate today) {
    List<PositionTask> tasks = new ArrayList<>();
    Standing standing = position.standing();
    if (!position.isOpen()) {
      return tasks;
    }
    if (!today.isBefore(standing.confirmBy())) {
      tasks.add(new PositionTask(Kind.CONFIRM_WAITING, standing.confirmBy(), standing.confirmBy()));
    }
    LocalDate over = position.phaseSince().plusDays(config.norms().days(position.phase()) + 1L);
    boolean hasNorm = service.details().category() == ServiceCategory.GGZ_TREATMENT;
    if (hasNorm && standing.informed() == null && !today.isBefore(over)) {
      tasks.add(new PositionTask(Kind.INFORM_CLIENT, over, within(over, config)));
    }
    if (standing.closing() != null) {
      LocalDate on = standing.closing().on();
      tasks.add(new PositionTask(Kind.DECIDE_CLOSING, on, within(on, config)));
    }
    return tasks;
  }

  private static LocalDate within(LocalDate since, RegionConfig config) {
    return config.workingHours().workingDaysAfter(since, config.table().taskDays());
  }
}
