package nl.doorstroom.feeds.reading;

/**
 * A value of one row that cannot be understood: that row is refused, and the others are not. The
 * message holds the value, shortened, and what was expected.
 */
public final class MisreadException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Longest part of a value that is repeated. */
  private static final int SHOWN_MAX = 80;

  /** Why a value is not understood. Codes are protocol: only ever added. */
  public enum Why {
    MISSING,
    NOT_A_DATE,
    NOT_A_TIME,
    /** Skipped when the clock goes forward. */
    NO_SUCH_TIME,
    NOT_A_NUMBER,
    OUT_OF_RANGE,
    UNKNOWN_WORD,
    UNKNOWN_SERVICE,
    /** More than one service answers to it. */
    AMBIGUOUS_SERVICE,
    UNKNOWN_LOCATION,
    /** Of another organisation than the one that brings the file. */
    NOT_OWN,
    /** A name where a code must be: names of people stay out of the region. */
    NOT_A_CODE,
    UNKNOWN_ZONE,
    BAD_RULE,
    TOO_MANY,
    TOO_LONG,
    /** The row has another shape than the header: fields are missing or too many. */
    FIELD_COUNT,
    UNREADABLE
  }

  private final Why why;
  private final String field;
  private final String value;
  private final String expected;

  public MisreadException(Why why, String field, String value, String expected) {
    super(field + ": '" + shortened(value) + "' (expected: " + expected + ")");
    this.why = why;
    this.field = field;
    this.value = shortened(value);
    this.expected = expected;
  }

  public MisreadException(Why why, Field field, String value, String expected) {
    this(why, field.name(), value, expected);
  }

  public Why why() {
    return why;
  }

  /** The name of a {@link Field}, or a part of one that only this format has. */
  public String field() {
    return field;
  }

  public String value() {
    return value;
  }

  public String expected() {
    return expected;
  }

  private static String shortened(String value) {
    return value.length() <= SHOWN_MAX ? value : value.substring(0, SHOWN_MAX - 1) + "…";
  }
}
