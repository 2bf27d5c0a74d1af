package nl.doorstroom.reminders;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to send mail.
 *
 * @param from address from which it comes, with a name before it or not
 * @param publicUrl where people reach this server, to which links lead; without a slash at its end
 */
public record MailSettings(SmtpUrl smtp, String from, URI publicUrl) {

  private static final Pattern FROM = Pattern.compile("(?:[^<>\\r\\n\"]{1,100} )?<([^<>\\s]+)>");

  /**
   * Reads the three options; null when none is set.
   *
   * @throws IllegalArgumentException when one cannot be read, or only some are set
   */
  public static @Nullable MailSettings of(
      @Nullable String smtpUrl, @Nullable String smtpFrom, @Nullable String publicUrl) {
    if (smtpUrl == null && smtpFrom == null) {
      return null;
    }
    if (smtpUrl == null || smtpFrom == null || publicUrl == null) {
      String missing = smtpUrl == null ? "smtp-url" : smtpFrom == null ? "smtp-from" : "public-url";
      throw new IllegalArgumentException(
          missing
              + ": none (expected: smtp-url, smtp-from and public-url, or neither of the first two)");
    }
    return new MailSettings(SmtpUrl.parse(smtpUrl), from(smtpFrom), url(publicUrl));
  }

  private static String from(String text) {
    Matcher named = FROM.matcher(text);
    if (!EmailAddress.isOne(named.matches() ? named.group(1) : text)) {
      throw new IllegalArgumentException(
          "smtp-from: " + text + " (expected: like Doorstroom <noreply@example.nl>)");
    }
    return text;
  }

  private static URI url(String text) {
    try {
      URI uri = URI.create(text.strip().replaceFirst("/+$", ""));
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (IllegalArgumentException notAUrl) {
      // Said below, with what was expected.
    }
    throw new IllegalArgumentException(
        "public-url: " + text + " (expected: like https://doorstroom.example.nl)");
  }
}
