package nl.doorstroom.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Many who watch boards that change all the time, and of whom only so much is kept: how long each
 * was told nothing, and whether any had to fetch its board anew or was told with a gap.
 */
final class Crowd {

  static final String NAME = "crowd";

  /** Nobody may be without data for longer. */
  static final Duration SILENCE_MAX = Duration.ofSeconds(2);

  private final List<Member> members = new ArrayList<>();

  /**
   * What it was for them.
   *
   * @param silenceMillis longest time in which one of them was told nothing, once all had come
   * @param refetches boards fetched anew
   * @param gaps changes that do not begin where the one before ended
   */
  record Seen(int watchers, long silenceMillis, int refetches, int gaps) {}

  /** One more, which is told what its watch hears. */
  Consumer<Told> join() {
    Member member = new Member();
    members.add(member);
    return member;
  }

  /** From now on silence counts: all had come, and what goes wrong begins. */
  void attend() {
    members.forEach(Member::attend);
  }

  /** From now on silence is no wonder. */
  void leave() {
    members.forEach(Member::leave);
  }

  Seen seen() {
    return new Seen(
        members.size(),
        members.stream().mapToLong(Member::silence).max().orElse(0) / 1_000_000,
        members.stream().mapToInt(Member::refetches).sum(),
        members.stream().mapToInt(Member::gaps).sum());
  }

  /** What is wrong with {@code seen}. */
  static List<Finding> findings(Seen seen) {
    List<Finding> findings = new ArrayList<>();
    if (seen.silenceMillis() > SILENCE_MAX.toMillis()) {
      findings.add(new Finding(NAME, "without data", "for " + seen.silenceMillis() + " ms"));
    }
    if (seen.refetches() > 0) {
      findings.add(new Finding(NAME, "refetched", seen.refetches() + " times"));
    }
    if (seen.gaps() > 0) {
      findings.add(new Finding(NAME, "a gap", seen.gaps() + " times"));
    }
    return findings;
  }

  private static final class Member implements Consumer<Told> {

    private boolean hasBoard;
    private boolean left;
    private long has;
    private long lastAt;
    private long silence;
    private int refetches;
    private int gaps;

    @Override
    public synchronized void accept(Told told) {
      switch (told.kind()) {
        case BOARD -> {
          refetches += hasBoard ? 1 : 0;
          heard(told);
          hasBoard = true;
        }
        case CHANGE -> {
          gaps += told.from() > has ? 1 : 0;
          heard(told);
        }
        case RESUMED -> heard(told);
        case NOTHING -> has = told.to();
        case REFETCH, CUT -> {}
      }
    }

    private void heard(Told told) {
      if (hasBoard && !left) {
        silence = Math.max(silence, told.at() - lastAt);
      }
      lastAt = told.at();
      has = told.to();
    }

    synchronized void attend() {
      silence = 0;
      lastAt = Math.max(lastAt, System.nanoTime());
    }

    synchronized void leave() {
      if (hasBoard && !left) {
        silence = Math.max(silence, System.nanoTime() - lastAt);
      }
      left = true;
    }

    synchronized long silence() {
      return hasBoard ? silence : Long.MAX_VALUE;
    }

    synchronized int refetches() {
      return refetches;
    }

    synchronized int gaps() {
      return gaps;
    }
  }
}
