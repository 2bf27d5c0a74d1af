package nl.doorstroom.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ReleaseStep;
import org.jspecify.annotations.Nullable;

/** The refusals that many rules share. A check returns null when nothing is in the way. */
final class Refusals {

  /** Longest name or key from elsewhere, in characters. */
  static final int TEXT_MAX = 200;

  /** Longest remark, in characters. */
  static final int NOTE_MAX = 4_000;

  private static final int PERCENT = 100;

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

  private Refusals() {}

  static Decision invalid(String field, @Nullable Object value, String expected) {
    return Decision.reject(Reason.INVALID, field, detail(field, value, expected));
  }

  static Decision notFound(String field, Id id) {
    return Decision.reject(
        Reason.NOT_FOUND, field, detail(field, id.value(), "one that this region knows"));
  }

  static Decision notYours(OrganizationId by, String expected) {
    return Decision.reject(Reason.NOT_YOURS, "by", detail("by", by.value(), expected));
  }

  static Decision refuse(Reason reason, String field, @Nullable Object value, String expected) {
    return Decision.reject(reason, field, detail(field, value, expected));
  }

  static @Nullable Decision stale(@Nullable Long asked, long present) {
    return asked == null || asked == present
        ? null
        : refuse(Reason.STALE_VERSION, "version", asked, String.valueOf(present));
  }

  static @Nullable Decision text(String field, @Nullable String value, int max) {
    return value == null || (!value.isBlank() && value.length() <= max)
        ? null
        : invalid(field, abbreviated(value), "1 to " + max + " characters, not blank");
  }

  static @Nullable Decision pattern(
      String field, @Nullable String value, Pattern pattern, String expected) {
    return value == null || pattern.matcher(value).matches()
        ? null
        : invalid(field, abbreviated(value), expected);
  }

  /** The first of {@code checks} that has something in the way. */
  static @Nullable Decision first(@Nullable Decision... checks) {
    return Stream.of(checks).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** Whether {@code used} are all among {@code known}. */
  static @Nullable Decision codes(String field, Collection<String> used, Collection<String> known) {
    return used.stream()
        .sorted()
        .filter(code -> !known.contains(code))
        .findFirst()
        .map(code -> invalid(field, abbreviated(code), "a code of the region"))
        .orElse(null);
  }

  /** Whether the shares are percentages that make a whole. */
  static @Nullable Decision division(String field, Map<Allotment, Integer> shares) {
    boolean negative = shares.values().stream().anyMatch(share -> share < 0);
    int sum = shares.values().stream().mapToInt(Integer::intValue).sum();
    return negative || sum != PERCENT
        ? invalid(field, new TreeMap<>(shares), "shares of 0 or more, together " + PERCENT)
        : null;
  }

  /** Whether the steps come one after the other. */
  static @Nullable Decision releases(String field, List<ReleaseStep> steps) {
    if (steps.size() > ReleaseStep.STEPS_MAX) {
      return invalid(field, steps.size(), "at most " + ReleaseStep.STEPS_MAX);
    }
    int before = ReleaseStep.DAYS_MAX + 1;
    for (ReleaseStep step : steps) {
      if (step.workingDays() < 0 || step.workingDays() >= before) {
        return invalid(field, step.workingDays(), "0 to " + (before - 1) + ", fewer each time");
      }
      before = step.workingDays();
    }
    return null;
  }

  /** Whether {@code value}, where given, lies from {@code min} to {@code max}. */
  static @Nullable Decision range(String field, @Nullable Integer value, int min, int max) {
    return value == null || (value >= min && value <= max)
        ? null
        : invalid(field, value, min + " to " + max);
  }

  /** Whether all of {@code languages} can be one: at most {@code max}. */
  static @Nullable Decision languages(String field, Set<String> languages, int max) {
    if (languages.size() > max) {
      return invalid(field, languages.size(), "at most " + max + " languages");
    }
    return languages.stream()
        .sorted()
        .filter(l -> !LANGUAGE.matcher(l).matches())
        .findFirst()
        .map(l -> invalid(field, l, "ISO 639-1, lower case"))
        .orElse(null);
  }

  private static String detail(String field, @Nullable Object value, String expected) {
    return field + ": " + value + " (expected: " + expected + ")";
  }

  private static String abbreviated(String value) {
    return value.length() <= 40 ? "'" + value + "'" : "'" + value.substring(0, 40) + "…'";
  }
}
