package nl.doorstroom.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.access.Problem;
import org.jspecify.annotations.Nullable;

/** What breaks the contract, told by field, value and what was expected. */
final class ContractProblems {

  /** Under which a request keeps the operation that it asks for. */
  static final String OPERATION = ContractProblems.class.getName();

  private static final Pattern PARAMETER =
      Pattern.compile("(header|path|query|cookie) parameter ([\\w-]+)");

  /** Only say that something below is wrong, which is told apart. */
  private static final Set<String> ABOVE =
      Set.of("properties", "items", "$ref", "additionalProperties");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

  private static final JsonNode CONTRACT = Contract.tree();

  private ContractProblems() {}

  static Problem of(ValidatorException broken, RoutingContext ctx) {
    Matcher parameter = PARAMETER.matcher(String.valueOf(broken.getMessage()));
    if (parameter.find()) {
      return parameter(broken, parameter.group(2), given(ctx, parameter));
    }
    if (broken instanceof SchemaValidationException schema) {
      return body(schema.getOutputUnit(), ctx);
    }
    if (ctx.body().length() > 0 && broken.type() == ValidatorErrorType.UNSUPPORTED_VALUE_FORMAT) {
      return Problem.of(
          415,
          "unsupported-media-type",
          "Not a form of body that is taken here",
          "content-type: "
              + ctx.request().getHeader("Content-Type")
              + " (expected: as the contract has it)");
    }
    return Problems.invalid("", "nothing", "a body, as the contract has it");
  }

  private static @Nullable String given(RoutingContext ctx, Matcher parameter) {
    String name = parameter.group(2);
    return switch (parameter.group(1)) {
      case "header" -> ctx.request().getHeader(name);
      case "path" -> ctx.pathParam(name);
      case "query" -> ctx.queryParams().get(name);
      default -> null;
    };
  }

  private static Problem parameter(ValidatorException broken, String name, @Nullable String given) {
    if (broken.type() == ValidatorErrorType.MISSING_REQUIRED_PARAMETER) {
      String detail = name + ": none (expected: one)";
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "idempotency-key" ->
            Problem.of(
                    400, "idempotency-key-missing", "Every command needs a key of its own", detail)
                .with("field", name);
        case "if-match" ->
            Problem.of(428, "if-match-missing", "Say which version you have seen", detail)
                .with("field", name);
        default ->
            Problem.of(400, "invalid-parameter", "A parameter is missing", detail)
                .with("field", name);
      };
    }
    String expected =
        broken instanceof SchemaValidationException schema
            ? expected(blamed(schema.getOutputUnit()), parameterSchema(name))
            : "a value as the contract has it";
    return Problem.of(
            400,
            "invalid-parameter",
            "A parameter is not allowed",
            name + ": " + given + " (expected: " + expected + ")")
        .with("field", name)
        .with("value", String.valueOf(given))
        .with("expected", expected);
  }

  private static Problem body(OutputUnit output, RoutingContext ctx) {
    OutputUnit error = blamed(output);
    String at = pointer(error.getInstanceLocation());
    String keyword = keyword(error);
    JsonNode value = RequestBody.of(ctx).at(at);
    if (keyword.equals("required")) {
      Matcher name = QUOTED.matcher(error.getError());
      return Problems.invalid(at + "/" + (name.find() ? name.group(1) : ""), "nothing", "a value");
    }
    if (keyword.equals("additionalProperties")) {
      return Problems.invalid(at, value, "no such field");
    }
    return Problems.invalid(at, value, expected(error, bodySchema(ctx)));
  }

  /** The first error that is about a value itself. */
  private static OutputUnit blamed(OutputUnit output) {
    List<OutputUnit> errors =
        output.getErrors() == null ? List.of(output) : new ArrayList<>(output.getErrors());
    for (OutputUnit error : errors) {
      if (!ABOVE.contains(keyword(error))) {
        return error;
      }
    }
    for (OutputUnit error : errors) {
      if (keyword(error).equals("additionalProperties")) {
        return error;
      }
    }
    return errors.isEmpty() ? output : errors.get(errors.size() - 1);
  }

  private static String keyword(OutputUnit error) {
    String location = String.valueOf(error.getKeywordLocation());
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private static String expected(OutputUnit error, JsonNode schema) {
    String location = pointer(error.getAbsoluteKeywordLocation());
    JsonNode limit =
        location.startsWith("/components/") ? CONTRACT.at(location) : schema.at(location);
    String said =
        limit.isMissingNode() ? "" : limit.isTextual() ? limit.asText() : limit.toString();
    return switch (keyword(error)) {
      case "enum" -> "one of " + said.replaceAll("[\\[\\]\"]", "").replace(",", ", ");
      case "type" -> limit.isMissingNode() ? error.getError() : said;
      case "pattern" -> "text of the form " + said;
      case "minimum" -> "at least " + said;
      case "maximum" -> "at most " + said;
      case "exclusiveMinimum" -> "more than " + said;
      case "minLength" -> "at least " + said + " characters";
      case "maxLength" -> "at most " + said + " characters";
      case "minItems" -> "at least " + said + " items";
      case "maxItems" -> "at most " + said + " items";
      case "minProperties" -> "at least " + said + " fields";
      default -> error.getError();
    };
  }

  /** {@code app:///#/a/b} and {@code #/a/b} as a JSON pointer. */
  private static String pointer(@Nullable String location) {
    String text = location == null ? "" : location;
    String fragment = text.substring(text.indexOf('#') + 1);
    return fragment.startsWith("/") ? fragment : "";
  }

  private static JsonNode bodySchema(RoutingContext ctx) {
    Operation operation = ctx.get(OPERATION);
    String id = operation == null ? "" : operation.getOperationId();
    for (JsonNode path : CONTRACT.path("paths")) {
      for (JsonNode method : path) {
        if (method.path("operationId").asText().equals(id)) {
          return resolve(method.at("/requestBody/content/application~1json").path("schema"));
        }
      }
    }
    return CONTRACT;
  }

  private static JsonNode parameterSchema(String name) {
    for (JsonNode parameter : CONTRACT.at("/components/parameters")) {
      if (parameter.path("name").asText().equals(name)) {
        return resolve(parameter.path("schema"));
      }
    }
    for (JsonNode parameter : CONTRACT.path("paths").findValues("parameters")) {
      for (JsonNode one : parameter) {
        if (one.path("name").asText().equals(name)) {
          return resolve(one.path("schema"));
        }
      }
    }
    return CONTRACT;
  }

  private static JsonNode resolve(JsonNode schema) {
    String ref = schema.path("$ref").asText();
    return ref.isEmpty() ? schema : CONTRACT.at(pointer(ref));
  }
}
