package nl.doorstroom.domain.waiting;

/** Who referred: COD327-VEK1 of Vektis. */
public enum ReferrerType {
  /** 01, eerste lijn. */
  GP,
  /** 02, andere ggz of msz. */
  OTHER_GGZ,
  /** 03, crisisdienst of SEH. */
  CRISIS_SERVICE,
  /** 04, eigen patiënt. */
  OWN_PATIENT,
  /** 05, verwijzer zonder AGB. */
  WITHOUT_AGB,
  /** 06, zelfverwijzer. */
  SELF,
  /** 07, bemoeizorg. */
  OUTREACH,
  /** 08, langdurige ggz. */
  LONG_TERM_GGZ
}
