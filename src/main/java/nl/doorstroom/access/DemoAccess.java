package nl.doorstroom.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Role;
import org.jspecify.annotations.Nullable;

/**
 * Identities that anyone on this machine may take: {@code demo-<role>} or {@code
 * demo-<role>@<organization id>}, in the {@code Authorization} header as a bearer token or in a
 * cookie. A colleague of the same organisation is {@code demo-<role>@<organization id>+2}, up to
 * {@code +9}: what takes two people takes two of them. Believed only while the demo is on and the
 * peer is the loopback address.
 *
 * <p>This class is threadsafe.
 */
public final class DemoAccess implements Access {

  /** Name of the cookie that holds the identity in a browser. */
  public static final String COOKIE = "doorstroom-demo";

  /** How many people there are of one organisation in one role; the first has number 1. */
  public static final int PEOPLE_MAX = 9;

  private static final Pattern IDENTITY =
      Pattern.compile("demo-([a-z-]{1,20})(?:@([A-Za-z0-9.\\-]{1,40})(?:\\+([2-9]))?)?");
  private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S{1,200})");

  private final boolean on;

  /**
   * @param on whether demo identities are believed at all; when not, everyone is the public
   */
  public DemoAccess(boolean on) {
    this.on = on;
  }

  @Override
  public Principal identify(RoutingContext ctx) {
    String header = ctx.request().getHeader("Authorization");
    if (header != null) {
      Matcher bearer = BEARER.matcher(header);
      if (!bearer.matches()) {
        throw unbelievable("authorization: not a bearer token (expected: Bearer demo-<role>)");
      }
      return read(ctx, bearer.group(1));
    }
    Cookie cookie = ctx.request().getCookie(COOKIE);
    return cookie == null || !isPossible(ctx) ? Principal.ANYONE : read(ctx, cookie.getValue());
  }

  /** Whether a request can have a demo identity: the demo is on and the peer is on this machine. */
  public boolean isPossible(RoutingContext ctx) {
    return on && Peer.isLocal(ctx);
  }

  /**
   * Anyone on this machine, as {@code role} of {@code organization}.
   *
   * @param person which of them, from 1 to {@link #PEOPLE_MAX}; 1 where there is no organisation
   */
  public Principal principal(Role role, @Nullable OrganizationId organization, int person) {
    // The number stands before the organisation, whose id may end in one.
    String actor = "demo." + code(role) + (person == 1 ? "" : String.valueOf(person));
    return new Principal(
        role,
        organization,
        new ActorToken(organization == null ? actor : actor + "." + organization.value()),
        true);
  }

  /** The cookie that gives a browser the identity that {@link #principal} gives. */
  public Cookie cookie(Role role, @Nullable OrganizationId organization, int person) {
    String value = "demo-" + code(role);
    return cookie(
        organization == null
            ? value
            : value + "@" + organization.value() + (person == 1 ? "" : "+" + person));
  }

  /** Which of the people of its organisation a demo identity is: the first where it has none. */
  public int person(Principal principal) {
    for (int person = 2; person <= PEOPLE_MAX; person++) {
      if (principal.equals(principal(principal.role(), principal.organization(), person))) {
        return person;
      }
    }
    return 1;
  }

  /** The cookie that takes the identity away. */
  public Cookie noCookie() {
    return cookie("").setMaxAge(0);
  }

  /** The role called {@code code} in an identity; null when there is none. */
  public static @Nullable Role role(String code) {
    return switch (code.toLowerCase(Locale.ROOT)) {
      case "public" -> Role.PUBLIC;
      case "gp", "huisarts" -> Role.GP;
      case "planner" -> Role.PLANNER;
      case "table-member" -> Role.TABLE_MEMBER;
      case "mediator" -> Role.MEDIATOR;
      case "administrator", "admin" -> Role.ADMINISTRATOR;
      default -> null;
    };
  }

  /** What {@code role} is called in an identity. */
  public static String code(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Principal read(RoutingContext ctx, String identity) {
    Matcher matcher = IDENTITY.matcher(identity);
    Role role = matcher.matches() ? role(matcher.group(1)) : null;
    if (role == null) {
      throw unbelievable(
          "identity: unknown (expected: demo-public, demo-gp, demo-planner, demo-table-member,"
              + " demo-mediator or demo-administrator, with @<organization id> where it acts for"
              + " one and +2 to +9 for its colleagues)");
    }
    if (!isPossible(ctx)) {
      throw unbelievable("identity: demo (expected: none, the demo is off or not on this machine)");
    }
    String organization = matcher.group(2);
    String person = matcher.group(3);
    return principal(
        role,
        organization == null ? null : new OrganizationId(organization),
        person == null ? 1 : Integer.parseInt(person));
  }

  private static Cookie cookie(String value) {
    return Cookie.cookie(COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT);
  }

  private static ProblemException unbelievable(String detail) {
    return new ProblemException(
        Problem.of(401, "unauthorized", "The identity cannot be believed", detail));
  }
}
