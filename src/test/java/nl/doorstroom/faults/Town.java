package nl.doorstroom.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A small region with few places and many who want them: in it everybody is in everybody's way.
 *
 * @param region its id
 * @param services who offers what
 * @param practices who refers
 */
record Town(String region, List<Service> services, List<String> practices) {

  private static final int PROVIDERS = 3;
  private static final int PRACTICES = 5;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param id of the service
   * @param by the provider that offers it
   */
  record Service(String id, String by) {}

  /**
   * Sets {@code region} up at {@code node}.
   *
   * @param hold after how long a hold ends by itself
   */
  static Town setUp(Node node, String region, Duration hold) {
    try {
      return new Setup(node.base() + "/api/v1/regions/", region, hold).all();
    } catch (IOException cause) {
      throw new IllegalStateException("town " + region, cause);
    }
  }

  /** Has {@code node}, which is no part of a cluster, know of {@code region}. */
  static void tellOf(Node node, String region, Duration hold) {
    try {
      new Setup(node.base() + "/api/v1/regions/", region, hold).configure();
    } catch (IOException decidedElsewhere) {
      // It is told all the same: from now on it wants the region.
      return;
    }
  }

  /** Asks {@code node} for an organisation to join {@code region}, whatever is answered. */
  static HttpResponse<String> join(Node node, String region, String name, String kind)
      throws IOException {
    return new Setup(node.base() + "/api/v1/regions/", region, Duration.ZERO)
        .exchange(
            "POST",
            "administrator",
            region + "/organizations",
            Map.of("name", name, "kind", kind),
            null);
  }

  private record Setup(String base, String region, Duration hold) {

    Town all() throws IOException {
      configure();
      List<Service> services = new ArrayList<>();
      for (int i = 0; i < PROVIDERS; i++) {
        String provider = organization("Aanbieder " + i, i == 0 ? "GGZ_CORE" : "GGZ_OTHER");
        services.add(new Service(service(provider), provider));
      }
      confirmed(services.get(0));
      List<String> practices = new ArrayList<>();
      for (int i = 0; i < PRACTICES; i++) {
        practices.add(organization("Praktijk " + i, "GP_PRACTICE"));
      }
      return new Town(region, List.copyOf(services), List.copyOf(practices));
    }

    private void configure() throws IOException {
      try (InputStream agreed = Town.class.getResourceAsStream("/faults/town.json")) {
        ObjectNode config = (ObjectNode) History.JSON.readTree(agreed);
        config.put("name", region);
        ((ObjectNode) config.get("terms")).put("hold", hold.toString());
        send("PUT", "administrator", region + "/config", config, "*");
      }
    }

    private String organization(String name, String kind) throws IOException {
      return id("administrator", "/organizations", Map.of("name", name, "kind", kind));
    }

    private String service(String provider) throws IOException {
      String planner = "planner@" + provider;
      String location =
          id(planner, "/locations", Map.of("name", "Hereweg " + provider, "postcode", "9726"));
      return id(
          planner,
          "/healthcare-services",
          Map.of(
              "location", location,
              "name", "Angst",
              "category", "GGZ_TREATMENT",
              "careQuestions", List.of("ANXIETY"),
              "echelons", List.of("SPECIALISED"),
              "ageClasses", List.of(),
              "languages", List.of("nl"),
              "deliveries", List.of("ON_SITE")));
    }

    /** Claims of practices on {@code service} wait for a yes. */
    private void confirmed(Service service) throws IOException {
      String planner = "planner@" + service.by();
      String path = region + "/healthcare-services/" + service.id() + "/access";
      String seen =
          granted("GET", planner, path, null, null).headers().firstValue("ETag").orElseThrow();
      send("PUT", planner, path, Map.of("confirmWithin", 16, "offerFreed", false), seen);
    }

    private String id(String identity, String path, Object body) throws IOException {
      return send("POST", identity, region + path, body, null).path("id").asText();
    }

    private JsonNode send(
        String method,
        String identity,
        String path,
        @Nullable Object body,
        @Nullable String ifMatch)
        throws IOException {
      String text = granted(method, identity, path, body, ifMatch).body();
      return History.JSON.readTree(text.isEmpty() ? "null" : text);
    }

    private HttpResponse<String> granted(
        String method,
        String identity,
        String path,
        @Nullable Object body,
        @Nullable String ifMatch)
        throws IOException {
      HttpResponse<String> answer = exchange(method, identity, path, body, ifMatch);
      if (answer.statusCode() / 100 != 2) {
        throw new IOException(method + " " + path + ": " + answer.body());
      }
      return answer;
    }

    private HttpResponse<String> exchange(
        String method,
        String identity,
        String path,
        @Nullable Object body,
        @Nullable String ifMatch)
        throws IOException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(base + path))
              .timeout(Duration.ofSeconds(30))
              .header("Authorization", "Bearer demo-" + identity)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(History.JSON.writeValueAsString(body)));
      if (ifMatch != null) {
        request.header("If-Match", ifMatch);
      }
      try {
        return HTTP.send(request.build(), BodyHandlers.ofString());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", interrupted);
      }
    }
  }
}
