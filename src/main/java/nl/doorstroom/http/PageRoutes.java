package nl.doorstroom.http;

import io.mvnpm.importmap.Aggregator;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The pages: one shell for all screens with an import map of the libraries in the jars, its files,
 * the libraries themselves, and the page that renders the contract.
 */
final class PageRoutes {

  /** The screens; which one is shown is decided in the page, by its path. */
  private static final List<String> SCREENS =
      List.of(
          "/",
          "/wachttijden",
          "/verwijzingen",
          "/planning",
          "/planning/*",
          "/wachtlijst",
          "/transfertafel",
          "/transfertafel/*",
          "/beheer");

  private static final String IMPORT_MAP_PLACE = "<!--importmap-->";

  /** Paths of libraries have their version in them. */
  private static final Duration LIBRARY_AGE = Duration.ofDays(365);

  private static final String CALENDAR = "fullcalendar__";

  /** Modules of libraries that bring no import map of their own, by the name they are asked by. */
  private static final List<String> CALENDAR_PARTS =
      List.of("core", "daygrid", "interaction", "list", "timegrid");

  private final @Nullable Path webroot;
  private final String importMap;

  /**
   * @param webroot directory with the files of the pages as they are edited; null for those of the
   *     jar
   */
  PageRoutes(@Nullable Path webroot) {
    this.webroot = webroot;
    Aggregator libraries = new Aggregator();
    libraries.addMappings(unmapped());
    this.importMap = libraries.aggregateAsJson(true);
  }

  /** Where the modules are of the libraries that bring no import map of their own. */
  private static Map<String, String> unmapped() {
    Map<String, String> modules = new HashMap<>();
    for (String part : CALENDAR_PARTS) {
      modules.put("@fullcalendar/" + part + "/", webjar("org.webjars.npm", CALENDAR + part));
    }
    String preact = webjar("org.webjars.npm", "preact");
    modules.put("preact", preact + "dist/preact.module.js");
    modules.put("preact/compat", preact + "compat/dist/compat.module.js");
    modules.put("preact/hooks", preact + "hooks/dist/hooks.module.js");
    return modules;
  }

  void mount(Router router) {
    Shell built = webroot == null ? shell() : null;
    for (String screen : SCREENS) {
      router.get(screen).handler(ctx -> show(ctx, built == null ? shell() : built));
    }
    router.get("/webjars/*").handler(libraries("META-INF/resources/webjars"));
    router.get("/_static/*").handler(libraries("META-INF/resources/_static"));
    router.get("/assets/*").handler(PageRoutes::revalidated);
    router.get("/assets/*").handler(assets());
    router.get("/api").handler(this::api);
    router.get("/api/reader.js").handler(ctx -> script(ctx, reader()));
    for (String document : List.of(Contract.OPENAPI, Contract.ASYNCAPI)) {
      Buffer bytes = Contract.document(document);
      router.get("/api/v1/" + document).handler(ctx -> yaml(ctx, bytes));
    }
  }

  /** The page that holds every screen, and the policy that lets its import map in. */
  private record Shell(Buffer html, String policy) {}

  private Shell shell() {
    String map = "\n" + importMap + "\n";
    String html =
        file("index.html")
            .replace(IMPORT_MAP_PLACE, "<script type=\"importmap\">" + map + "</script>");
    String policy =
        "default-src 'self'; script-src 'self' '"
            + hash(map)
            // The calendar adds its rules to a style element that it leaves empty.
            + "'; style-src 'self' '"
            + hash("")
            + "'; style-src-attr 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'none'";
    return new Shell(Buffer.buffer(html), policy);
  }

  private String file(String name) {
    try {
      if (webroot != null) {
        return Files.readString(webroot.resolve(name));
      }
      try (InputStream in = PageRoutes.class.getResourceAsStream("/webroot/" + name)) {
        if (in == null) {
          throw new IllegalStateException("webroot/" + name + " is not among the resources");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void show(RoutingContext ctx, Shell shell) {
    ctx.response()
        .putHeader(Headers.CONTENT_SECURITY_POLICY, shell.policy())
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .end(shell.html())
        .onFailure(ctx::fail);
  }

  private static StaticHandler libraries(String root) {
    return StaticHandler.create(root)
        .setIndexPage("-")
        .setDirectoryListing(false)
        .setMaxAgeSeconds(LIBRARY_AGE.toSeconds());
  }

  private StaticHandler assets() {
    StaticHandler files =
        webroot == null
            ? StaticHandler.create("webroot")
            : StaticHandler.create(FileSystemAccess.ROOT, webroot.toAbsolutePath().toString())
                .setCachingEnabled(false);
    return files.setIndexPage("-").setDirectoryListing(false).setMaxAgeSeconds(0);
  }

  private static void revalidated(RoutingContext ctx) {
    ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    ctx.next();
  }

  private static void yaml(RoutingContext ctx, Buffer document) {
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .end(document)
        .onFailure(ctx::fail);
  }

  private static void script(RoutingContext ctx, Buffer script) {
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .end(script)
        .onFailure(ctx::fail);
  }

  private void api(RoutingContext ctx) {
    String base = webjar("org.webjars", "swagger-ui");
    ctx.response()
        .putHeader(
            Headers.CONTENT_SECURITY_POLICY,
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                + " base-uri 'none'; object-src 'none'; frame-ancestors 'none'")
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .end(
            """
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>Doorstroom: API</title>
                <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="%1$sswagger-ui.css" />
                <script src="%1$sswagger-ui-bundle.js" defer></script>
                <script src="/api/reader.js" defer></script>
              </head>
              <body>
                <div id="api"></div>
              </body>
            </html>
            """
                .formatted(base))
        .onFailure(ctx::fail);
  }

  private static Buffer reader() {
    return Buffer.buffer(
        "SwaggerUIBundle({ url: \"/api/v1/openapi.yaml\", dom_id: \"#api\", deepLinking: true });\n");
  }

  /** Path of a library's files; the version in it is that of the jar. */
  private static String webjar(String group, String name) {
    String about = "META-INF/maven/" + group + "/" + name + "/pom.properties";
    try (InputStream in = PageRoutes.class.getClassLoader().getResourceAsStream(about)) {
      Properties properties = new Properties();
      properties.load(in);
      return "/webjars/" + name + "/" + properties.getProperty("version") + "/";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is in every JDK", e);
    }
  }
}
