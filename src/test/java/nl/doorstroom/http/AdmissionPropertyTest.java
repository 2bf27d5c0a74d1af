package nl.doorstroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of {@link Admission} whoever comes, before a server that is worked out by hand. */
class AdmissionPropertyTest {

  private static final long TURN = Duration.ofMillis(1).toNanos();
  private static final int SECOND = 1_000;

  /** One that serves in order, so many in a millisecond, each after at least {@code base}. */
  private static final class Served {

    private record Inside(Object client, long came) {}

    private final Admission admission = new Admission(0);
    private final Random chance;
    private final double perTurn;
    private final long base;
    private final Deque<Inside> queue = new ArrayDeque<>();
    private double credit;
    private long now;
    private int turnedAway;
    private int answered;
    private final List<Long> took = new ArrayList<>();

    Served(double perTurn, long base, long seed) {
      this.perTurn = perTurn;
      this.base = base;
      this.chance = new Random(seed);
    }

    /** Has {@code offered} a millisecond come, of {@code clients}, for {@code turns} of one. */
    void run(double offered, int clients, int turns) {
      double due = 0;
      for (int turn = 0; turn < turns; turn++) {
        now += TURN;
        for (due += offered; due >= 1; due--) {
          Object client = chance.nextInt(clients);
          if (admission.enter(client, now) == Admission.Verdict.ADMITTED) {
            queue.add(new Inside(client, now));
          } else {
            turnedAway++;
          }
        }
        credit = Math.min(credit + perTurn, perTurn + 1);
        while (credit >= 1 && !queue.isEmpty() && now - queue.element().came() >= base) {
          credit--;
          Inside next = queue.remove();
          admission.leave(next.client());
          long time = now - next.came();
          admission.answered(Duration.ofNanos(time), now);
          answered++;
          took.add(time);
        }
      }
    }

    void countAnew() {
      turnedAway = 0;
      answered = 0;
      took.clear();
    }

    Duration quantile(double share) {
      List<Long> sorted = took.stream().sorted().toList();
      return Duration.ofNanos(sorted.get((int) (share * (sorted.size() - 1))));
    }
  }

  @Property(tries = 60)
  void as_much_is_answered_at_any_load_beyond_capacity_and_in_time(
      @ForAll @IntRange(min = 1, max = 10) int capacity,
      @ForAll @IntRange(min = 0, max = 40) int baseMillis,
      @ForAll @IntRange(min = 2, max = 20) int times,
      @ForAll @IntRange(min = 20, max = 500) int clients,
      @ForAll long seed) {
    Served served = new Served(capacity, baseMillis * TURN, seed);
    served.run(times * capacity, clients, 8 * SECOND);
    served.countAnew();
    served.run(times * capacity, clients, 4 * SECOND);

    double full = 4.0 * SECOND * capacity;
    assertThat(served.answered).isGreaterThan((int) (0.95 * full));
    assertThat(served.quantile(0.99))
        .isLessThan(Admission.WAIT_MAX.multipliedBy(3).plusMillis(2L * baseMillis));
  }

  @Property(tries = 60)
  void nobody_is_turned_away_once_less_than_capacity_comes_again(
      @ForAll @IntRange(min = 1, max = 10) int capacity,
      @ForAll @IntRange(min = 2, max = 20) int times,
      @ForAll @IntRange(min = 20, max = 500) int clients,
      @ForAll long seed) {
    Served served = new Served(capacity, TURN, seed);
    served.run(times * capacity, clients, 6 * SECOND);
    // Those inside at that moment are still answered first.
    served.run(0.8 * capacity, clients, SECOND / 2);
    served.countAnew();
    served.run(0.8 * capacity, clients, 3 * SECOND);

    assertThat(served.turnedAway).isZero();
  }

  @Property(tries = 60)
  void nobody_is_turned_away_below_capacity(
      @ForAll @IntRange(min = 1, max = 10) int capacity,
      @ForAll @IntRange(min = 0, max = 6) int baseMillis,
      @ForAll @IntRange(min = 20, max = 500) int clients,
      @ForAll long seed) {
    Served served = new Served(capacity, baseMillis * TURN, seed);
    served.run(0.5 * Math.min(capacity, 8), clients, 10 * SECOND);

    assertThat(served.turnedAway).isZero();
  }

  @Property
  void no_more_are_inside_than_may_be_and_none_is_lost(
      @ForAll @Size(max = 400) List<@IntRange(min = -1, max = 5) Integer> steps) {
    Admission admission = new Admission(0);
    Deque<Integer> inside = new ArrayDeque<>();
    for (int client : steps) {
      if (client >= 0 && admission.enter(client, 0) == Admission.Verdict.ADMITTED) {
        inside.add(client);
      } else if (client < 0 && !inside.isEmpty()) {
        admission.leave(inside.remove());
      }
      assertThat(admission.inside()).isEqualTo(inside.size()).isBetween(0, admission.limit());
    }
    inside.forEach(admission::leave);
    assertThat(admission.inside()).isZero();
  }
}
