package nl.doorstroom.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The JSON body of a request, parsed once: well-formed, and without the characters that the journal
 * cannot keep. What it must hold is the contract's to say.
 */
final class RequestBody {

  private static final String KEY = RequestBody.class.getName();

  private RequestBody() {}

  /** Parses the body of {@code ctx}, where it is JSON, and passes the request on. */
  static void parse(RoutingContext ctx) {
    String type = ctx.request().getHeader("Content-Type");
    Buffer body = ctx.body().buffer();
    if (type != null
        && type.toLowerCase(Locale.ROOT).startsWith("application/json")
        && body != null
        && body.length() > 0) {
      JsonNode tree = parse(body.getBytes());
      requireStorable(tree, "");
      ctx.put(KEY, tree);
    }
    ctx.next();
  }

  /** The parsed body of {@code ctx}; a missing node when it had none. */
  static JsonNode of(RoutingContext ctx) {
    JsonNode tree = ctx.get(KEY);
    return tree == null ? MissingNode.getInstance() : tree;
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return Wire.MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw malformed(e.getOriginalMessage(), e.getLocation());
    } catch (IOException e) {
      throw malformed("not UTF-8", JsonLocation.NA);
    }
  }

  private static ProblemException malformed(String what, @Nullable JsonLocation known) {
    JsonLocation where = known == null ? JsonLocation.NA : known;
    return new ProblemException(
        Problem.of(
                400,
                "malformed-json",
                "The body is not JSON",
                what + " at line " + where.getLineNr() + ", column " + where.getColumnNr())
            .with("line", where.getLineNr())
            .with("column", where.getColumnNr()));
  }

  /** One text that cannot be stored would fail a whole batch of the journal. */
  private static void requireStorable(JsonNode node, String at) {
    if (node.isTextual()) {
      requireStorableText(node.textValue(), at);
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        requireStorable(node.get(i), at + "/" + i);
      }
    } else if (node.isObject()) {
      Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
      while (fields.hasNext()) {
        Map.Entry<String, JsonNode> field = fields.next();
        requireStorableText(field.getKey(), at);
        requireStorable(field.getValue(), at + "/" + field.getKey());
      }
    }
  }

  private static void requireStorableText(String text, String at) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !paired)) {
        String value = String.format(Locale.ROOT, "U+%04X", (int) c);
        throw new ProblemException(
            Problems.invalid(
                at, value, "text without U+0000 and without unpaired surrogates (at " + i + ")"));
      }
      if (paired) {
        i++;
      }
    }
  }

  /** {@code node} with the fields of every object in order: equal bodies, equal text. */
  static String canonical(JsonNode node) {
    StringBuilder out = new StringBuilder();
    canonical(node, out);
    return out.toString();
  }

  private static void canonical(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      Map<String, JsonNode> fields = new TreeMap<>();
      node.fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue()));
      out.append('{');
      fields.forEach(
          (name, value) -> {
            if (!value.isNull()) {
              out.append(Wire.encode(name)).append(':');
              canonical(value, out);
              out.append(',');
            }
          });
      out.append('}');
    } else if (node.isArray()) {
      out.append('[');
      for (JsonNode item : node) {
        canonical(item, out);
        out.append(',');
      }
      out.append(']');
    } else if (!node.isMissingNode()) {
      out.append(Wire.encode(node));
    }
  }

  /**
   * {@code node} as a {@code type}.
   *
   * @throws ProblemException as 422 {@code invalid} with the field, the value and what was expected
   */
  static <T> T as(JsonNode node, Class<T> type) {
    try {
      return Wire.MAPPER.treeToValue(node, type);
    } catch (JsonMappingException e) {
      StringBuilder field = new StringBuilder();
      for (JsonMappingException.Reference step : e.getPath()) {
        field
            .append('/')
            .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
      }
      String pointer = field.toString();
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String why = cause == e ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
      throw new ProblemException(Problems.invalid(pointer, node.at(pointer), why));
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problems.invalid("", node, e.getOriginalMessage()));
    }
  }
}
