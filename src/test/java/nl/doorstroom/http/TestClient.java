package nl.doorstroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Asks a server as a script would. Each request has a key of its own unless one is given. */
final class TestClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int port;
  private final Map<String, String> headers;

  TestClient(int port, String bearer) {
    this(port, bearer.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + bearer));
  }

  private TestClient(int port, Map<String, String> headers) {
    this.port = port;
    this.headers = headers;
  }

  TestClient with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new TestClient(port, more);
  }

  /** The next requests go under this key. */
  TestClient key(String key) {
    return with("Idempotency-Key", key);
  }

  Answered get(String path) {
    return send("GET", path, null);
  }

  Answered post(String path, String body) {
    return send("POST", path, body);
  }

  Answered post(String path) {
    return send("POST", path, null);
  }

  Answered put(String path, String body) {
    return send("PUT", path, body);
  }

  Answered delete(String path) {
    return send("DELETE", path, null);
  }

  CompletableFuture<Answered> postLater(String path, String body) {
    return sendLater("POST", path, body);
  }

  CompletableFuture<Answered> sendLater(String method, String path, String body) {
    return HTTP.sendAsync(request(method, path, body), HttpResponse.BodyHandlers.ofString())
        .thenApply(Answered::new);
  }

  Answered send(String method, String path, @org.jspecify.annotations.Nullable String body) {
    try {
      return new Answered(
          HTTP.send(request(method, path, body), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest request(
      String method, String path, @org.jspecify.annotations.Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    Map<String, String> all = new LinkedHashMap<>();
    if (!method.equals("GET")) {
      all.put("Idempotency-Key", UUID.randomUUID().toString());
    }
    if (body != null) {
      all.put("Content-Type", "application/json");
    }
    all.putAll(headers);
    all.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            request.header(name, value);
          }
        });
    return request.build();
  }

  /** What came back. */
  record Answered(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    JsonNode json() {
      try {
        return Wire.MAPPER.readTree(response.body());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(response.body(), e);
      }
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    Answered expect(int status) {
      assertThat(status()).describedAs(response.body()).isEqualTo(status);
      return this;
    }

    /** That it was not done, for the reason {@code slug}. */
    Answered expectProblem(int status, String slug) {
      expect(status);
      assertThat(header("content-type")).isEqualTo("application/problem+json");
      assertThat(json().path("type").asText()).isEqualTo("https://doorstroom.nl/problems/" + slug);
      assertThat(json().path("status").asInt()).isEqualTo(status);
      assertThat(json().path("detail").asText()).isNotEmpty();
      return this;
    }

    /** That {@code field} is the one in the way. */
    Answered naming(String field) {
      assertThat(json().path("field").asText()).describedAs(response.body()).isEqualTo(field);
      return this;
    }

    String text(String field) {
      String text = json().path(field).asText();
      assertThat(text).describedAs(field + " of " + response.body()).isNotEmpty();
      return text;
    }
  }
}
