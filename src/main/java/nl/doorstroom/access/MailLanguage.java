package nl.doorstroom.access;

/** In which language someone is written to. */
public enum MailLanguage {
  NL,
  EN
}
