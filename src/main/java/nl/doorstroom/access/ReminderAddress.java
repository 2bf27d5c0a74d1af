package nl.doorstroom.access;

import java.time.Instant;
import java.util.Set;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Where reminders of one organisation go.
 *
 * @param id random; says nothing of the address
 * @param topics what it is reminded of
 * @param confirmedAt when whoever reads it said that it may be used; null before
 * @param lastSentAt when a mail to it was last accepted; null before
 */
public record ReminderAddress(
    String id,
    OrganizationId organization,
    String address,
    MailLanguage language,
    Set<ReminderTopic> topics,
    State state,
    Instant createdAt,
    @Nullable Instant confirmedAt,
    @Nullable Instant lastSentAt) {

  public ReminderAddress {
    topics = Set.copyOf(topics);
  }

  /** Whether it may be written to. */
  public enum State {
    /** Asked whether it may be used; nothing else is sent to it. */
    PENDING,
    ACTIVE,
    /** A server said that there is no such address. */
    REFUSED
  }

  /** Never the address itself, so that no log has it. */
  @Override
  public String toString() {
    return "ReminderAddress[" + id + " of " + organization.value() + ", " + state + "]";
  }
}
