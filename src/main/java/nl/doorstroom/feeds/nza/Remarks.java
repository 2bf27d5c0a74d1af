package nl.doorstroom.feeds.nza;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import org.jspecify.annotations.Nullable;

/**
 * What the free text beside a row says about its figures. Only what it was read as leaves here: the
 * text itself names people now and then.
 */
final class Remarks {

  private static final Pattern EXACT_DAYS =
      Pattern.compile("(aanmeld|behandel)\\w*tijd:? *(\\d{1,4}) dagen");
  private static final Pattern RANGE =
      Pattern.compile("(aanmeld|behandel)\\w*tijd: *(\\d{1,3}) *(?:-|tot) *(\\d{1,3}) weken");
  private static final Pattern BARE_RANGE = Pattern.compile("(\\d{1,3})-(\\d{1,3}) weken");
  private static final Pattern AT_LEAST =
      Pattern.compile("(aanmeld|behandel)\\w*tijd: *(?:mini[mn]aal *|>)(\\d{1,3})(?: weken)?");
  private static final Pattern MEAN_OF_AGES = Pattern.compile("aanmeldtijd is gemiddelde van");

  private static final Pattern GONE =
      Pattern.compile(
          "failliet|bestaat niet meer|niet (meer )?actief|uitgeschreven uit het handelsregister"
              + "|al gesloten is|als geëindigd|praktijk beëindigd");

  private static final Pattern CLOSING =
      Pattern.compile("pensioen|sluiten|afbouwen|beëindig|stopt per");
  private static final Pattern ABSENT = Pattern.compile("ziekte|gezondheidsredenen|afwezig");
  private static final Pattern BUDGET = Pattern.compile("budget|plafond");
  private static final Pattern FULL =
      Pattern.compile("wacht|drukte|aanmelding|ruimte|plek|vol |treeknorm");

  private Remarks() {}

  /** The wait in days where a remark is more exact than the weeks; null when it is not. */
  static @Nullable Integer exactDays(WaitPhase phase, String remarks) {
    Matcher matcher = EXACT_DAYS.matcher(remarks.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      if (matcher.group(1).equals(word(phase))) {
        return Integer.valueOf(matcher.group(2));
      }
    }
    return null;
  }

  /** What the figure stands for, in Dutch; null when it stands for itself. */
  static @Nullable String meaning(WaitPhase phase, int days, String remarks) {
    String text = remarks.toLowerCase(Locale.ROOT);
    Matcher range = RANGE.matcher(text);
    while (range.find()) {
      if (range.group(1).equals(word(phase))) {
        return middleOf(range.group(2), range.group(3));
      }
    }
    Matcher bare = BARE_RANGE.matcher(text);
    if (bare.matches()
        && (Integer.parseInt(bare.group(1)) + Integer.parseInt(bare.group(2))) * 7 == days * 2) {
      return middleOf(bare.group(1), bare.group(2));
    }
    Matcher atLeast = AT_LEAST.matcher(text);
    while (atLeast.find()) {
      if (atLeast.group(1).equals(word(phase))) {
        return "minstens " + atLeast.group(2) + " weken";
      }
    }
    return phase == WaitPhase.INTAKE && MEAN_OF_AGES.matcher(text).find()
        ? "gemiddelde over drie leeftijdsgroepen"
        : null;
  }

  /** Whether the collectors found that the provider is no longer there. */
  static boolean saysGone(String remarks) {
    return GONE.matcher(remarks.toLowerCase(Locale.ROOT)).find();
  }

  /** Why admissions were stopped, as far as the provider's explanation tells. */
  static StopReason stopReason(String explanation) {
    String text = explanation.toLowerCase(Locale.ROOT);
    if (CLOSING.matcher(text).find()) {
      return StopReason.CLOSING;
    }
    if (ABSENT.matcher(text).find()) {
      return StopReason.STAFF_SHORTAGE;
    }
    if (BUDGET.matcher(text).find()) {
      return StopReason.BUDGET_CEILING;
    }
    return FULL.matcher(text).find() ? StopReason.WAITING_LIST_TOO_LONG : StopReason.OTHER;
  }

  private static String middleOf(String from, String to) {
    return "midden van " + from + " tot " + to + " weken";
  }

  private static String word(WaitPhase phase) {
    return switch (phase) {
      case INTAKE -> "aanmeld";
      case TREATMENT -> "behandel";
    };
  }
}
