package nl.doorstroom.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The contract: the document that is served, and what the router makes of it. */
final class Contract {

  static final String OPENAPI = "openapi.yaml";
  static final String ASYNCAPI = "asyncapi.yaml";

  private Contract() {}

  /** The bytes of {@code document} as it is served. */
  static Buffer document(String document) {
    try (InputStream in = Contract.class.getResourceAsStream("/" + document)) {
      if (in == null) {
        throw new IllegalStateException(document + " is not among the resources");
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the contract for the router; fails when it is not a valid one. */
  static Future<OpenAPIContract> load(Vertx vertx) {
    return vertx
        .executeBlocking(Contract::tree)
        .compose(contract -> OpenAPIContract.from(vertx, forRouter(contract)))
        .map(ReadContract::new);
  }

  /** The whole contract as one tree, for reading. The first call takes a while. */
  static JsonNode tree() {
    return Parsed.TREE;
  }

  private static final class Parsed {

    static final JsonNode TREE = parse();

    private static JsonNode parse() {
      try {
        return new YAMLMapper().readTree(document(OPENAPI).getBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(OPENAPI + " is not YAML", e);
      }
    }
  }

  /** Operations of which the room {@code x-room} mounts its own routes. */
  static Set<String> answeredElsewhere() {
    Set<String> ids = new TreeSet<>();
    for (JsonNode path : tree().path("paths")) {
      for (JsonNode operation : path) {
        if (operation.has("x-room")) {
          ids.add(operation.path("operationId").asText());
        }
      }
    }
    return ids;
  }

  /**
   * The router refuses a contract with forms of answers that it cannot check, and with a server
   * that has no host. It checks none of our answers and serves every host, so the first are left
   * out and the second is given one.
   */
  private static JsonObject forRouter(JsonNode contract) {
    ObjectNode result = contract.deepCopy();
    removeUnknownForms(result);
    result.path("paths").forEach(Contract::removeAnsweredElsewhere);
    result.path("paths").forEach(path -> path.forEach(Contract::removeStreamedBody));
    String base = contract.at("/servers/0/url").asText();
    result.putArray("servers").addObject().put("url", "http://localhost" + base);
    return new JsonObject(result.toString());
  }

  /** They are mounted by their own rooms. */
  private static void removeAnsweredElsewhere(JsonNode path) {
    List<String> methods = new ArrayList<>();
    path.fieldNames().forEachRemaining(methods::add);
    methods.removeIf(method -> !path.path(method).has("x-room"));
    ((ObjectNode) path).remove(methods);
  }

  /** The router would have all of it in memory. */
  private static void removeStreamedBody(JsonNode operation) {
    if (operation.path("x-streamed").asBoolean()) {
      ((ObjectNode) operation).remove("requestBody");
    }
  }

  private static void removeUnknownForms(JsonNode node) {
    if (node.get("content") instanceof ObjectNode forms) {
      List<String> unknown = new ArrayList<>();
      forms.fieldNames().forEachRemaining(unknown::add);
      unknown.removeIf(form -> !form.contains("/") || MediaType.isMediaTypeSupported(form));
      forms.remove(unknown);
    }
    node.forEach(Contract::removeUnknownForms);
  }
}
