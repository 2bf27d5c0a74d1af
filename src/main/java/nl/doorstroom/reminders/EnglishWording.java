package nl.doorstroom.reminders;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Plain English. */
final class EnglishWording implements Wording {

  static final Wording WORDS = new EnglishWording();

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM 'at' HH:mm", Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
  private static final String MORE = " and %d more";

  private EnglishWording() {}

  @Override
  public String code() {
    return "en";
  }

  @Override
  public String digestSubject(ToDo toDo) {
    int n = toDo.total();
    return n + (n == 1 ? " thing" : " things") + " to do in Doorstroom: " + toDo.organization();
  }

  @Override
  public List<String> digestOpening(ToDo toDo) {
    return List.of(
        "Hello,",
        "On "
            + DAY.format(toDo.today())
            + " this waits for "
            + toDo.organization()
            + ", region "
            + toDo.region()
            + ":");
  }

  @Override
  public String item(ToDo.Item item) {
    int n = item.n();
    boolean one = n == 1;
    return switch (item.topic()) {
      case CLAIMS ->
          n
              + (one ? " place" : " places")
              + " to confirm; "
              + (one ? "it" : "the first one")
              + " is free again on "
              + MOMENT.format(first(item));
      case TO_MOVE -> n + (one ? " appointment" : " appointments") + " to move";
      case OFFERS ->
          n
              + (one ? " offer ends" : " offers end")
              + " today"
              + (one ? " at " : ", the first at ")
              + TIME.format(first(item));
      case LETTERS -> n + (one ? " letter is" : " letters are") + " late";
      case OUTCOMES -> n + (one ? " outcome" : " outcomes") + " to fill in";
      case GAPS ->
          n
              + (one ? " service" : " services")
              + " without a free place in the next 2 weeks: "
              + Wording.listed(item.names(), MORE);
      case STALE ->
          n
              + (one ? " service" : " services")
              + " to confirm, out of date from "
              + DAY.format(first(item))
              + ": "
              + Wording.listed(item.names(), MORE);
      case FEEDS ->
          n
              + (one ? " feed has" : " feeds have")
              + " stopped: "
              + Wording.listed(item.names(), MORE);
      case DELIVERY -> "the monthly delivery to Vektis and the NZa, by " + DAY.format(first(item));
    };
  }

  private static LocalDateTime first(ToDo.Item item) {
    return Objects.requireNonNull(item.first(), "first");
  }

  @Override
  public String digestStep() {
    return "Go to To do";
  }

  @Override
  public String digestWhy(String organization) {
    return "You get this at most once a working day, because this address was added by "
        + organization
        + " for reminders.";
  }

  @Override
  public String stopSubject(String feed, String organization) {
    return "Feed has stopped: " + feed + " of " + organization;
  }

  @Override
  public List<String> stopOpening(String feed, String organization, LocalDateTime since) {
    return List.of(
        "Hello,",
        "The feed "
            + feed
            + " of "
            + organization
            + " stopped on "
            + MOMENT.format(since)
            + ". Your figures fall behind. Look at your records system, or ask its supplier.");
  }

  @Override
  public String stopStep() {
    return "Look at the feeds";
  }

  @Override
  public String askSubject(String organization) {
    return "May Doorstroom send you reminders for " + organization + "?";
  }

  @Override
  public List<String> askOpening(String organization, String region) {
    return List.of(
        "Hello,",
        "Someone of "
            + organization
            + " gave this address for reminders of Doorstroom, region "
            + region
            + ": at most one message a working day, and one when a feed stops.");
  }

  @Override
  public String askStep() {
    return "Yes, send me reminders";
  }

  @Override
  public List<String> askClosing() {
    return List.of(
        "You do not know this? Then there is nothing to do. You get no messages, and after 7 days"
            + " we erase your address.");
  }

  @Override
  public String trialSubject(String organization) {
    return "Trial message of Doorstroom for " + organization;
  }

  @Override
  public List<String> trialOpening(String organization) {
    return List.of(
        "Hello,", "This is a trial. Reminders for " + organization + " arrive at this address.");
  }

  @Override
  public String off() {
    return "No more reminders, and erase my address";
  }

  @Override
  public Page confirmPage(String organization) {
    return new Page(
        "Reminders of Doorstroom",
        "Do you want to get reminders for " + organization + "?",
        askStep());
  }

  @Override
  public Page offPage(String organization) {
    return new Page(
        "Stop reminders",
        "You then get no more reminders for " + organization + ", and we erase your address.",
        "Stop the reminders");
  }

  @Override
  public Page confirmed() {
    return new Page("Done", "You get reminders from now on. You can close this page.", "");
  }

  @Override
  public Page isOff() {
    return new Page("Stopped", "You get no more reminders. Your address is erased.", "");
  }
}
