package nl.doorstroom.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which commands were accepted of late, oldest first. Time is that of the facts. */
final class Receipts {

  /** How long an accepted command is remembered. */
  static final Duration MEMORY = Duration.ofHours(24);

  /** Most commands that are remembered; the oldest go first. */
  static final int COUNT_MAX = 100_000;

  private final Map<CommandId, Receipt> receipts = new LinkedHashMap<>();

  void restore(List<Receipt> remembered) {
    remembered.forEach(receipt -> receipts.put(receipt.command(), receipt));
  }

  List<Receipt> all() {
    return new ArrayList<>(receipts.values());
  }

  @Nullable Receipt of(CommandId command) {
    return receipts.get(command);
  }

  void apply(Fact fact) {
    long position = fact.position();
    Receipt before = receipts.get(fact.command());
    if (before != null && before.last() == position - 1) {
      receipts.put(
          fact.command(),
          new Receipt(fact.command(), before.digest(), before.first(), position, before.at()));
      return;
    }
    receipts.remove(fact.command());
    receipts.put(
        fact.command(), new Receipt(fact.command(), fact.digest(), position, position, fact.at()));
    forgetBefore(fact.at().minus(MEMORY));
  }

  private void forgetBefore(Instant oldest) {
    Iterator<Receipt> inOrder = receipts.values().iterator();
    while (inOrder.hasNext()) {
      boolean old = inOrder.next().at().isBefore(oldest);
      if (!old && receipts.size() <= COUNT_MAX) {
        return;
      }
      inOrder.remove();
    }
  }
}
