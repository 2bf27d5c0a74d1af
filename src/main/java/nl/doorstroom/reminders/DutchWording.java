package nl.doorstroom.reminders;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Plain Dutch, B1. */
final class DutchWording implements Wording {

  static final Wording WORDS = new DutchWording();

  private static final Locale DUTCH = Locale.forLanguageTag("nl-NL");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", DUTCH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM 'om' HH:mm", DUTCH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", DUTCH);
  private static final String MORE = " en nog %d";

  private DutchWording() {}

  @Override
  public String code() {
    return "nl";
  }

  @Override
  public String digestSubject(ToDo toDo) {
    int n = toDo.total();
    return n + (n == 1 ? " ding" : " dingen") + " te doen in Doorstroom: " + toDo.organization();
  }

  @Override
  public List<String> digestOpening(ToDo toDo) {
    return List.of(
        "Goedendag,",
        "Dit wacht op "
            + DAY.format(toDo.today())
            + " op "
            + toDo.organization()
            + ", regio "
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
              + (one ? " plek" : " plekken")
              + " te bevestigen; "
              + (one ? "die" : "de eerste")
              + " komt anders vrij op "
              + MOMENT.format(first(item));
      case TO_MOVE -> n + (one ? " afspraak" : " afspraken") + " te verplaatsen";
      case OFFERS ->
          n
              + (one ? " aanbieding loopt" : " aanbiedingen lopen")
              + " vandaag af"
              + (one ? " om " : ", de eerste om ")
              + TIME.format(first(item));
      case LETTERS -> n + (one ? " brief is" : " brieven zijn") + " te laat";
      case OUTCOMES -> n + (one ? " uitkomst" : " uitkomsten") + " in te vullen";
      case GAPS ->
          n
              + (one ? " aanbod" : " keer aanbod")
              + " zonder vrije plek in de komende 2 weken: "
              + Wording.listed(item.names(), MORE);
      case STALE ->
          n
              + (one ? " aanbod" : " keer aanbod")
              + " te bevestigen, verouderd vanaf "
              + DAY.format(first(item))
              + ": "
              + Wording.listed(item.names(), MORE);
      case FEEDS ->
          n
              + (one ? " koppeling staat" : " koppelingen staan")
              + " stil: "
              + Wording.listed(item.names(), MORE);
      case DELIVERY ->
          "de maandlevering aan Vektis en de NZa, uiterlijk " + DAY.format(first(item));
    };
  }

  private static LocalDateTime first(ToDo.Item item) {
    return Objects.requireNonNull(item.first(), "first");
  }

  @Override
  public String digestStep() {
    return "Naar Te doen";
  }

  @Override
  public String digestWhy(String organization) {
    return "U krijgt dit hooguit één keer per werkdag, omdat dit adres bij "
        + organization
        + " is aangemeld voor herinneringen.";
  }

  @Override
  public String stopSubject(String feed, String organization) {
    return "Koppeling staat stil: " + feed + " van " + organization;
  }

  @Override
  public List<String> stopOpening(String feed, String organization, LocalDateTime since) {
    return List.of(
        "Goedendag,",
        "De koppeling "
            + feed
            + " van "
            + organization
            + " staat stil sinds "
            + MOMENT.format(since)
            + ". Uw cijfers lopen achter. Kijk bij uw EPD of leverancier.");
  }

  @Override
  public String stopStep() {
    return "Bekijk de koppelingen";
  }

  @Override
  public String askSubject(String organization) {
    return "Mag Doorstroom u herinneringen sturen voor " + organization + "?";
  }

  @Override
  public List<String> askOpening(String organization, String region) {
    return List.of(
        "Goedendag,",
        "Iemand van "
            + organization
            + " heeft dit adres opgegeven voor herinneringen van Doorstroom, regio "
            + region
            + ": hooguit één bericht per werkdag, en een bericht als een koppeling stilstaat.");
  }

  @Override
  public String askStep() {
    return "Ja, stuur mij herinneringen";
  }

  @Override
  public List<String> askClosing() {
    return List.of(
        "Kent u dit niet? Dan hoeft u niets te doen. U krijgt geen berichten, en na 7 dagen wissen"
            + " we uw adres.");
  }

  @Override
  public String trialSubject(String organization) {
    return "Proefbericht van Doorstroom voor " + organization;
  }

  @Override
  public List<String> trialOpening(String organization) {
    return List.of(
        "Goedendag,",
        "Dit is een proefbericht. Herinneringen voor " + organization + " komen op dit adres aan.");
  }

  @Override
  public String off() {
    return "Geen herinneringen meer, en mijn adres wissen";
  }

  @Override
  public Page confirmPage(String organization) {
    return new Page(
        "Herinneringen van Doorstroom",
        "Wilt u herinneringen krijgen voor " + organization + "?",
        askStep());
  }

  @Override
  public Page offPage(String organization) {
    return new Page(
        "Herinneringen stoppen",
        "U krijgt dan geen herinneringen meer voor " + organization + ", en we wissen uw adres.",
        "Stop de herinneringen");
  }

  @Override
  public Page confirmed() {
    return new Page(
        "Het is gelukt", "U krijgt vanaf nu herinneringen. U kunt deze pagina sluiten.", "");
  }

  @Override
  public Page isOff() {
    return new Page("Gestopt", "U krijgt geen herinneringen meer. Uw adres is gewist.", "");
  }
}
