package nl.doorstroom.reminders;

import java.net.URI;
import java.util.List;
import nl.doorstroom.access.MailLanguage;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, in a form for people who read text and in one for those who read HTML.
 *
 * @param opening paragraphs before the items
 * @param items a list; empty for none
 * @param closing paragraphs after the step
 * @param step what to do next; null for nothing
 * @param off how to have no more of them
 */
record Letter(
    MailLanguage language,
    String subject,
    List<String> opening,
    List<String> items,
    @Nullable Step step,
    List<String> closing,
    Step off) {

  /** Something to go to. */
  record Step(String words, URI to) {}

  Letter {
    opening = List.copyOf(opening);
    items = List.copyOf(items);
    closing = List.copyOf(closing);
  }

  /** Plain text. */
  String text() {
    StringBuilder out = new StringBuilder();
    opening.forEach(paragraph -> out.append(paragraph).append("\n\n"));
    items.forEach(item -> out.append("- ").append(item).append('\n'));
    if (!items.isEmpty()) {
      out.append('\n');
    }
    if (step != null) {
      out.append(step.words()).append(":\n").append(step.to()).append("\n\n");
    }
    closing.forEach(paragraph -> out.append(paragraph).append("\n\n"));
    return out.append("-- \n")
        .append(off.words())
        .append(":\n")
        .append(off.to())
        .append('\n')
        .toString();
  }

  /** A whole page, without anything from elsewhere. */
  String html() {
    StringBuilder out = new StringBuilder();
    out.append("<!doctype html>\n<html lang=\"")
        .append(languageCode())
        .append("\">\n<head><meta charset=\"utf-8\"><title>")
        .append(Html.escaped(subject))
        .append("</title></head>\n<body>\n");
    opening.forEach(paragraph -> paragraph(out, Html.escaped(paragraph)));
    if (!items.isEmpty()) {
      out.append("<ul>\n");
      items.forEach(item -> out.append("<li>").append(Html.escaped(item)).append("</li>\n"));
      out.append("</ul>\n");
    }
    if (step != null) {
      paragraph(out, link(step));
    }
    closing.forEach(paragraph -> paragraph(out, Html.escaped(paragraph)));
    out.append("<hr>\n");
    paragraph(out, link(off));
    return out.append("</body>\n</html>\n").toString();
  }

  /** ISO 639-1. */
  String languageCode() {
    return Wording.in(language).code();
  }

  private static void paragraph(StringBuilder out, String html) {
    out.append("<p>").append(html).append("</p>\n");
  }

  private static String link(Step step) {
    return "<a href=\""
        + Html.escaped(step.to().toString())
        + "\">"
        + Html.escaped(step.words())
        + "</a>";
  }
}
