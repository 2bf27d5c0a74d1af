package nl.doorstroom.grid;

/** A class of readers who are shown the same fields of the same rows. */
enum Eyes {
  /** Anyone, and whoever has no more right to a row than anyone. */
  ANYONE,
  /** Huisartsen; together with a practice: what that practice alone is shown. */
  PRACTICE,
  /** Members of the transfertafel; together with an organisation: those with a part in the row. */
  TABLE,
  /** Mediators; always together with an organisation: what concerns that one alone. */
  MEDIATOR,
  /** Planners of others, and planners who act for nobody. */
  PARTNER,
  /**
   * Who owns the row: together with an organisation its planners, without one the administrator.
   */
  OWNER
}
