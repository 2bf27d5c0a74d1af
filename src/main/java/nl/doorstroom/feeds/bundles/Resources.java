package nl.doorstroom.feeds.bundles;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import nl.doorstroom.feeds.reading.FileRefusedException;
import nl.doorstroom.feeds.reading.FileRefusedException.Problem;
import nl.doorstroom.feeds.reading.TextShape;
import org.jspecify.annotations.Nullable;

/** The resources of a file, one at a time: those of Bundles, and those that stand by themselves. */
final class Resources implements AutoCloseable {

  /** Most values in one resource, and the deepest they may lie. */
  private static final int VALUES_MAX = 10_000;

  private static final int DEPTH_MAX = 50;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(TextShape.LINE_MAX)
                  .maxNestingDepth(2 * DEPTH_MAX)
                  .maxNameLength(1_000)
                  .maxNumberLength(100)
                  .build())
          .build();

  private final JsonParser parser;
  private @Nullable ObjectNode root;
  private boolean inEntries;
  private int values;

  Resources(Reader text) {
    try {
      this.parser = JSON.createParser(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One resource.
   *
   * @param url under which its Bundle has it; null when none
   * @param line on which it begins
   */
  record Resource(JsonNode json, @Nullable String url, long line) {

    String type() {
      return json.path("resourceType").asText();
    }
  }

  /** The next resource; null after the last. */
  @Nullable Resource next() {
    try {
      while (true) {
        Resource found = inEntries ? entry() : root == null ? begin() : member(root);
        if (found != null) {
          return found;
        }
        if (root == null && !inEntries && parser.isClosed()) {
          return null;
        }
      }
    } catch (JsonParseException e) {
      throw damaged(e);
    } catch (JsonProcessingException e) {
      throw damaged(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Resource begin() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      parser.close();
      return null;
    }
    if (token != JsonToken.START_OBJECT) {
      throw new FileRefusedException(
          Problem.NOT_RECOGNISED, line(), "value: " + token + " (expected: a FHIR resource)");
    }
    root = JsonNodeFactory.instance.objectNode();
    root.put("line", line());
    values = 0;
    return null;
  }

  /** A member of the outermost object: of a Bundle only its entries matter. */
  private @Nullable Resource member(ObjectNode whole) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_OBJECT) {
      root = null;
      return whole.path("resourceType").asText().equals("Bundle")
          ? null
          : new Resource(whole, null, whole.path("line").asLong());
    }
    if (token == null) {
      throw new FileRefusedException(
          Problem.DAMAGED, line(), "JSON: breaks off (expected: a whole resource)");
    }
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    if (name.equals("entry") && value == JsonToken.START_ARRAY) {
      inEntries = true;
    } else if (!name.equals("line")) {
      whole.set(name, read(1));
    }
    return null;
  }

  private @Nullable Resource entry() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      inEntries = false;
      return null;
    }
    if (token == null) {
      throw new FileRefusedException(
          Problem.DAMAGED, line(), "JSON: breaks off (expected: the end of the Bundle)");
    }
    values = 0;
    long line = line();
    JsonNode entry = read(1);
    JsonNode resource = entry.path("resource");
    return resource.isObject()
        ? new Resource(resource, entry.path("fullUrl").asText(null), line)
        : null;
  }

  /** The value at which the parser stands, within bounds. */
  private JsonNode read(int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null || ++values > VALUES_MAX || depth > DEPTH_MAX) {
      throw new FileRefusedException(
          Problem.LINE_TOO_LONG,
          line(),
          "resource: more than " + VALUES_MAX + " values or too deep (expected: fewer)");
    }
    return switch (token) {
      case START_OBJECT -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          object.set(name, read(depth + 1));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(read(depth + 1));
        }
        yield array;
      }
      case VALUE_TRUE, VALUE_FALSE ->
          JsonNodeFactory.instance.booleanNode(token == JsonToken.VALUE_TRUE);
      case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
      default -> JsonNodeFactory.instance.textNode(parser.getText());
    };
  }

  private long line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private static FileRefusedException damaged(JsonProcessingException e) {
    long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return new FileRefusedException(
        Problem.DAMAGED, line, "JSON: " + e.getOriginalMessage() + " (expected: whole JSON)");
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
