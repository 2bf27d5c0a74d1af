package nl.doorstroom.feeds.nza;

/** The columns of the raw file that are read, by the names in its first line. */
enum NzaColumn {
  ROW("ROW_ID"),
  /** Of 2015, from Vektis. */
  KVK("KvK..uit.bestand.2015."),
  AGB("AGBCODE_INDIENER"),
  /** Name, street, postcode and place of the AGB register. */
  AGB_NAME("NAAM"),
  STREET("STRAAT"),
  POSTCODE("POSTCODE"),
  AGB_PLACE("PLAATS"),
  /** AGB code of the practice whose rows hold this one's waits. */
  BELONGS_TO("Hoort.bij"),
  PROVIDER("Naam.zorgaanbieder"),
  PROVIDER_PLACE("Plaats.zorgaanbieder"),
  LOCATION("Vestigingslocatie"),
  TYPE("Type.GGZ"),
  CIRCUIT("Circuit"),
  SUBTYPE("Nadere.typering"),
  TYPING("Typering"),
  /** In weeks, as on the provider's website. */
  INTAKE("Aanmeldtijd"),
  TREATMENT("Behandeltijd"),
  /** When the provider said it last changed its website. */
  UPDATED_ON("Datum.actualisatie"),
  /** Peildatum: when the waits were noted down. */
  RECORDED_ON("Peildatum"),
  /** What the provider says about differences between insurers. */
  INSURERS("AFWIJKEND_ZV"),
  /** Of the people who collected the figures. */
  REMARKS("Opmerkingen.MQ"),
  /** Of the provider; for practices only. */
  EXPLANATION("Wachttijden.toelichting"),
  /** 1 for an institution, 0 for a practice (vrijgevestigde). */
  INSTITUTION("INST");

  private final String header;

  NzaColumn(String header) {
    this.header = header;
  }

  String header() {
    return header;
  }
}
