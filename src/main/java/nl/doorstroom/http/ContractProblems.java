package nl.doorstroom.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import nl.doorstroom.access.Problem;

/** What breaks the contract, told by field, value and what was expected. */
final class ContractProblems {

  private ContractProblems() {}

  static Problem of(ValidatorException broken, RoutingContext ctx) {
    System.err.println(broken.type() + " " + broken.getMessage());
    if (broken instanceof SchemaValidationException schema) {
      System.err.println(schema.getOutputUnit().toJson().encodePrettily());
    }
    return Problem.of(400, "x", "y", String.valueOf(broken.getMessage()));
  }
}
