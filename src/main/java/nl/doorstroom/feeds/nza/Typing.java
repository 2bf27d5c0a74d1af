package nl.doorstroom.feeds.nza;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.feeds.geo.Postcodes;

/**
 * For whom and for what a row's offer is, in the exchange's codes.
 *
 * @param careQuestions those that the nadere typering names; {@code OTHER} where it names none
 */
record Typing(
    String name, Set<Echelon> echelons, Set<String> ageClasses, Set<CareQuestion> careQuestions) {

  /** The circuit of adults goes up to 64; the old have a circuit of their own. */
  private static final Set<String> ADULTS = Set.of("18-23", "24-34", "35-49", "50-64");

  private static final Set<String> ELDERLY = Set.of("65-74", "75+");
  private static final Set<String> FROM_18 =
      Set.of("18-23", "24-34", "35-49", "50-64", "65-74", "75+");

  private static final Map<CareQuestion, Pattern> WORDS = words();

  private static final Pattern EXCEPT = Pattern.compile("\\b(behalve|m u v)\\b.*");

  Typing {
    echelons = Set.copyOf(echelons);
    ageClasses = Set.copyOf(ageClasses);
    careQuestions = Set.copyOf(careQuestions);
  }

  static Typing of(NzaRow row) {
    String type = row.get(NzaColumn.TYPE);
    String circuit = row.get(NzaColumn.CIRCUIT);
    String subtype = row.get(NzaColumn.SUBTYPE);
    return new Typing(
        name(type, circuit, subtype),
        echelons(type),
        ageClasses(circuit),
        questions(circuit, subtype));
  }

  private static String name(String type, String circuit, String subtype) {
    if (!subtype.isEmpty()) {
      return subtype;
    }
    String kind =
        switch (type) {
          case "BGGZ" -> "basis-ggz";
          case "SGGZ" -> "gespecialiseerde ggz";
          case "BGGZ/SGGZ" -> "basis- en gespecialiseerde ggz";
          default -> "ggz";
        };
    return circuit.isEmpty()
        ? Character.toUpperCase(kind.charAt(0)) + kind.substring(1)
        : circuit + ", " + kind;
  }

  private static Set<Echelon> echelons(String type) {
    return switch (type) {
      case "BGGZ" -> Set.of(Echelon.BASIC);
      case "SGGZ" -> Set.of(Echelon.SPECIALISED);
      case "BGGZ/SGGZ" -> Set.of(Echelon.BASIC, Echelon.SPECIALISED);
      default -> Set.of();
    };
  }

  private static Set<String> ageClasses(String circuit) {
    return switch (circuit) {
      case "Volwassenen" -> ADULTS;
      case "Ouderen" -> ELDERLY;
      case "Adolescenten" -> Set.of("18-23");
      case "Jeugd" -> Set.of("12-17");
      case "Verslavingszorg" -> FROM_18;
      default -> Set.of();
    };
  }

  private static Set<CareQuestion> questions(String circuit, String subtype) {
    String text = EXCEPT.matcher(Postcodes.normalised(subtype)).replaceAll("");
    EnumSet<CareQuestion> found = EnumSet.noneOf(CareQuestion.class);
    WORDS.forEach(
        (question, words) -> {
          if (words.matcher(text).find()) {
            found.add(question);
          }
        });
    if (circuit.equals("Verslavingszorg")) {
      found.add(CareQuestion.ADDICTION);
    }
    return found.isEmpty() ? Set.of(CareQuestion.OTHER) : found;
  }

  private static Map<CareQuestion, Pattern> words() {
    Map<CareQuestion, Pattern> words = new LinkedHashMap<>();
    words.put(CareQuestion.ADJUSTMENT, Pattern.compile("aanpassing|burnout|werk en psyche"));
    words.put(CareQuestion.ADHD, Pattern.compile("\\bad h d\\b|adhd|aandachtstekort|ontwikkeling"));
    words.put(CareQuestion.ANXIETY, Pattern.compile("angst|dwang|\\bocd\\b"));
    words.put(CareQuestion.AUTISM, Pattern.compile("auti|\\bass\\b|pervasie|ontwikkeling"));
    words.put(
        CareQuestion.COGNITIVE,
        Pattern.compile(
            "dementie|geheugen|geriatrie|cognitie(?!ve gedrag)|korsakov|neuropsych|hersenletsel"));
    words.put(CareQuestion.EATING, Pattern.compile("eetstoornis|anorexia|boulimia"));
    words.put(
        CareQuestion.BEHAVIOUR,
        Pattern.compile("gedrag(s(?!ther)|\\b)|forensisch|impulsbeheersing"));
    words.put(
        CareQuestion.PERSONALITY,
        Pattern.compile(
            "persoon(lijkheid|\\b)|borderline|\\bmbt|schemat|schemagericht|\\bdgt\\b|dialectisch"));
    words.put(
        CareQuestion.PSYCHOSIS,
        Pattern.compile("psychose|psychotisch|schizofren|stemmen\\b|stemmenpoli|\\bvip\\b"));
    words.put(CareQuestion.TRAUMA, Pattern.compile("trauma|\\bemdr\\b|dissociatie|schokkend"));
    words.put(
        CareQuestion.RELATIONSHIP, Pattern.compile("relatie|gezin|echtpar|systeembehandeling"));
    words.put(CareQuestion.SEXUAL, Pattern.compile("seksuol"));
    words.put(
        CareQuestion.SOMATOFORM,
        Pattern.compile(
            "somatofor|lichamelijke klachten|\\bsolk\\b|psychosomat|somatiek|vermoeidheid|m b t het lichaam"));
    words.put(CareQuestion.MOOD, Pattern.compile("stemmings|stemming\\b|depressi|bipolair"));
    words.put(
        CareQuestion.ADDICTION,
        Pattern.compile(
            "verslav|alcohol|middel(en)?gebruik|middel(en)? gebonden|detox|dubbel ?e? ?diagnose"));
    words.put(
        CareQuestion.OTHER,
        Pattern.compile("restgroep|overige? (stoornissen|klachten|diagnos)|\\boverig$"));
    return words;
  }
}
