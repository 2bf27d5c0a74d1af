package nl.doorstroom.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.doorstroom.reminders.SmtpUrl.StartTls;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailSettingsTest {

  private static final String FROM = "Doorstroom <noreply@example.nl>";

  @Test
  void a_server_is_read_with_what_is_usual() {
    assertThat(SmtpUrl.parse("smtp://a%40b:p%3Aw+d@mail.example.nl"))
        .isEqualTo(new SmtpUrl("mail.example.nl", 587, false, StartTls.REQUIRED, "a@b", "p:w+d"));
    assertThat(SmtpUrl.parse("smtps://u:p@mail.example.nl").port()).isEqualTo(465);
    assertThat(SmtpUrl.parse("smtp://localhost:25?starttls=disabled").starttls())
        .isEqualTo(StartTls.DISABLED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.nl",
        "http://mail.example.nl",
        "smtp://",
        "smtp://secret@mail.example.nl",
        "smtp://u:secret@mail.example.nl?starttls=optional",
        "smtp://u:secret@mail.example.nl?starttls=perhaps",
        "smtp://u:secret@mail.example.nl?tls=1",
        "smtp://u:sec ret@mail.example.nl"
      })
  void what_is_wrong_is_told_without_the_password(String url) {
    assertThatThrownBy(() -> SmtpUrl.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("smtp-url: ")
        .hasMessageNotContaining("sec");
  }

  @Test
  void a_password_is_never_shown() {
    assertThat(SmtpUrl.parse("smtps://u:secret@mail.example.nl"))
        .hasToString("smtps://mail.example.nl:465");
  }

  @Test
  void nothing_set_sends_nothing_and_half_of_it_is_refused() {
    assertThat(MailSettings.of(null, null, null)).isNull();
    assertThat(MailSettings.of(null, null, "https://example.nl")).isNull();
    refused("smtp-from", "smtp://localhost", null, "https://example.nl");
    refused("public-url", "smtp://localhost", FROM, null);
    refused("smtp-url", null, FROM, "https://example.nl");
    refused("public-url", "smtp://localhost", FROM, "example.nl");
    refused("public-url", "smtp://localhost", FROM, "https://example.nl?x=1");
    refused("smtp-from", "smtp://localhost", "Doorstroom", "https://example.nl");
    refused("smtp-from", "smtp://localhost", "D\r\nBcc: <a@b.nl>", "https://example.nl");
  }

  private static void refused(
      String option, @Nullable String url, @Nullable String from, @Nullable String publicUrl) {
    assertThatThrownBy(() -> MailSettings.of(url, from, publicUrl))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(option + ": ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "planning@example.nl",
        "a.b+c@sub.example.co.nl",
        "o'neill@example.org",
        "x@xn--brgerhus-q2a.example"
      })
  void an_address_is_one(String text) {
    assertThat(EmailAddress.isOne(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "planning",
        "planning@",
        "planning@localhost",
        "@example.nl",
        "a b@example.nl",
        "a@example.nl\r\nBcc: b@example.nl",
        "a@example.nl,b@example.nl",
        "<a@example.nl>",
        "\"a\"@example.nl",
        ".a@example.nl",
        "a..b@example.nl",
        "a@-example.nl",
        "a@example.1",
        "é@example.nl"
      })
  void an_address_is_none(String text) {
    assertThat(EmailAddress.isOne(text)).isFalse();
  }
}
