package nl.doorstroom.feeds.files;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.imports.ImportCommand;
import nl.doorstroom.domain.imports.ImportEvent.ImportOpened;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.PositionDraft;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.CommandWindow;
import org.jspecify.annotations.Nullable;

/**
 * Has a region do what the rows of a file ask, under one import: what can go together goes in one
 * command, and there is one command under way at a time, so that people come first.
 *
 * <p><b>Threads.</b> Confined to the context on which it was made.
 */
final class Brought {

  private static final Pattern INDEX = Pattern.compile("[a-z]+\\[(\\d+)\\].*");

  private final CommandWindow window;
  private final Newcomers newcomers;
  private final OrganizationId by;
  private final CommandId run;
  private int sent;

  Brought(CommandWindow window, Newcomers newcomers, OrganizationId by, CommandId run) {
    this.window = window;
    this.newcomers = newcomers;
    this.by = by;
    this.run = run;
  }

  /** The answer to {@code command}; a busy region and passing faults are waited out. */
  Future<Answer> ask(Command command) {
    Promise<Answer> answer = Promise.promise();
    CommandWindow.Item item =
        new CommandWindow.Item(run.item(sent++), command, answer::tryComplete);
    return window.send(List.of(item)).compose(done -> answer.future());
  }

  /**
   * Does what {@code rows} ask and says what became of each.
   *
   * @param together whether the first refusal ends it
   */
  Future<List<Judged>> bring(ImportId under, List<Judged> rows, Mine mine, boolean together) {
    Work work = new Work(under, new ArrayList<>(rows), mine, together);
    return work.alone()
        .compose(
            done ->
                work.bulk(
                    Deed.OfSupply.class,
                    deeds ->
                        new ImportCommand.ImportSupply(
                            under, deeds.stream().map(Deed.OfSupply::item).toList(), by),
                    (deeds, events) -> Future.succeededFuture()))
        .compose(
            done ->
                work.bulk(
                    Deed.OfSlot.class,
                    deeds ->
                        new ImportCommand.UpdateSlots(
                            under, deeds.stream().map(Deed.OfSlot::item).toList(), by),
                    (deeds, events) -> Future.succeededFuture()))
        .compose(
            done ->
                work.bulk(
                    Deed.OfOutcome.class,
                    deeds ->
                        new ImportCommand.ImportOutcomes(
                            under, deeds.stream().map(Deed.OfOutcome::draft).toList(), by),
                    (deeds, events) -> Future.succeededFuture()))
        .compose(done -> work.positions())
        .map(done -> List.copyOf(work.rows));
  }

  /** One chunk. */
  private final class Work {

    private final ImportId under;
    private final List<Judged> rows;
    private final Mine mine;
    private final boolean together;
    private boolean stopped;

    Work(ImportId under, List<Judged> rows, Mine mine, boolean together) {
      this.under = under;
      this.rows = rows;
      this.mine = mine;
      this.together = together;
    }

    Future<Void> alone() {
      Future<Void> all = Future.succeededFuture();
      for (int index : indexes(Deed.Alone.class)) {
        all =
            all.compose(
                before ->
                    stopped || !(rows.get(index).deed() instanceof Deed.Alone deed)
                        ? Future.succeededFuture()
                        : ask(deed.command())
                            .map(
                                answer -> {
                                  if (answer instanceof Answer.Refused no) {
                                    refuse(index, no.rejection());
                                  }
                                  return null;
                                }));
      }
      return all;
    }

    /** Whom nothing is known of are expected first, and their references kept after. */
    Future<Void> positions() {
      List<Deed.OfPosition> all = new ArrayList<>();
      rows.forEach(
          row -> {
            if (!stopped && row.deed() instanceof Deed.OfPosition deed) {
              all.add(deed);
            }
          });
      Set<Mine.Wait> registered = new HashSet<>();
      return newcomers
          .expect(all, mine)
          .compose(
              expected ->
                  bulk(
                      Deed.OfPosition.class,
                      deeds ->
                          new ImportCommand.ImportPositions(
                              under, deeds.stream().map(deed -> draft(deed)).toList(), by),
                      (deeds, events) -> {
                        deeds.forEach(deed -> registered.add(deed.whose()));
                        return newcomers.settle(events, deeds, mine);
                      }))
          .compose(
              done ->
                  newcomers.forgo(
                      all.stream()
                          .map(Deed.OfPosition::whose)
                          .filter(wait -> !registered.contains(wait))
                          .toList(),
                      mine));
    }

    private PositionDraft draft(Deed.OfPosition deed) {
      PositionDraft d = deed.draft();
      return new PositionDraft(
          d.service(),
          Objects.requireNonNull(mine.expected(deed.whose()), "expected"),
          d.phase(),
          d.request(),
          d.since(),
          d.intakeOn());
    }

    /** Sends all of one sort together; without those that are refused, unless all must go. */
    <D extends Deed> Future<Void> bulk(
        Class<D> sort,
        Function<List<D>, Command> command,
        BiFunction<List<D>, List<Event>, Future<Void>> done) {
      return send(indexes(sort), sort, command, done);
    }

    private <D extends Deed> Future<Void> send(
        List<Integer> indexes,
        Class<D> sort,
        Function<List<D>, Command> command,
        BiFunction<List<D>, List<Event>, Future<Void>> done) {
      if (indexes.isEmpty() || stopped) {
        return Future.succeededFuture();
      }
      List<D> deeds = indexes.stream().map(index -> sort.cast(rows.get(index).deed())).toList();
      return ask(command.apply(deeds))
          .compose(
              answer -> {
                if (answer instanceof Answer.Accepted yes) {
                  return done.apply(deeds, List.copyOf(yes.events()));
                }
                Rejection why = ((Answer.Refused) answer).rejection();
                if (why.reason() == Rejection.Reason.TOO_LARGE && indexes.size() > 1) {
                  int half = indexes.size() / 2;
                  return send(indexes.subList(0, half), sort, command, done)
                      .compose(
                          first ->
                              send(indexes.subList(half, indexes.size()), sort, command, done));
                }
                int at = index(why);
                if (at < 0 || at >= indexes.size()) {
                  indexes.forEach(index -> refuse(index, why));
                  return Future.succeededFuture();
                }
                refuse(indexes.get(at), why);
                List<Integer> others = new ArrayList<>(indexes);
                others.remove(at);
                return send(others, sort, command, done);
              });
    }

    private void refuse(int index, Rejection why) {
      Judged row = rows.get(index);
      rows.set(index, row.refused(row.report().because(Judge.verdict(why), why)));
      stopped |= together && Judge.verdict(why).isWrong();
    }

    private List<Integer> indexes(Class<? extends Deed> sort) {
      List<Integer> indexes = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (sort.isInstance(rows.get(i).deed())) {
          indexes.add(i);
        }
      }
      return indexes;
    }
  }

  /** The item that a refusal is about; -1 when it is about the whole. */
  static int index(Rejection why) {
    String field = why.field();
    Matcher matcher = field == null ? null : INDEX.matcher(field);
    return matcher != null && matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  /** The id of the import that {@code answer} opened; null when it opened none. */
  static @Nullable ImportId opened(Answer answer) {
    return answer instanceof Answer.Accepted yes
        ? yes.events().stream()
            .filter(ImportOpened.class::isInstance)
            .map(e -> ((ImportOpened) e).under())
            .findFirst()
            .orElse(null)
        : null;
  }
}
