package nl.doorstroom.reminders;

/** Text in HTML. */
final class Html {

  private Html() {}

  /** {@code text} as it is shown, whatever is in it. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
