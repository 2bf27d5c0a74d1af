package nl.doorstroom.feeds.nza;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a provider says about differences between insurers.
 *
 * @param stopped codes of the insurers whose insured are not taken for now
 * @param differs whether waits or conditions differ, or may differ, in some other way
 */
record InsurerRemark(SortedSet<String> stopped, boolean differs) {

  static final InsurerRemark SAME_FOR_ALL = new InsurerRemark(new TreeSet<>(), false);

  /** Labels by the concern that contracts for them, in 2016. */
  private static final Map<String, Pattern> LABELS =
      Map.of(
          "cz", Pattern.compile("\\bcz\\b|delta ?lloy?d|delta loydd|\\bohra\\b|\\bowm\\b"),
          "menzis", Pattern.compile("\\bmenzis\\b|\\banderzorg\\b|\\bazivo\\b"),
          "vgz", Pattern.compile("\\bvgz\\b|\\biza\\b|\\bizz\\b|\\buniv[eé]\\b"),
          "zilveren-kruis", Pattern.compile("\\bachmea\\b|zilveren kruis"),
          "dsw", Pattern.compile("\\bdsw\\b"),
          "de-friesland", Pattern.compile("de friesland\\b"));

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!])\\s+|//|\\R");

  private static final Pattern STOP =
      Pattern.compile(
          "stop\\b"
              + "|geen (nieuwe? |mensen |cliënten |verzekerden ).*(aannemen|aannmen|aangenomen"
              + "|mogelijk|inbehandeling|in behandeling)"
              + "|geen (cliënten|clienten|verzekerden|patiënten) (van|aannemen|meer)"
              + "|niet meer (terecht|inschrijven|bij ons starten|in behandeling)"
              + "|(helaas|dit jaar) niet (meer )?(bij|aanmelden|in behandeling)"
              + "|niet in behandeling genomen"
              + "|pas (weer|in|vanaf)"
              + "|(plafond|budget)[^.]*bereikt");

  /** Possibilities and conditions are no stop. */
  private static final Pattern CONDITIONAL =
      Pattern.compile("kan het voorkomen|tot nu toe|kan betekenen|mogelijk niet|als de grens");

  private static final Pattern SAME =
      Pattern.compile(
          "onafhankelijk|(niet|geen)[^.]*afhankelijk|momenteel niet het geval|alle zorgverzeker|alle cliënten"
              + "|geen (onderscheid|verschil|sprake van een verschil|rol)|niet verbonden"
              + "|onge?acht|oneacht|verschil(t|len)[^.]*niet|niet (niet )?uit|elke verzekeraar");

  private static final Pattern EXCEPT = Pattern.compile("uitzonder|alleen voor|behalve");

  private static final Pattern BASIC_ONLY = Pattern.compile("basis|gbggz");
  private static final Pattern SPECIALISED_ONLY = Pattern.compile("sggz|speciali");

  InsurerRemark {
    stopped = Collections.unmodifiableSortedSet(stopped);
  }

  /** {@code type} is that of the row: a stop for the other kind of ggz is not one for it. */
  static InsurerRemark read(String written, String type) {
    String text = written.replace('\u00a0', ' ').strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      return SAME_FOR_ALL;
    }
    SortedSet<String> stopped = new TreeSet<>();
    for (String sentence : SENTENCE.split(text, -1)) {
      if (STOP.matcher(sentence).find()
          && !CONDITIONAL.matcher(sentence).find()
          && concerns(sentence, type)) {
        stopped.addAll(insurersIn(sentence));
      }
    }
    boolean same = SAME.matcher(text).find() && !EXCEPT.matcher(text).find();
    return new InsurerRemark(stopped, stopped.isEmpty() && !same);
  }

  private static boolean concerns(String sentence, String type) {
    boolean basic = BASIC_ONLY.matcher(sentence).find();
    boolean specialised = SPECIALISED_ONLY.matcher(sentence).find();
    return !(type.equals("BGGZ") && specialised && !basic)
        && !(type.equals("SGGZ") && basic && !specialised);
  }

  private static List<String> insurersIn(String sentence) {
    return LABELS.entrySet().stream()
        .filter(label -> label.getValue().matcher(sentence).find())
        .map(Map.Entry::getKey)
        .toList();
  }
}
