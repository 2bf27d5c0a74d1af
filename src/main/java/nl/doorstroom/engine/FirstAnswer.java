package nl.doorstroom.engine;

import io.vertx.core.Future;
import java.util.List;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.Receipt;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.journal.Entry;
import nl.doorstroom.journal.Journal;

/** What a repeated command gets: the answer of the first time, from nothing but the journal. */
final class FirstAnswer {

  private FirstAnswer() {}

  /** Fails with {@link ExchangeException} when it cannot be read now. */
  static Future<Answer> read(Journal journal, RegionId region, Receipt receipt) {
    int length = Math.toIntExact(receipt.last() - receipt.first() + 1);
    return journal
        .read(region, receipt.first() - 1, length)
        .<Answer>map(
            entries -> {
              List<Event> events =
                  entries.stream()
                      .map(Entry::fact)
                      .filter(fact -> fact.command().equals(receipt.command()))
                      .map(Fact::event)
                      .toList();
              return new Answer.Accepted(events, receipt.last(), true);
            })
        .recover(cause -> Future.failedFuture(Faults.unavailable(cause)));
  }
}
