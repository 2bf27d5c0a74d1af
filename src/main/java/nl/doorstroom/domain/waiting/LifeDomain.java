package nl.doorstroom.domain.waiting;

/** Other parts of life in which there are problems too. */
public enum LifeDomain {
  HOUSING,
  WORK_AND_DAY,
  MONEY,
  RELATIONS,
  PHYSICAL_HEALTH,
  SAFETY
}
