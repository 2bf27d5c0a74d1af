package nl.doorstroom.feeds.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.domain.Decision;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.RegionState;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.imports.ImportCommand.ImportSupply;
import nl.doorstroom.domain.imports.ImportCommand.OpenImport;
import nl.doorstroom.domain.imports.ImportEvent.ImportOpened;
import nl.doorstroom.domain.imports.ImportId;
import nl.doorstroom.domain.imports.ImportKind;
import nl.doorstroom.domain.imports.SupplyItem;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.engine.Trial;
import nl.doorstroom.feeds.reading.Interpreter;
import nl.doorstroom.feeds.reading.Known;

/**
 * A region as it would be once what a file says of its organisation's locations and services is so:
 * for the preview of what refers to them.
 *
 * <p><b>Threads.</b> Not thread-safe; on a worker, one call after another.
 */
final class Tried {

  private final Trial trial;
  private final OrganizationId by;
  private final Instant now;
  private final ImportId under;

  Tried(RegionState state, OrganizationId by, Instant asked) {
    this.trial = new Trial(state);
    this.by = by;
    Instant last = state.lastAt();
    this.now = last != null && last.isAfter(asked) ? last : asked;
    if (!(trial.decide(new OpenImport(ImportKind.FHIR, by), now)
            instanceof Decision.Accepted accepted)
        || !(accepted.events().get(0) instanceof ImportOpened opened)) {
      throw new IllegalStateException("organization: " + by.value() + " (expected: known)");
    }
    this.under = opened.under();
  }

  Region region() {
    return trial.region();
  }

  Interpreter interpreter() {
    return new Interpreter(Objects.requireNonNull(Known.of(trial.region(), by), "known"));
  }

  /** Has happen what {@code judged} ask; one that is in the way of another is told. */
  List<Judged> supply(List<Judged> judged) {
    List<Judged> after = new ArrayList<>(judged);
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      if (after.get(i).deed() instanceof Deed.OfSupply) {
        indexes.add(i);
      }
    }
    while (!indexes.isEmpty()) {
      List<SupplyItem> items = new ArrayList<>();
      for (int index : indexes) {
        if (after.get(index).deed() instanceof Deed.OfSupply deed) {
          items.add(deed.item());
        }
      }
      if (!(trial.decide(new ImportSupply(under, items, by), now)
          instanceof Decision.Rejected no)) {
        break;
      }
      Rejection why = no.rejection();
      int at = Brought.index(why);
      if (at < 0 || at >= indexes.size()) {
        break;
      }
      Judged row = after.get(indexes.get(at));
      after.set(indexes.remove(at), row.refused(row.report().because(Judge.verdict(why), why)));
    }
    return after;
  }
}
