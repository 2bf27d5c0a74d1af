package nl.doorstroom.domain.imports;

/** What an import reads. A closed list. */
public enum ImportKind {
  CSV,
  ICALENDAR,
  FHIR,
  EPD
}
