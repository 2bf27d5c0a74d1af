package nl.doorstroom.reminders;

import java.time.LocalDateTime;
import java.util.List;
import nl.doorstroom.access.MailLanguage;

/** The words of mails, and of the pages that links in them lead to, in one language. */
interface Wording {

  /** How many names are told before the rest is a number. */
  int NAMES_MAX = 5;

  static Wording in(MailLanguage language) {
    return switch (language) {
      case NL -> DutchWording.WORDS;
      case EN -> EnglishWording.WORDS;
    };
  }

  /** ISO 639-1. */
  String code();

  String digestSubject(ToDo toDo);

  List<String> digestOpening(ToDo toDo);

  String item(ToDo.Item item);

  String digestStep();

  /** Why someone gets the digest. */
  String digestWhy(String organization);

  String stopSubject(String feed, String organization);

  List<String> stopOpening(String feed, String organization, LocalDateTime since);

  String stopStep();

  String askSubject(String organization);

  List<String> askOpening(String organization, String region);

  String askStep();

  List<String> askClosing();

  String trialSubject(String organization);

  List<String> trialOpening(String organization);

  /** Below every mail. */
  String off();

  /** Title of the page, question, and what the button says. */
  Page confirmPage(String organization);

  Page offPage(String organization);

  /** What is there once it was done. */
  Page confirmed();

  Page isOff();

  /**
   * A page with at most one button.
   *
   * @param act what the button says; empty for none
   */
  record Page(String title, String text, String act) {}

  /** {@code names}, the last of many as a number; {@code more} has a place for it. */
  static String listed(List<String> names, String more) {
    return names.size() <= NAMES_MAX
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMES_MAX)) + more.formatted(names.size() - NAMES_MAX);
  }
}
