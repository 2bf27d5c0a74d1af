package nl.doorstroom.faults;

import java.util.Locale;

/** A server that is wrong in one place, for checkers to prove themselves on. */
enum Mutant {
  FENCE_REMOVED(
      "journal/postgres/JournalSql",
      "select term from region_owner where region = $1 and term = $2 for share\n      )",
      "select $2::bigint as term\n      )",
      RivalNemesis.WOKEN_WHEN_REPLACED),
  FOR_KEY_SHARE(
      "journal/postgres/JournalSql",
      "select term from region_owner where region = $1 and term = $2 for share\n      )",
      "select term from region_owner where region = $1 and term = $2 for key share\n      )",
      RivalNemesis.WRITE_STUCK_WHILE_REPLACED),
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
      """,
      RivalNemesis.WOKEN_WHEN_REPLACED),
  ANSWER_BEFORE_COMMIT(
      "engine/RegionWriter",
      "    writing = true;\n    inFlight = batch;\n",
      "    writing = true;\n    inFlight = batch;\n    release(batch);\n",
      PostgresNemesis.PAUSE_AND_KILL),
  REFUSAL_WITHOUT_LEASE(
      "engine/RegionWriter",
      "if (facts.isEmpty() && isOwner()) {",
      "if (facts.isEmpty()) {",
      RivalNemesis.WOKEN_AFTER_REPLACED),
  HOLD_TOKEN_NOT_CHECKED(
      "http/Secret",
      "if (id.isEmpty() || !MessageDigest.isEqual(proof, given)) {",
      "if (id.isEmpty()) {",
      NodeNemesis.NOTHING),
  CONFLATION_DROPS_REMOVAL(
      "live/LoopState",
      "new Frame(key, since, changes)",
      """
      new Frame(
                key,
                since,
                new Delta.Changes(changes.from(), changes.to(), changes.upsert(), List.of()))""",
      NodeNemesis.NOTHING);

  private final Patch patch;
  private final Nemesis nemesis;

  Mutant(String source, String passage, String instead, Nemesis nemesis) {
    this.patch = new Patch(source, passage, instead);
    this.nemesis = nemesis;
  }

  /** What goes wrong around it in the runs that must catch it. */
  Nemesis nemesis() {
    return nemesis;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  Patch patch() {
    return patch;
  }
}
