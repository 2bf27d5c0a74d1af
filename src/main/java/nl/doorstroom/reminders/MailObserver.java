package nl.doorstroom.reminders;

/** Told what becomes of mails, to count it. */
public interface MailObserver {

  /** Nobody is told. */
  MailObserver NONE =
      new MailObserver() {
        @Override
        public void ended(Mail.End end) {}

        @Override
        public void putOff() {}
      };

  /** A mail is done with. */
  void ended(Mail.End end);

  /** A mail was not taken, and is tried again later. */
  void putOff();
}
