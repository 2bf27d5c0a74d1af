package nl.doorstroom.waits;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.doorstroom.domain.Id;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.Transfer;
import org.jspecify.annotations.Nullable;

/** How organisations answer the table: no cherry picking, visible. */
final class Receivers {

  private Receivers() {}

  /** Per organisation that was asked, in order of id. */
  static List<TransferFigures.Receiver> of(Few few, Collection<Transfer> all) {
    Map<OrganizationId, List<Ask>> asks = new TreeMap<>(Comparator.comparing(Id::value));
    for (Transfer transfer : all) {
      for (Ask ask : transfer.asks()) {
        asks.computeIfAbsent(ask.receiver(), r -> new ArrayList<>()).add(ask);
      }
    }
    List<TransferFigures.Receiver> receivers = new ArrayList<>();
    asks.forEach((receiver, of) -> receivers.add(receiver(few, receiver, of)));
    return receivers;
  }

  private static TransferFigures.Receiver receiver(Few few, OrganizationId id, List<Ask> asks) {
    int asked = asks.size();
    if (few.isFew(asked)) {
      return new TransferFigures.Receiver(id, null, null, null, null, null, Map.of(), null);
    }
    int fitting = (int) asks.stream().filter(a -> a.criteria().allMet()).count();
    Map<Answer, Integer> counted = new EnumMap<>(Answer.class);
    for (Answer answer : Answer.values()) {
      counted.put(answer, (int) asks.stream().filter(a -> Answer.of(a) == answer).count());
    }
    Map<Answer, Integer> answers = few.parts(counted);
    Integer declined = answers.get(Answer.DECLINED);
    int declinedFitting =
        (int)
            asks.stream()
                .filter(a -> Answer.of(a) == Answer.DECLINED && a.criteria().allMet())
                .count();
    return new TransferFigures.Receiver(
        id,
        asked,
        few.part(fitting, asked),
        answers.get(Answer.ACCEPTED),
        declined,
        declined == null ? null : few.part(declinedFitting, declined),
        declined == null ? Map.of() : few.parts(TransferFigures.declines(asks)),
        responseHours(few, asks));
  }

  private static @Nullable Double responseHours(Few few, List<Ask> asks) {
    List<Integer> minutes =
        asks.stream().map(Ask::responseMinutes).filter(Objects::nonNull).toList();
    return minutes.isEmpty() || few.isFew(minutes.size())
        ? null
        : Double.valueOf(
            TransferFigures.hours(
                minutes.stream().mapToLong(Integer::longValue).sum(), minutes.size()));
  }

  /** What a receiver said. A yes of which the place was lost was a yes. */
  private enum Answer {
    ACCEPTED,
    DECLINED,
    OTHER;

    static Answer of(Ask ask) {
      return switch (ask.state()) {
        case ACCEPTED, LOST -> ACCEPTED;
        case DECLINED -> DECLINED;
        case OPEN, LAPSED, WITHDRAWN -> OTHER;
      };
    }
  }
}
