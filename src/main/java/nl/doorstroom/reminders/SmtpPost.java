package nl.doorstroom.reminders;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import nl.doorstroom.reminders.UndeliveredException.Kind;

/** Sends letters by SMTP, each over a connection of its own. */
final class SmtpPost implements Post {

  private static final int CONNECT_MILLIS = 10_000;
  private static final int IDLE_SECONDS = 30;
  private static final int WHOLE_SECONDS = 90;
  private static final int CONNECTIONS_MAX = 2;

  /** With which step a refusal came is told by the client in words only. */
  private static final String AT_RECIPIENT = "recipient address not accepted";

  private static final String AT_DATA = "sending data failed";

  private static final int AUTHENTICATION_REQUIRED = 530;

  /** Security and policy, as RFC 3463 numbers them. */
  private static final Pattern NOT_ALLOWED = Pattern.compile("\\b5\\.7\\.[0-9]+\\b");

  private final MailClient client;
  private final String from;

  SmtpPost(Vertx vertx, MailSettings settings) {
    this.client = MailClient.create(vertx, config(settings));
    this.from = settings.from();
  }

  private static MailConfig config(MailSettings settings) {
    SmtpUrl smtp = settings.smtp();
    MailConfig config =
        new MailConfig()
            .setHostname(smtp.host())
            .setPort(smtp.port())
            .setSsl(smtp.tls())
            .setStarttls(StartTLSOptions.valueOf(smtp.starttls().name()))
            .setOwnHostname(settings.publicUrl().getHost())
            .setKeepAlive(false)
            .setMaxPoolSize(CONNECTIONS_MAX)
            .setUserAgent("doorstroom");
    config.setHostnameVerificationAlgorithm("HTTPS");
    config.setConnectTimeout(CONNECT_MILLIS);
    config.setIdleTimeout(IDLE_SECONDS);
    return smtp.user() == null
        ? config.setLogin(LoginOption.NONE)
        : config
            .setLogin(LoginOption.REQUIRED)
            .setUsername(smtp.user())
            .setPassword(smtp.password());
  }

  @Override
  public Future<Void> send(Letter letter, String to, String id, URI off) {
    MailMessage message =
        new MailMessage()
            .setFrom(from)
            .setTo(to)
            .setSubject(letter.subject())
            .setText(letter.text())
            .setHtml(letter.html())
            .setHeaders(
                MultiMap.caseInsensitiveMultiMap()
                    .add("Message-ID", "<" + id + ">")
                    .add("List-Unsubscribe", "<" + off + ">")
                    .add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                    .add("Auto-Submitted", "auto-generated")
                    .add("Content-Language", letter.languageCode()));
    return client
        .sendMail(message)
        .timeout(WHOLE_SECONDS, TimeUnit.SECONDS)
        .<Void>mapEmpty()
        .recover(failure -> Future.failedFuture(undelivered(failure)));
  }

  /** Replies of servers have the address in them: only their codes are told. */
  private static UndeliveredException undelivered(Throwable failure) {
    if (!(failure instanceof SMTPException refused)) {
      return new UndeliveredException(
          Kind.AWAY,
          failure instanceof IOException ? failure.toString() : failure.getClass().getSimpleName());
    }
    String message = String.valueOf(refused.getMessage());
    String told = "reply " + refused.getReplyCode();
    boolean atRecipient = message.startsWith(AT_RECIPIENT);
    if (!(atRecipient || message.startsWith(AT_DATA)) || isAboutUs(refused)) {
      return new UndeliveredException(Kind.AWAY, told);
    }
    return new UndeliveredException(
        !refused.isPermanent()
            ? Kind.LATER
            : atRecipient ? Kind.NO_SUCH_ADDRESS : Kind.LETTER_REFUSED,
        told);
  }

  /** Whether the server takes nothing from this sender, whoever it is for. */
  private static boolean isAboutUs(SMTPException refused) {
    return refused.getReplyCode() == AUTHENTICATION_REQUIRED
        || NOT_ALLOWED.matcher(String.valueOf(refused.getReplyMessage())).find();
  }
}
