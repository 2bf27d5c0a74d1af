package nl.doorstroom.domain.transfers;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import nl.doorstroom.domain.Fact;
import nl.doorstroom.domain.transfers.MediationEvent.MediationAnswered;
import nl.doorstroom.domain.transfers.MediationEvent.MediationAsked;
import nl.doorstroom.domain.transfers.MediationEvent.MediationOverdue;
import nl.doorstroom.domain.transfers.MediationEvent.MediationWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * Single questions to the table, as told so far.
 *
 * <p><b>Threads.</b> Not thread-safe; owned by its region.
 */
public final class MediationBook implements Mediations {

  private final Map<MediationId, MediationRequest> requests =
      new TreeMap<>(Comparator.comparing(MediationId::value));
  private final Consumer<MediationRequest> changed;

  /** {@code changed} is told of every request as it now is, whenever it changes. */
  public MediationBook(Consumer<MediationRequest> changed) {
    this.changed = changed;
  }

  /** Takes {@code remembered}; only into an empty book. */
  public void restore(List<MediationRequest> remembered) {
    remembered.forEach(this::put);
  }

  @Override
  public @Nullable MediationRequest request(MediationId id) {
    return requests.get(id);
  }

  @Override
  public Collection<MediationRequest> requests() {
    return Collections.unmodifiableCollection(requests.values());
  }

  public void apply(MediationAsked e, Fact fact) {
    put(
        new MediationRequest(
            e.mediation(),
            e.by(),
            e.actor(),
            e.request(),
            fact.at(),
            e.until(),
            false,
            null,
            null,
            fact.position()));
  }

  public void apply(MediationAnswered e, Fact fact) {
    MediationRequest r = known(e.mediation());
    var answer =
        new MediationRequest.Answer(
            e.advice(), e.service(), e.by(), e.actor(), e.leadMinutes(), fact.at());
    put(with(r, r.overdue(), answer, null, fact));
  }

  public void apply(MediationWithdrawn e, Fact fact) {
    MediationRequest r = known(e.mediation());
    put(with(r, r.overdue(), null, fact.at(), fact));
  }

  public void apply(MediationOverdue e, Fact fact) {
    put(with(known(e.mediation()), true, null, null, fact));
  }

  /** Drops what ended before {@code instant}. */
  public void forgetEndedBefore(Instant instant) {
    requests
        .values()
        .removeIf(
            r ->
                (r.answer() != null && r.answer().at().isBefore(instant))
                    || (r.withdrawnAt() != null && r.withdrawnAt().isBefore(instant)));
  }

  private static MediationRequest with(
      MediationRequest r,
      boolean overdue,
      MediationRequest.@Nullable Answer answer,
      @Nullable Instant withdrawnAt,
      Fact fact) {
    return new MediationRequest(
        r.id(),
        r.by(),
        r.actor(),
        r.request(),
        r.askedAt(),
        r.until(),
        overdue,
        answer,
        withdrawnAt,
        fact.position());
  }

  private void put(MediationRequest request) {
    requests.put(request.id(), request);
    changed.accept(request);
  }

  private MediationRequest known(MediationId id) {
    return Objects.requireNonNull(requests.get(id), id.value());
  }
}
