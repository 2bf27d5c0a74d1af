package nl.doorstroom.grid;

import java.time.Instant;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.transfers.MediationAdvice;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A single question to the table. There is no person in it, and who asked is an organisation.
 *
 * @param key id of the question
 * @param mine whether it is that of whoever looks
 * @param area where help is sought: the gemeente to who asked, the subregion to the table; null
 *     when not given
 * @param until by when the table answers
 * @param answer null until answered
 * @param withdrawnAt null unless who asked took it back
 */
record MediationRow(
    String key,
    boolean mine,
    Label by,
    CareQuestion careQuestion,
    Urgency urgency,
    String ageClass,
    @Nullable String insurer,
    @Nullable String area,
    PositionRow.Complexity complexity,
    Instant askedAt,
    Instant until,
    boolean overdue,
    @Nullable Answer answer,
    @Nullable Instant withdrawnAt,
    long version)
    implements Row {

  /**
   * What the table said.
   *
   * @param service null unless it advises one
   * @param leadMinutes minutes of working time that it took
   */
  record Answer(
      MediationAdvice advice, @Nullable Label service, Label by, int leadMinutes, Instant at) {}
}
