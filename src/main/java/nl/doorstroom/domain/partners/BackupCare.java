package nl.doorstroom.domain.partners;

/** Who is there in evenings, nights and weekends for people in treatment (ANW-achtervang). */
public enum BackupCare {
  OWN,
  BY_AGREEMENT,
  NONE
}
