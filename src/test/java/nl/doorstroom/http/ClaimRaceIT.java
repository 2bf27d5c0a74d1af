package nl.doorstroom.http;

import static nl.doorstroom.http.SmallRegion.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimRaceIT {

  private static final int CLIENTS = 200;
  private static final int SLOTS = 50;

  private static TestServer server;
  private static SmallRegion region;

  @BeforeAll
  static void start(@TempDir Path webroot) {
    server = TestServer.start(webroot);
    region = new SmallRegion(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /**
   * Each client goes for every place in turn, from another one on, until it has one or none is
   * left.
   */
  @Test
  void clients_race_for_places_and_each_place_is_taken_once() throws Exception {
    List<String> slots = region.publish(SLOTS);
    List<CompletableFuture<List<TestClient.Answered>>> racers = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      racers.add(race(slots, client, 0, new ArrayList<>()));
    }
    Map<String, Integer> taken = new HashMap<>();
    int winners = 0;
    for (CompletableFuture<List<TestClient.Answered>> racer : racers) {
      List<TestClient.Answered> answers = racer.get(120, TimeUnit.SECONDS);
      assertThat(answers).isNotEmpty();
      for (TestClient.Answered answer : answers) {
        if (answer.status() == 201) {
          winners++;
          taken.merge(answer.text("slot"), 1, Integer::sum);
        } else {
          answer.expectProblem(409, "slot-taken");
        }
      }
    }
    assertThat(winners).isEqualTo(SLOTS);
    assertThat(taken).hasSize(SLOTS).allSatisfy((slot, times) -> assertThat(times).isOne());
    assertThat(slots).containsExactlyInAnyOrderElementsOf(taken.keySet());
    for (JsonNode row : region.planner().get(BASE + "/slots").expect(200).json()) {
      assertThat(row.path("claims")).hasSize(1);
    }
  }

  private static CompletableFuture<List<TestClient.Answered>> race(
      List<String> slots, int client, int attempt, List<TestClient.Answered> answers) {
    if (attempt == slots.size()) {
      return CompletableFuture.completedFuture(answers);
    }
    String slot = Objects.requireNonNull(slots.get((client + attempt) % slots.size()));
    return region
        .gp()
        .postLater(BASE + "/slots/" + slot + "/claim", SmallRegion.claim("REGULAR"))
        .thenCompose(
            answer -> {
              answers.add(answer);
              return answer.status() == 201
                  ? CompletableFuture.completedFuture(answers)
                  : race(slots, client, attempt + 1, answers);
            });
  }
}
