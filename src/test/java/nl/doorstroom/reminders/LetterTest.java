package nl.doorstroom.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import nl.doorstroom.access.MailLanguage;
import nl.doorstroom.access.ReminderTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What mails say, word for word. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LetterTest {

  private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 3, 3, 13, 0);
  private static final URI THERE = URI.create("https://example.nl/there");
  private static final URI OFF = URI.create("https://example.nl/off");

  private static ToDo.Item many(ReminderTopic topic) {
    return switch (topic) {
      case CLAIMS, OFFERS -> new ToDo.Item(topic, 3, List.of(), MOMENT);
      case TO_MOVE, LETTERS, OUTCOMES -> new ToDo.Item(topic, 3, List.of(), null);
      case GAPS -> new ToDo.Item(topic, 2, List.of("Angst (Assen)", "Rouw & <zo>"), null);
      case STALE -> new ToDo.Item(topic, 7, List.of("A", "B", "C", "D", "E", "F", "G"), MOMENT);
      case FEEDS -> new ToDo.Item(topic, 2, List.of("epd", "agenda"), null);
      case DELIVERY -> new ToDo.Item(topic, 1, List.of(), LocalDateTime.of(2026, 3, 10, 17, 0));
    };
  }

  private static ToDo.Item one(ReminderTopic topic) {
    ToDo.Item many = many(topic);
    List<String> names = many.names().isEmpty() ? List.of() : many.names().subList(0, 1);
    return new ToDo.Item(topic, 1, names, many.first());
  }

  private static Letter digest(MailLanguage language, boolean singly) {
    List<ToDo.Item> items =
        List.of(ReminderTopic.values()).stream()
            .map(topic -> singly ? one(topic) : many(topic))
            .toList();
    ToDo toDo = new ToDo("Groningen", "Noord GGZ", LocalDate.of(2026, 3, 2), items);
    Wording words = Wording.in(language);
    return new Letter(
        language,
        words.digestSubject(toDo),
        words.digestOpening(toDo),
        items.stream().map(words::item).toList(),
        new Letter.Step(words.digestStep(), THERE),
        List.of(words.digestWhy(toDo.organization())),
        new Letter.Step(words.off(), OFF));
  }

  private static Letter plain(
      MailLanguage language,
      String subject,
      List<String> opening,
      @Nullable String step,
      List<String> closing) {
    return new Letter(
        language,
        subject,
        opening,
        List.of(),
        step == null ? null : new Letter.Step(step, THERE),
        closing,
        new Letter.Step(Wording.in(language).off(), OFF));
  }

  @Test
  void a_digest_says_what_there_is_to_do() {
    for (MailLanguage language : MailLanguage.values()) {
      String code = Wording.in(language).code();
      is("digest-" + code + ".txt", shown(digest(language, false)));
      is("digest-one-" + code + ".txt", shown(digest(language, true)));
      is("digest-" + code + ".html", digest(language, false).html());
    }
  }

  @Test
  void other_mails_say_why_they_come() {
    for (MailLanguage language : MailLanguage.values()) {
      Wording w = Wording.in(language);
      is(
          "others-" + w.code() + ".txt",
          shown(
                  plain(
                      language,
                      w.askSubject("Noord GGZ"),
                      w.askOpening("Noord GGZ", "Groningen"),
                      w.askStep(),
                      w.askClosing()))
              + "=====\n"
              + shown(
                  plain(
                      language,
                      w.stopSubject("epd", "Noord GGZ"),
                      w.stopOpening("epd", "Noord GGZ", MOMENT),
                      w.stopStep(),
                      List.of()))
              + "=====\n"
              + shown(
                  plain(
                      language,
                      w.trialSubject("Noord GGZ"),
                      w.trialOpening("Noord GGZ"),
                      null,
                      List.of())));
    }
  }

  private static String shown(Letter letter) {
    return letter.subject() + "\n\n" + letter.text();
  }

  private static void is(String golden, String text) {
    try (InputStream in = LetterTest.class.getResourceAsStream("/reminders/" + golden)) {
      String expected =
          new String(Objects.requireNonNull(in, golden).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).as(golden).isEqualTo(expected);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
