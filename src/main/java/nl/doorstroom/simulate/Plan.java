package nl.doorstroom.simulate;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.doorstroom.domain.partners.CapacityStatus;
import nl.doorstroom.domain.partners.FeedKind;
import nl.doorstroom.domain.partners.MeasureKind;
import nl.doorstroom.domain.partners.Planning;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ReleaseStep;
import org.jspecify.annotations.Nullable;

/**
 * How a service of the demonstration is planned, as its flags in the catalogue say: {@code
 * name:value}, the parts of a value apart by a slash.
 *
 * @param division its own, in percent; empty for the region's
 * @param limit what its first place of each week is restricted to; null for nothing
 * @param lastMinute whether places are filled at short notice now and then
 * @param evenings whether people are seen at any hour
 * @param prompt whether all that waits for its planner is seen to at once
 */
record Plan(
    Planning planning,
    Map<Allotment, Integer> division,
    @Nullable Room room,
    @Nullable Effort effort,
    @Nullable Source source,
    @Nullable Limit limit,
    boolean lastMinute,
    boolean evenings,
    boolean prompt) {

  /** What it declares to have room for; {@code days} is how long that holds at first. */
  record Room(
      CapacityStatus status, @Nullable Integer perWeek, @Nullable Integer couldOpen, int days) {}

  /** A measure against waiting that runs, and what is expected of it. */
  record Effort(
      MeasureKind kind, @Nullable Integer placesPerWeek, @Nullable Integer weeksShorter) {}

  /** A feed of its organisation; one that is {@code stopped} never reports again. */
  record Source(FeedKind kind, Duration interval, boolean stopped) {

    /** Its name among the organisation's feeds. */
    String code() {
      return switch (kind) {
        case SLOTS -> "demo/agenda";
        case WAITS -> "demo/wachttijden";
        case POSITIONS -> "demo/wachtlijst";
        case OUTCOMES -> "demo/uitkomsten";
      };
    }
  }

  /** Who may take a restricted place. */
  enum Limit {
    /** Everyone but the clients of one insurer, whose budget is used up. */
    INSURER,
    /** Young adults. */
    AGE,
    /** Two practices with which there is an agreement. */
    PRACTICE,
    /** Who cannot wait. */
    URGENCY
  }

  static Plan of(Set<String> flags) {
    Map<String, String> values =
        flags.stream()
            .filter(flag -> flag.indexOf(':') > 0)
            .collect(
                Collectors.toMap(
                    flag -> flag.substring(0, flag.indexOf(':')),
                    flag -> flag.substring(flag.indexOf(':') + 1)));
    String limit = values.get("limit");
    return new Plan(
        planning(values),
        allotments(values.get("share")),
        room(values.get("room")),
        effort(values.get("measure")),
        source(values.get("feed")),
        limit == null ? null : Limit.valueOf(limit),
        flags.contains("lastMinute"),
        flags.contains("evenings"),
        flags.contains("prompt"));
  }

  private static Planning planning(Map<String, String> values) {
    Integer list = number(values.get("list"));
    Integer offerHours = number(values.get("offers"));
    return new Planning(
        number(values.get("confirm")),
        allotments(values.get("perWeek")),
        list == null ? List.of() : List.of(new ReleaseStep(Allotment.NEW_REFERRAL, list)),
        offerHours != null,
        offerHours == null ? Planning.DEFAULT.offerHours() : offerHours);
  }

  /** A number for each allotment, in their order; those that are 0 are left out. */
  private static Map<Allotment, Integer> allotments(@Nullable String text) {
    Map<Allotment, Integer> numbers = new EnumMap<>(Allotment.class);
    if (text != null) {
      Iterator<String> parts = parts(text).iterator();
      for (Allotment allotment : Allotment.values()) {
        int n = Integer.parseInt(parts.next());
        if (n > 0) {
          numbers.put(allotment, n);
        }
      }
    }
    return numbers;
  }

  private static @Nullable Room room(@Nullable String text) {
    if (text == null) {
      return null;
    }
    List<String> parts = parts(text);
    return new Room(
        CapacityStatus.valueOf(parts.get(0)),
        number(parts.get(1)),
        number(parts.get(2)),
        Integer.parseInt(parts.get(3)));
  }

  private static @Nullable Effort effort(@Nullable String text) {
    if (text == null) {
      return null;
    }
    List<String> parts = parts(text);
    return new Effort(
        MeasureKind.valueOf(parts.get(0)), number(parts.get(1)), number(parts.get(2)));
  }

  private static @Nullable Source source(@Nullable String text) {
    if (text == null) {
      return null;
    }
    List<String> parts = parts(text);
    return new Source(
        FeedKind.valueOf(parts.get(0)),
        Duration.ofMinutes(Integer.parseInt(parts.get(1))),
        parts.contains("stopped"));
  }

  private static List<String> parts(String text) {
    return Arrays.asList(text.split("/", -1));
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text == null || text.isEmpty() ? null : Integer.valueOf(text);
  }
}
