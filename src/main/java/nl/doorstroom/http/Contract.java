package nl.doorstroom.http;

import com.fasterxml.jackson.core.type.TypeReference;
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
import java.util.LinkedHashMap;
import java.util.Map;
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
        .executeBlocking(Contract::parse)
        .compose(contract -> OpenAPIContract.from(vertx, forRouter(contract)));
  }

  /** The whole contract as one tree. */
  static JsonObject parse() throws IOException {
    Map<String, Object> tree =
        new YAMLMapper().readValue(document(OPENAPI).getBytes(), new TypeReference<>() {});
    return new JsonObject(tree);
  }

  /** Operations that another room answers. */
  static Set<String> answeredElsewhere(JsonObject contract) {
    Set<String> ids = new TreeSet<>();
    for (Object path : contract.getJsonObject("paths").getMap().values()) {
      for (Map.Entry<String, Object> entry :
          ((Map<?, ?>) path)
              .entrySet().stream()
                  .map(e -> Map.entry(String.valueOf(e.getKey()), (Object) e.getValue()))
                  .toList()) {
        if (entry.getValue() instanceof Map<?, ?> operation && operation.containsKey("x-room")) {
          ids.add(String.valueOf(operation.get("operationId")));
        }
      }
    }
    return ids;
  }

  /**
   * The router refuses a contract with forms of answers that it cannot check; it checks none of
   * ours, so they are left out.
   */
  private static JsonObject forRouter(JsonObject contract) {
    return new JsonObject(withoutUnknownForms(contract.getMap()));
  }

  private static Map<String, Object> withoutUnknownForms(Map<?, ?> tree) {
    Map<String, Object> kept = new LinkedHashMap<>();
    tree.forEach(
        (name, value) -> {
          Object inner = value;
          if (value instanceof JsonObject object) {
            inner = object.getMap();
          }
          if (inner instanceof Map<?, ?> map) {
            Map<String, Object> below = withoutUnknownForms(map);
            if (name.equals("content")) {
              below.keySet().removeIf(form -> !MediaType.isMediaTypeSupported(form));
            }
            kept.put(String.valueOf(name), below);
          } else {
            kept.put(String.valueOf(name), inner);
          }
        });
    return kept;
  }
}
