package nl.doorstroom.reminders;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import nl.doorstroom.access.Access;
import nl.doorstroom.access.MailLanguage;
import nl.doorstroom.access.ReminderAddress;
import nl.doorstroom.access.RouteModule;
import nl.doorstroom.access.RowCipher;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.engine.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The pages to which links in mails lead. Opening one changes nothing, since programs that look
 * mails over open links too; its button does, and so does a mail program's own, as RFC 8058 has it.
 */
public final class ReminderLinks implements RouteModule {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private final Exchange exchange;
  private final ReminderBook book;
  private final Marks marks;
  private final InstantSource clock;

  /**
   * @param cipher the one by which links were marked
   */
  public ReminderLinks(
      Exchange exchange, ReminderBook book, RowCipher cipher, InstantSource clock) {
    this.exchange = exchange;
    this.book = book;
    this.marks = new Marks(cipher);
    this.clock = clock;
  }

  @Override
  public void mount(Router router, Access access) {
    for (Marks.Deed deed : Marks.Deed.values()) {
      String path = Links.BASE + "/:region/:address/:mark/" + deed.path();
      router.get(path).handler(ctx -> answer(ctx, deed, false));
      router.post(path).handler(ctx -> answer(ctx, deed, true));
    }
  }

  private void answer(RoutingContext ctx, Marks.Deed deed, boolean act) {
    named(ctx, deed)
        .compose(
            named ->
                named == null
                    ? page(ctx, 404, MailLanguage.NL, NO_LONGER)
                    : act ? act(ctx, deed, named) : ask(ctx, deed, named))
        .onFailure(ctx::fail);
  }

  private static final Wording.Page NO_LONGER =
      new Wording.Page(
          "Deze link werkt niet meer",
          "Het adres is gewist, of de link is niet volledig. / This link no longer works: the"
              + " address is erased, or the link is not complete.",
          "");

  /** Whose link was followed. */
  private record Named(RegionId region, ReminderAddress address) {}

  private Future<@Nullable Named> named(RoutingContext ctx, Marks.Deed deed) {
    RegionId region;
    try {
      region = new RegionId(ctx.pathParam("region"));
    } catch (IllegalArgumentException notOne) {
      return Future.succeededFuture();
    }
    String id = ctx.pathParam("address");
    return marks.isRight(deed, region, id, ctx.pathParam("mark"))
        ? book.find(region, id).map(found -> found == null ? null : new Named(region, found))
        : Future.succeededFuture();
  }

  private Future<Void> act(RoutingContext ctx, Marks.Deed deed, Named named) {
    ReminderAddress address = named.address();
    Wording words = Wording.in(address.language());
    return switch (deed) {
      case CONFIRM ->
          book.confirmed(named.region(), address.id(), clock.instant())
              .compose(done -> page(ctx, 200, address.language(), words.confirmed()));
      case OFF ->
          book.remove(named.region(), address.id())
              .compose(gone -> page(ctx, 200, address.language(), words.isOff()));
    };
  }

  private Future<Void> ask(RoutingContext ctx, Marks.Deed deed, Named named) {
    ReminderAddress address = named.address();
    Wording words = Wording.in(address.language());
    return exchange
        .read(named.region(), grid -> Letters.nameOf(address.organization(), grid.region()))
        .compose(
            organization ->
                page(
                    ctx,
                    200,
                    address.language(),
                    switch (deed) {
                      case CONFIRM ->
                          address.state() == ReminderAddress.State.PENDING
                              ? words.confirmPage(organization)
                              : words.confirmed();
                      case OFF -> words.offPage(organization);
                    }));
  }

  private static Future<Void> page(
      RoutingContext ctx, int status, MailLanguage language, Wording.Page page) {
    String form =
        page.act().isEmpty()
            ? ""
            : """
              <form method="post">
                <button type="submit" class="btn">%s</button>
              </form>
              """
                .formatted(Html.escaped(page.act()));
    return ctx.response()
        .setStatusCode(status)
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Robots-Tag", "noindex")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
        .end(
            """
            <!doctype html>
            <html lang="%1$s">
              <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>%2$s</title>
                <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="/assets/styles/doorstroom.css" />
              </head>
              <body>
                <main class="page reminder-page">
                  <h1>%2$s</h1>
                  <p>%3$s</p>
                  %4$s
                </main>
              </body>
            </html>
            """
                .formatted(
                    Wording.in(language).code(),
                    Html.escaped(page.title()),
                    Html.escaped(page.text()),
                    form));
  }
}
