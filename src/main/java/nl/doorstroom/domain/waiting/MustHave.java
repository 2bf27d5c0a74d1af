package nl.doorstroom.domain.waiting;

/** What a place must have for this person. A closed list. */
public enum MustHave {
  WHEELCHAIR,
  INTERPRETER,
  SIGN_LANGUAGE,
  DUAL_DIAGNOSIS,
  MILD_INTELLECTUAL_DISABILITY,
  EMDR,
  FEMALE_PRACTITIONER,
  MALE_PRACTITIONER,
  GROUP,
  INDIVIDUAL
}
