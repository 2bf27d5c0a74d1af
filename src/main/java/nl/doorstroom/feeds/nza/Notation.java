package nl.doorstroom.feeds.nza;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a waiting time of the file says.
 *
 * @param days of the wait; null unless it is a {@link Kind#WAIT}
 * @param remark how it was read, in Dutch, where that is not plain
 */
record Notation(Kind kind, @Nullable Integer days, @Nullable String remark) {

  /** Each way in which a waiting time is written down. */
  enum Kind {
    WAIT,
    /** The website was looked at and has none: {@code -}. */
    NOT_PUBLISHED,
    /** Nobody could look: empty or {@code NA}. */
    NOT_COLLECTED,
    /** {@code stop}, {@code geen intakes}. */
    STOP,
    /** {@code in overleg}. */
    ON_REQUEST,
    /** {@code verschillend zie toelichting}. */
    DIFFERS,
    /** {@code n.v.t.}, {@code geen behandeling}. */
    NOT_OFFERED,
    UNREADABLE
  }

  /** Five years: a larger number is no waiting time. */
  private static final BigDecimal WEEKS_MAX = BigDecimal.valueOf(260);

  private static final String NUMBER = "(\\d{1,4}(?:[.,]\\d{1,2})?)";
  private static final Pattern WEEKS = Pattern.compile(NUMBER + "( *(?:weken|week|wk))?");
  private static final Pattern DAYS = Pattern.compile("(\\d{1,4}) *(?:dagen|dag)");
  private static final Pattern RANGE =
      Pattern.compile(NUMBER + " *(?:-|à|a|tot|t/m) *" + NUMBER + "( *(?:weken|week|wk))?");

  static Notation read(String written) {
    String text = written.replace('\u00a0', ' ').strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "", "na" -> of(Kind.NOT_COLLECTED, null);
      case "-" -> of(Kind.NOT_PUBLISHED, null);
      case "stop" -> of(Kind.STOP, "stop gelezen als aanmeldstop");
      case "geen intakes" -> of(Kind.STOP, "geen intakes gelezen als aanmeldstop");
      case "in overleg" -> of(Kind.ON_REQUEST, "wachttijd in overleg");
      case "verschillend zie toelichting" -> of(Kind.DIFFERS, "wachttijd verschilt");
      case "n.v.t." -> of(Kind.NOT_OFFERED, "wachttijd niet van toepassing");
      case "geen behandeling" -> of(Kind.NOT_OFFERED, "geen behandeling");
      case "geen", "geen wachttijd", "direct" -> wait(0, text + " gelezen als 0 weken");
      default -> number(text);
    };
  }

  private static Notation number(String text) {
    Matcher weeks = WEEKS.matcher(text);
    if (weeks.matches()) {
      BigDecimal value = decimal(weeks.group(1));
      boolean whole = value.stripTrailingZeros().scale() <= 0;
      return ofWeeks(value, text, whole ? null : " weken gelezen als ");
    }
    Matcher range = RANGE.matcher(text);
    if (range.matches()) {
      BigDecimal middle =
          decimal(range.group(1)).add(decimal(range.group(2))).divide(BigDecimal.valueOf(2));
      return ofWeeks(middle, text, " weken gelezen als het midden: ");
    }
    Matcher days = DAYS.matcher(text);
    if (days.matches()) {
      return wait(Integer.parseInt(days.group(1)), text + " gelezen als dagen");
    }
    return unreadable(text);
  }

  private static Notation ofWeeks(BigDecimal weeks, String text, @Nullable String how) {
    if (weeks.compareTo(WEEKS_MAX) > 0) {
      return unreadable(text);
    }
    int days =
        weeks.multiply(BigDecimal.valueOf(7)).setScale(0, RoundingMode.HALF_UP).intValueExact();
    String bare = text.replaceAll(" *(?:weken|week|wk)$", "");
    return wait(days, how == null ? null : bare + how + days + " dagen");
  }

  private static Notation unreadable(String text) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return of(Kind.UNREADABLE, "'" + shown + "' is geen wachttijd");
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text.replace(',', '.'));
  }

  private static Notation wait(int days, @Nullable String remark) {
    return new Notation(Kind.WAIT, days, remark);
  }

  private static Notation of(Kind kind, @Nullable String remark) {
    return new Notation(kind, null, remark);
  }
}
