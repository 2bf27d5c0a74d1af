package nl.doorstroom.reminders;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mail server: {@code smtp://user:password@host:587?starttls=required} or {@code smtps://…}. What
 * is not a letter or digit in user and password is percent-encoded.
 *
 * @param tls whether the connection is encrypted from its start
 * @param starttls otherwise, whether it becomes so
 * @param user null when the server asks for none
 */
public record SmtpUrl(
    String host,
    int port,
    boolean tls,
    StartTls starttls,
    @Nullable String user,
    @Nullable String password) {

  private static final String EXPECTED =
      "smtp://user:password@host:587?starttls=required|optional|disabled, or smtps://host:465";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int SMTP_PORT = 587;
  private static final int SMTPS_PORT = 465;
  private static final String STARTTLS = "starttls=";

  /** Whether a connection that begins in the open becomes an encrypted one. */
  public enum StartTls {
    REQUIRED,
    OPTIONAL,
    DISABLED
  }

  /**
   * Reads {@code text}.
   *
   * @throws IllegalArgumentException when it is not such an address, or would send a password in
   *     the open to another machine; the message never has the password
   */
  public static SmtpUrl parse(String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      throw wrong("not a URL");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("smtp") && !scheme.equals("smtps")) {
      throw wrong("scheme " + scheme);
    }
    if (uri.getHost() == null) {
      throw wrong("no host");
    }
    boolean tls = scheme.equals("smtps");
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? SMTPS_PORT : SMTP_PORT;
    StartTls starttls = starttls(uri.getRawQuery());
    String[] who =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    if (who.length == 1) {
      throw wrong("a user without a password");
    }
    if (who.length == 2
        && !tls
        && starttls != StartTls.REQUIRED
        && !LOOPBACK.contains(uri.getHost())) {
      throw wrong("a password that may travel in the open");
    }
    return new SmtpUrl(
        uri.getHost(),
        port,
        tls,
        starttls,
        who.length == 2 ? decoded(who[0]) : null,
        who.length == 2 ? decoded(who[1]) : null);
  }

  private static StartTls starttls(@Nullable String query) {
    if (query == null) {
      return StartTls.REQUIRED;
    }
    if (!query.startsWith(STARTTLS)) {
      throw wrong("?" + query);
    }
    try {
      return StartTls.valueOf(query.substring(STARTTLS.length()).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw wrong("?" + query);
    }
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("smtp-url: " + what + " (expected: " + EXPECTED + ")");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return (tls ? "smtps://" : "smtp://") + host + ":" + port;
  }
}
