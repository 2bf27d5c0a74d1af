package nl.doorstroom.domain.transfers;

import java.time.Instant;
import java.util.Set;
import nl.doorstroom.domain.partners.OrganizationId;

/**
 * Who must act on something, until when, and what happens then.
 *
 * @param by the organisations that must; empty when any of {@code who} may
 * @param overdue whether the term has passed without what was asked
 */
public record Due(
    Who who, Set<OrganizationId> by, Act act, Instant until, Then then, boolean overdue) {

  /** In what capacity. */
  public enum Who {
    TABLE,
    HOLDER,
    RECEIVER,
    /** The huisarts. */
    REFERRER,
    MUNICIPALITY
  }

  /** What is asked. */
  public enum Act {
    SCREEN,
    ASK_CONSENT,
    RECORD_CONSENT,
    ASK_RECEIVERS,
    ANSWER,
    ASK_CLIENT,
    CONFIRM_CHANGE,
    BOOK,
    HAND_OVER,
    TAKE_RESPONSIBILITY
  }

  /** What happens when the term passes. */
  public enum Then {
    /** It counts as no answer; asked of others again when nobody is left. */
    LAPSES,
    /** The place that was kept is free again. */
    PLACE_FREED,
    /** It stays, and is shown as too late. */
    OVERDUE
  }

  public Due {
    by = Set.copyOf(by);
  }
}
