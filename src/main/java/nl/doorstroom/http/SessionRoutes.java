package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.access.DemoAccess;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Principal;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Role;
import nl.doorstroom.engine.Exchange;
import org.jspecify.annotations.Nullable;

/** Who a browser is, and the role switch of the demonstration. */
final class SessionRoutes {

  private final Exchange exchange;
  private final DemoAccess demo;

  SessionRoutes(Operations on, DemoAccess demo) {
    this.exchange = on.exchange();
    this.demo = demo;
    on.on("getSession", Permission.SEE_WAITS, call -> show(call.ctx(), call.principal()));
    on.on("startSession", Permission.SEE_WAITS, this::start);
    on.on("endSession", Permission.SEE_WAITS, this::end);
  }

  private Future<Reply> show(RoutingContext ctx, Principal principal) {
    boolean possible = demo.isPossible(ctx);
    ObjectNode node =
        Wire.object()
            .put("role", DemoAccess.code(principal.role()))
            .put("actor", principal.actor().value())
            .put("demo", possible);
    if (principal.demo()) {
      node.put("person", demo.person(principal));
    }
    ArrayNode roles = node.putArray("roles");
    for (Role role : possible ? Role.values() : new Role[] {Role.PUBLIC}) {
      roles.add(DemoAccess.code(role));
    }
    OrganizationId organization = principal.organization();
    return RegionRoutes.list(exchange)
        .compose(
            regions -> {
              node.set("regions", Wire.tree(regions));
              return organization == null
                  ? Future.succeededFuture(node)
                  : known(organization)
                      .map(
                          known -> {
                            ObjectNode of =
                                node.putObject("organization").put("id", organization.value());
                            if (known == null) {
                              of.put("name", organization.value());
                            } else {
                              of.put("name", known.name()).put("kind", known.kind().name());
                            }
                            return node;
                          });
            })
        .map(Reply::ok);
  }

  /** What whichever region knows it is told of it; null where none does. */
  private Future<Organization.@Nullable Details> known(OrganizationId id) {
    List<Future<Organization.@Nullable Details>> all =
        exchange.regions().stream()
            .map(
                region ->
                    exchange.read(
                        region,
                        grid -> {
                          Organization known = grid.region().partners().organization(id);
                          return known == null ? null : known.details();
                        }))
            .toList();
    return Future.join(all)
        .map(
            done ->
                done.<Organization.@Nullable Details>list().stream()
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null));
  }

  private Future<Reply> start(Call call) {
    SessionBody body = call.body(SessionBody.class);
    if (!demo.isPossible(call.ctx())) {
      throw new ProblemException(
          Problem.of(
              403,
              "demo-off",
              "No demonstration identities here",
              "demo: off, or not on this machine (expected: a request from this machine)"));
    }
    Role role = DemoAccess.role(body.role());
    if (role == null) {
      throw new ProblemException(
          Problems.invalid(
              "role", body.role(), "public, gp, planner, table-member, mediator or administrator"));
    }
    int person = body.person() == null || body.organization() == null ? 1 : body.person();
    call.ctx().response().addCookie(demo.cookie(role, body.organization(), person));
    return show(call.ctx(), demo.principal(role, body.organization(), person));
  }

  private Future<Reply> end(Call call) {
    call.ctx().response().addCookie(demo.noCookie());
    return Future.succeededFuture(Reply.nothing());
  }

  /**
   * @param person which of the people of {@code organization}; null for the first
   */
  private record SessionBody(
      String role, @Nullable OrganizationId organization, @Nullable Integer person) {}
}
