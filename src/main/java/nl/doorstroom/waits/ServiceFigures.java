package nl.doorstroom.waits;

import java.time.Instant;
import java.util.Map;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one service, as of the day that started last.
 *
 * @param places per allotment, each of them; for a first contact: an intake, and where there is no
 *     Treeknorm a consultation or short contact too
 * @param open the same, of those places only that every practice may take
 * @param treatmentThird start of the third free treatment place for people who wait; null when
 *     there are fewer
 * @param realised mean of what took place in two months; a phase in which nothing did is left out
 * @param waiting open positions per phase
 * @param overNorm open positions per phase whose running wait is over the Treeknorm
 * @param overTarget open positions that have waited longer than their urgency's own term
 * @param byUrgency open positions per urgency
 * @param keptForWaiting free places of any kind for the service's own waiting list
 * @param inflow positions whose waiting began in two months
 * @param outflow positions that ended in two months
 * @param gives what publishing places gave
 */
public record ServiceFigures(
    Map<Allotment, Places> places,
    Map<Allotment, Places> open,
    @Nullable Instant treatmentThird,
    Map<WaitPhase, Mean> realised,
    Map<WaitPhase, Integer> waiting,
    Map<WaitPhase, Integer> overNorm,
    int overTarget,
    Map<Urgency, Integer> byUrgency,
    int keptForWaiting,
    int inflow,
    int outflow,
    Gives gives) {

  public ServiceFigures {
    places = Map.copyOf(places);
    open = Map.copyOf(open);
    realised = Map.copyOf(realised);
    waiting = Map.copyOf(waiting);
    overNorm = Map.copyOf(overNorm);
    byUrgency = Map.copyOf(byUrgency);
  }
}
