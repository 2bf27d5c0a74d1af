package nl.doorstroom.feeds.reading;

/** How a file is written. */
public enum FileFormat {
  /** Comma-separated values, whatever the separator and encoding. */
  CSV,
  /** RFC 5545. */
  ICALENDAR,
  /** FHIR R4 as JSON: a Bundle, or one resource per line as bulk export gives them (NDJSON). */
  FHIR
}
