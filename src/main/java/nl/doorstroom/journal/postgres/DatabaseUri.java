package nl.doorstroom.journal.postgres;

import static java.util.Objects.requireNonNull;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;

/**
 * Where a PostgreSQL database is and who signs in to it. No text of this type, its exceptions
 * included, holds the password or a part of what was parsed that could be one.
 *
 * @param sslRootCertificate path of a PEM file with the authorities to trust; empty trusts those of
 *     the Java runtime. Only of meaning for {@code verify-ca} and {@code verify-full}.
 */
public record DatabaseUri(
    String host,
    int port,
    String database,
    String user,
    String password,
    SslMode sslMode,
    Optional<String> sslRootCertificate) {

  static final int PORT_DEFAULT = 5432;

  private static final String ESCAPES =
      "in a password / is written as %2F, ? as %3F, @ as %40 and % as %25";

  private static final Set<String> PARAMETERS =
      Set.of("user", "password", "sslmode", "sslrootcert");

  public DatabaseUri {
    requireNonNull(password, "password");
    requireNonNull(sslMode, "sslMode");
    requireNonNull(sslRootCertificate, "sslRootCertificate");
    present("host", host);
    present("database", database);
    present("user", user);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 1-65535)");
    }
  }

  /** Names a database reached without encryption, as on the same machine. */
  public static DatabaseUri of(
      String host, int port, String database, String user, String password) {
    return new DatabaseUri(host, port, database, user, password, SslMode.DISABLE, Optional.empty());
  }

  /**
   * Reads {@code postgresql://user:password@host:port/database?sslmode=…} (also {@code postgres:})
   * or {@code jdbc:postgresql://host:port/database?user=…&password=…}. The port is 5432, the
   * database the user's name and {@code sslmode} {@code prefer} unless given, as in libpq.
   *
   * @throws IllegalArgumentException if {@code text} is neither, names several hosts or a socket
   *     directory, or has a parameter other than user, password, sslmode and sslrootcert
   */
  public static DatabaseUri parse(String text) {
    String rest = text.strip();
    if (rest.regionMatches(true, 0, "jdbc:", 0, 5)) {
      rest = rest.substring(5);
    }
    int scheme = rest.indexOf("://");
    if (scheme < 0 || !Set.of("postgresql", "postgres").contains(lower(rest, scheme))) {
      throw new IllegalArgumentException(
          "database URI: not readable (expected: postgresql://user:password@host:port/database)");
    }
    rest = rest.substring(scheme + 3);

    int question = rest.indexOf('?');
    Map<String, String> parameters = parameters(question < 0 ? "" : rest.substring(question + 1));
    rest = question < 0 ? rest : rest.substring(0, question);
    int slash = rest.indexOf('/');
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    int at = authority.lastIndexOf('@');
    String server = authority.substring(at + 1);
    String credentials = at < 0 ? "" : authority.substring(0, at);
    int colon = credentials.indexOf(':');

    String user =
        parameters.getOrDefault(
            "user", decode(colon < 0 ? credentials : credentials.substring(0, colon)));
    String password =
        parameters.getOrDefault(
            "password", colon < 0 ? "" : decode(credentials.substring(colon + 1)));
    return new DatabaseUri(
        host(server),
        port(server),
        path.isEmpty() ? user : database(path),
        user,
        password,
        sslMode(parameters.getOrDefault("sslmode", SslMode.PREFER.value)),
        Optional.ofNullable(parameters.get("sslrootcert")));
  }

  /** Names another database of the same server and user. */
  public DatabaseUri withDatabase(String name) {
    return new DatabaseUri(host, port, name, user, password, sslMode, sslRootCertificate);
  }

  /** Gives the URL for JDBC; user and password are not in it and travel beside it. */
  public String jdbcUrl() {
    StringBuilder url =
        new StringBuilder("jdbc:postgresql://")
            .append(host.contains(":") ? "[" + host + "]" : host)
            .append(':')
            .append(port)
            .append('/')
            .append(encode(database))
            .append("?sslmode=")
            .append(sslMode.value);
    if (sslRootCertificate.isPresent()) {
      url.append("&sslrootcert=").append(encode(sslRootCertificate.get()));
    } else if (verifies()) {
      url.append("&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
    }
    return url.toString();
  }

  /** Gives fresh options for the Vert.x client; everything but address and sign-in is default. */
  public PgConnectOptions connectOptions() {
    PgConnectOptions options = new PgConnectOptions();
    options.setHost(host).setPort(port).setDatabase(database).setUser(user).setPassword(password);
    options.setSslMode(sslMode);
    if (sslMode != SslMode.DISABLE) {
      ClientSSLOptions ssl = new ClientSSLOptions();
      // As in libpq: the modes below verify-ca encrypt, but believe any certificate.
      ssl.setTrustAll(!verifies());
      ssl.setHostnameVerificationAlgorithm(sslMode == SslMode.VERIFY_FULL ? "HTTPS" : "");
      if (verifies()) {
        ssl.setTrustOptions(trustOptions());
      }
      options.setSslOptions(ssl);
    }
    return options;
  }

  @Override
  public String toString() {
    return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
  }

  private TrustOptions trustOptions() {
    if (sslRootCertificate.isPresent()) {
      return new PemTrustOptions().addCertPath(sslRootCertificate.get());
    }
    // Said outright: the client has no default for the modes that verify.
    try {
      TrustManagerFactory ofRuntime =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      ofRuntime.init((KeyStore) null);
      return TrustOptions.wrap(ofRuntime.getTrustManagers()[0]);
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("authorities of the Java runtime: not readable", cause);
    }
  }

  private boolean verifies() {
    return sslMode == SslMode.VERIFY_CA || sslMode == SslMode.VERIFY_FULL;
  }

  private static String host(String server) {
    if (server.contains(",")) {
      throw new IllegalArgumentException("host: several (expected: one host)");
    }
    int bracket = server.indexOf(']');
    if (server.startsWith("[") && bracket > 0) {
      return server.substring(1, bracket);
    }
    int colon = server.indexOf(':');
    String host = decode(colon < 0 ? server : server.substring(0, colon));
    if (host.startsWith("/")) {
      throw new IllegalArgumentException("host: a socket directory (expected: a host name)");
    }
    return host;
  }

  private static int port(String server) {
    int colon = server.indexOf(':', Math.max(0, server.indexOf(']')));
    if (colon < 0) {
      return PORT_DEFAULT;
    }
    String digits = server.substring(colon + 1);
    if (!digits.matches("[0-9]{1,5}")) {
      // What stands here may be the rest of a password with an unescaped "/" or "@" in it.
      throw new IllegalArgumentException("port: not a number (" + ESCAPES + ")");
    }
    return Integer.parseInt(digits);
  }

  private static String database(String path) {
    if (path.contains("@") || path.contains("/") || path.contains(":")) {
      throw new IllegalArgumentException("database: not a name (" + ESCAPES + ")");
    }
    return decode(path);
  }

  private static SslMode sslMode(String value) {
    for (SslMode mode : SslMode.values()) {
      if (mode.value.equals(value)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "sslmode: unknown (expected: disable, allow, prefer, require, verify-ca or verify-full)");
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!PARAMETERS.contains(name)) {
        // Not named: with an unescaped "?" in a password this is the rest of it.
        throw new IllegalArgumentException(
            "parameter: not supported (expected: sslmode, sslrootcert, user or password)");
      }
      parameters.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      // A plus is a plus here: only forms write a space that way.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      // Its message would repeat the text, which may be the password.
      throw new IllegalArgumentException(
          "database URI: a % is not followed by two hexadecimal digits (write % as %25)");
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String lower(String text, int end) {
    return text.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private static void present(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("database URI: no " + name);
    }
  }
}
