package nl.doorstroom.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Breaks worlds until all planned runs are made, which takes hours, or two minutes with {@code
 * -Dfaults.short=true}: src/docs/faults.md. What is recorded is not made again.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
class FaultSuite {

  private static final boolean SHORT = Boolean.getBoolean("faults.short");
  private static final Path DIRECTORY =
      Path.of(System.getProperty("faults.directory", "target/faults"));
  private static final List<Integer> NODES =
      Stream.of(System.getProperty("faults.nodes", "1,3").split(",", -1))
          .map(Integer::valueOf)
          .toList();
  private static final Pattern ONLY = Pattern.compile(System.getProperty("faults.only", ""));
  private static final int ROUNDS = Integer.getInteger("faults.rounds", 8);
  private static final Duration LENGTH =
      Duration.ofMinutes(Integer.getInteger("faults.minutes", 600));

  @Test
  @Order(1)
  void nothing_is_lost_or_doubled_whatever_goes_wrong() throws Exception {
    try (Campaign campaign = new Campaign(DIRECTORY, LENGTH)) {
      campaign.make(
          (SHORT ? Plan.brief() : Plan.full(NODES, ROUNDS))
              .stream().filter(plan -> ONLY.matcher(plan.id()).find()).toList());
      assertThat(campaign.results().all())
          .filteredOn(result -> result.mutant().isEmpty())
          .isNotEmpty()
          .allMatch(Result::isClean);
    }
  }

  @Test
  @Order(2)
  void every_mutant_is_caught() throws Exception {
    try (Campaign campaign = new Campaign(DIRECTORY, LENGTH)) {
      for (Mutant mutant : SHORT ? List.of(Mutant.HOLD_TOKEN_NOT_CHECKED) : chosen()) {
        campaign.catchMutant(mutant);
        assertThat(campaign.results().of(mutant))
            .as(mutant.title())
            .anyMatch(result -> !result.isClean());
      }
    }
  }

  private static List<Mutant> chosen() {
    return Stream.of(Mutant.values())
        .filter(mutant -> ONLY.matcher(mutant.title()).find())
        .toList();
  }
}
