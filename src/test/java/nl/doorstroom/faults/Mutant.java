package nl.doorstroom.faults;

import java.util.List;
import java.util.Locale;

/** A server that is wrong in one place, for checkers to prove themselves on. */
enum Mutant {
  FENCE_REMOVED(
      "journal/postgres/JournalSql",
      "select term from region_owner where region = $1 and term = $2 for share\n      )",
      "select $2::bigint as term\n      )"),
  FOR_KEY_SHARE(
      "journal/postgres/JournalSql",
      "select term from region_owner where region = $1 and term = $2 for share\n      )",
      "select term from region_owner where region = $1 and term = $2 for key share\n      )"),
  TAIL_READ_BEFORE_TAKEOVER(
      "engine/Recovery",
      """
          return journal
              .take(region)
              .compose(
                  tenure -> {
                    long takenNanos = loop.nanoTime();
                    return base(known)
                        .compose(
                            base -> {
                              long from = base.committed().position();
                              return catchUp(base.committed())
                                  .map(none -> recovered(tenure, takenNanos, askedAt, base, from));
                            })
                        .recover(
                            cause ->
                                tenure.abandon().transform(any -> Future.<Recovered>failedFuture(cause)));
                  });
      """,
      """
          return base(known)
              .compose(
                  base -> {
                    long from = base.committed().position();
                    return catchUp(base.committed())
                        .compose(none -> journal.take(region))
                        .map(tenure -> recovered(tenure, loop.nanoTime(), askedAt, base, from));
                  });
      """),
  ANSWER_BEFORE_COMMIT(
      "engine/RegionWriter",
      "    writing = true;\n    inFlight = batch;\n",
      "    writing = true;\n    inFlight = batch;\n    release(batch);\n"),
  REFUSAL_WITHOUT_LEASE(
      "engine/RegionWriter", "if (facts.isEmpty() && isOwner()) {", "if (facts.isEmpty()) {"),
  HOLD_TOKEN_NOT_CHECKED(
      "http/Secret",
      "if (id.isEmpty() || !MessageDigest.isEqual(proof, given)) {",
      "if (id.isEmpty()) {"),
  CONFLATION_DROPS_REMOVAL(
      "live/LoopState",
      "new Frame(key, since, changes)",
      """
      new Frame(
                key,
                since,
                new Delta.Changes(changes.from(), changes.to(), changes.upsert(), List.of()))""");

  private final String source;
  private final String passage;
  private final String instead;

  Mutant(String source, String passage, String instead) {
    this.source = source;
    this.passage = passage;
    this.instead = instead;
  }

  /**
   * Who takes a region ends the connection over which its last owner appends, where that keeps the
   * region's row locked, a fence before the fence: behind it, what is wrong with the other one
   * shows only by the rarest of chances. So those of fencing leave that connection open.
   */
  private static final Patch LEFT_CONNECTED =
      new Patch(
          "journal/postgres/JournalSql", "select pg_terminate_backend(a.pid)", "select false");

  /** What goes wrong around it in the runs that must catch it. */
  Nemesis nemesis() {
    return switch (this) {
      case FENCE_REMOVED -> RivalNemesis.WOKEN_WHEN_REPLACED;
      case FOR_KEY_SHARE -> RivalNemesis.WRITE_STUCK_WHILE_REPLACED;
      case TAIL_READ_BEFORE_TAKEOVER -> RivalNemesis.WRITE_STUCK_WHILE_REPLACED;
      case ANSWER_BEFORE_COMMIT -> PostgresNemesis.PAUSE_AND_KILL;
      case REFUSAL_WITHOUT_LEASE -> RivalNemesis.WOKEN_AFTER_REPLACED;
      case HOLD_TOKEN_NOT_CHECKED -> NodeNemesis.NOTHING;
      case CONFLATION_DROPS_REMOVAL -> NodeNemesis.NOTHING;
    };
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  List<Patch> patches() {
    Patch own = new Patch(source, passage, instead);
    return switch (this) {
      case FENCE_REMOVED, FOR_KEY_SHARE, TAIL_READ_BEFORE_TAKEOVER, REFUSAL_WITHOUT_LEASE ->
          List.of(LEFT_CONNECTED, own);
      case ANSWER_BEFORE_COMMIT, HOLD_TOKEN_NOT_CHECKED, CONFLATION_DROPS_REMOVAL -> List.of(own);
    };
  }
}
