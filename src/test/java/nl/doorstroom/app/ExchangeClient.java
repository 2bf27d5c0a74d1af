package nl.doorstroom.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Speaks to a server as a script does.
 *
 * <p>This class is threadsafe.
 */
final class ExchangeClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;

  ExchangeClient(int port) {
    this.base = "http://localhost:" + port;
  }

  String base() {
    return base;
  }

  /**
   * An answer with its body; the body of an empty answer is missing.
   *
   * @param retryAfter seconds; empty when the answer says nothing of it
   */
  record Reply(int status, JsonNode body, OptionalLong retryAfter) {

    boolean isAccepted() {
      return status >= 200 && status < 300;
    }
  }

  boolean isReady() {
    try {
      return get("public", "/health/ready").status() == 200;
    } catch (IOException notListening) {
      return false;
    }
  }

  Reply get(String identity, String path) throws IOException {
    return send(request(identity, path).GET());
  }

  /** Posts under a key of its own. */
  Reply post(String identity, String path, Object body) throws IOException {
    return post(identity, path, body, UUID.randomUUID().toString());
  }

  Reply post(String identity, String path, Object body, String key) throws IOException {
    return send(
        request(identity, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** Posts on the version that was seen, which stands in quotes. */
  Reply postSeen(String identity, String path, String version, Object body) throws IOException {
    return send(
        request(identity, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("If-Match", version)
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** Puts over the version that was seen; "*" over whatever stands. */
  Reply put(String identity, String path, String version, Object body) throws IOException {
    return send(
        request(identity, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("If-Match", version)
            .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  Reply delete(String identity, String path) throws IOException {
    return send(request(identity, path).DELETE());
  }

  private HttpRequest.Builder request(String identity, String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer demo-" + identity);
  }

  private Reply send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      String text = response.body();
      boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
      return new Reply(
          response.statusCode(),
          json && !text.isEmpty() ? JSON.readTree(text) : JSON.missingNode(),
          response.headers().firstValueAsLong("Retry-After"));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
