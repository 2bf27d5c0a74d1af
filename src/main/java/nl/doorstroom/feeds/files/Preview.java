package nl.doorstroom.feeds.files;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.doorstroom.domain.Decision;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.imports.ImportCommand.UpdateSlots;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.SlotItem;
import nl.doorstroom.feeds.reading.Interpreter;
import nl.doorstroom.feeds.reading.Known;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a file and tells what each row would do. What fits one command is also asked as one,
 * so that rows that stand in each other's way are seen too.
 */
final class Preview implements Work {

  /** How often a command is asked anew, without a row that is in its way. */
  private static final int ASKED_MAX = 20;

  private final Desk desk;
  private final Source source;
  private final Ledger ledger;
  private final List<Judged> few = new ArrayList<>();

  /** Changed on the worker between two chunks, which are dealt with one after the other. */
  private volatile @Nullable Interpreter interpreter;

  private @Nullable Tried tried;
  private boolean many;
  private boolean cancelled;

  Preview(Desk desk, Source source, Path report) {
    this.desk = desk;
    this.source = source;
    this.ledger = new Ledger(report);
  }

  Future<Void> run() {
    return desk.known()
        .compose(known -> desk.mine(source).compose(mine -> go(known, mine)))
        .compose(done -> many ? Future.succeededFuture() : together())
        .compose(done -> write(few))
        .eventually(() -> desk.worker().executeBlocking(this::close, false));
  }

  /** As the region stands, or would stand after what the rows before {@code chunk} bring. */
  private Future<List<Judged>> judge(List<Understood> chunk, Mine mine) {
    Tried after = tried;
    return after == null
        ? desk.judge(chunk, mine)
        : desk.worker()
            .executeBlocking(
                () ->
                    new Judge(after.region(), desk.by(), desk.clock().instant(), mine).judge(chunk),
                false);
  }

  /** Has what {@code judged} supply happen in a trial, so that rows after it can refer to it. */
  private Future<List<Judged>> tried(List<Judged> judged) {
    if (judged.stream().noneMatch(row -> row.deed() instanceof Deed.OfSupply)) {
      return Future.succeededFuture(judged);
    }
    Tried begun = tried;
    Future<Tried> trial =
        begun != null
            ? Future.succeededFuture(begun)
            : desk.exchange()
                .read(desk.region(), grid -> grid.region().state())
                .compose(
                    state ->
                        desk.worker()
                            .executeBlocking(
                                () -> new Tried(state, desk.by(), desk.clock().instant()), false));
    return trial.compose(
        on -> {
          tried = on;
          return desk.worker()
              .executeBlocking(
                  () -> {
                    List<Judged> after = on.supply(judged);
                    interpreter = on.interpreter();
                    return after;
                  },
                  false);
        });
  }

  private Future<Void> go(Known known, Mine mine) {
    interpreter = new Interpreter(known);
    Pass pass =
        new Pass(
            desk.worker(),
            source.rows(known, desk.clock().instant()),
            () -> Objects.requireNonNull(interpreter, "interpreter"),
            Run.CHUNK_ROWS);
    return pass.run(
        chunk ->
            judge(chunk, mine)
                .compose(this::tried)
                .compose(
                    judged -> {
                      few.addAll(judged);
                      if (!many && few.size() <= Run.TOGETHER_MAX) {
                        return Future.succeededFuture();
                      }
                      many = true;
                      List<Judged> all = List.copyOf(few);
                      few.clear();
                      return write(all);
                    })
                .map(done -> !cancelled));
  }

  private Future<Void> together() {
    Instant now = desk.clock().instant();
    Tried after = tried;
    Future<Map<Integer, Rejection>> asked =
        after == null
            ? desk.exchange().read(desk.region(), grid -> inEachOthersWay(grid.region(), now))
            : desk.worker().executeBlocking(() -> inEachOthersWay(after.region(), now), false);
    return asked.map(
        found -> {
          found.forEach(
              (index, why) -> {
                Judged row = few.get(index);
                few.set(index, row.refused(row.report().because(Judge.verdict(why), why)));
              });
          return null;
        });
  }

  private Map<Integer, Rejection> inEachOthersWay(Region region, Instant asked) {
    Instant last = region.lastAt();
    Instant now = last != null && last.isAfter(asked) ? last : asked;
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < few.size(); i++) {
      if (few.get(i).deed() instanceof Deed.OfSlot) {
        indexes.add(i);
      }
    }
    Map<Integer, Rejection> found = new HashMap<>();
    for (int asks = 0; asks < ASKED_MAX && !indexes.isEmpty(); asks++) {
      List<SlotItem> items = new ArrayList<>();
      for (int index : indexes) {
        if (few.get(index).deed() instanceof Deed.OfSlot deed) {
          items.add(deed.item());
        }
      }
      Decision decision = region.decide(new UpdateSlots(null, items, desk.by()), now);
      if (!(decision instanceof Decision.Rejected no)) {
        break;
      }
      int at = Brought.index(no.rejection());
      if (at < 0 || at >= indexes.size()) {
        break;
      }
      found.put(indexes.remove(at), no.rejection());
    }
    return found;
  }

  private Future<Void> write(List<Judged> judged) {
    return desk.worker()
        .executeBlocking(
            () -> {
              judged.forEach(row -> ledger.add(row.report()));
              return null;
            },
            false);
  }

  private boolean close() {
    ledger.close();
    return true;
  }

  long rows() {
    return ledger.rows();
  }

  boolean isCancelled() {
    return cancelled;
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public @Nullable ImportId importId() {
    return null;
  }

  @Override
  public @Nullable Instant undoUntil() {
    return null;
  }
}
