package nl.doorstroom.access;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;

/**
 * The addresses to which an organisation has its reminders sent: kept outside the journal,
 * encrypted, erasable, and given to their own organisation only. Nothing but one question goes to
 * an address before that question was answered. What is refused fails with {@link
 * ProblemException}.
 *
 * <p><b>Threads.</b> Safe to call from any context; each future completes on the context of the
 * call.
 */
public interface ReminderAddresses {

  /** Most addresses of one organisation. */
  int PER_ORGANIZATION_MAX = 10;

  /** Most questions and trials that one organisation has sent in 24 hours. */
  int ASKED_PER_DAY_MAX = 20;

  /** Whose addresses they are. */
  record Owner(RegionId region, OrganizationId organization) {}

  /**
   * All of one organisation.
   *
   * @param configured whether this server can send mail at all
   * @param max how many addresses there may be
   * @param addresses the oldest first
   */
  record Overview(boolean configured, int max, List<ReminderAddress> addresses) {
    public Overview {
      addresses = List.copyOf(addresses);
    }
  }

  /** All of {@code owner}. */
  Future<Overview> of(Owner owner);

  /**
   * Adds {@code address}, which is asked whether it may be used. The same {@code under} again
   * changes nothing.
   */
  Future<ReminderAddress> add(
      Owner owner,
      String address,
      MailLanguage language,
      Set<ReminderTopic> topics,
      CommandId under);

  /** Changes what is sent to an address, and in which language. */
  Future<ReminderAddress> change(
      Owner owner, String id, MailLanguage language, Set<ReminderTopic> topics);

  /** Erases an address. */
  Future<Void> remove(Owner owner, String id);

  /** Asks once more whether an address that does not work yet, or no longer, may be used. */
  Future<ReminderAddress> ask(Owner owner, String id, CommandId under);

  /** Has a trial sent to an address that works. */
  Future<ReminderAddress> test(Owner owner, String id, CommandId under);
}
