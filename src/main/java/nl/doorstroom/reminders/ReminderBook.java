package nl.doorstroom.reminders;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.doorstroom.access.MailLanguage;
import nl.doorstroom.access.ReminderAddress;
import nl.doorstroom.access.ReminderTopic;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.partners.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the addresses, and what was sent to them, so that whoever sends next knows it.
 *
 * <p><b>Threads.</b> Safe to call from any context; each future completes on the context of the
 * call, and fails when the database cannot be asked.
 */
public interface ReminderBook {

  /** How it went when an address was to be added. */
  enum Adding {
    ADDED,
    /** It was added before by the same command. */
    REPEATED,
    /** The organisation has it already. */
    KNOWN,
    /** The organisation has as many as it may have. */
    FULL
  }

  /**
   * What became of an address that was to be added.
   *
   * @param address the one that is there; null when there is none
   */
  record Added(Adding how, @Nullable ReminderAddress address) {}

  /** A mail in hand, and where it goes. */
  record Taken(Mail mail, ReminderAddress to) {}

  /** Those of one organisation, the oldest first. */
  Future<List<ReminderAddress>> of(RegionId region, OrganizationId organization);

  /** Null when there is none. */
  Future<@Nullable ReminderAddress> find(RegionId region, String id);

  /** Adds {@code fresh}, unless its organisation has it or has {@code max}. */
  Future<Added> add(RegionId region, ReminderAddress fresh, CommandId under, int max);

  /** Completes with whether there was one of that organisation. */
  Future<Boolean> change(
      RegionId region,
      OrganizationId organization,
      String id,
      MailLanguage language,
      Set<ReminderTopic> topics);

  /** Erases the address and what was still to be sent to it. */
  Future<Boolean> remove(RegionId region, String id);

  /** From now on {@code id} is asked whether it may be used. */
  Future<Void> asked(RegionId region, String id, Instant now);

  /** Whoever reads it said that it may be used; nothing happens unless it was asked. */
  Future<Void> confirmed(RegionId region, String id, Instant now);

  /** A server said that there is no such address. */
  Future<Void> refused(RegionId region, String id);

  /** How many mails of {@code kinds} were asked for by {@code organization} since {@code from}. */
  Future<Integer> askedSince(
      RegionId region, OrganizationId organization, Set<Mail.Kind> kinds, Instant from);

  /** Has one mail sent from {@code now} on; nothing happens when there is such a one. */
  Future<Void> queue(
      RegionId region, ReminderAddress to, Mail.Kind kind, String about, Instant now);

  /** Has the digest of {@code day} sent to every working address that has none of that day. */
  Future<Void> queueDigests(RegionId region, LocalDate day, Instant now);

  /**
   * Has a stopped feed told to the working addresses of its organisation that want to know, and
   * that did so before it stopped.
   */
  Future<Void> queueStop(
      RegionId region, OrganizationId organization, String about, Instant stoppedAt, Instant now);

  /**
   * Takes the mail of {@code regions} in hand that fell due first; null when none did. Nobody else
   * gets it, and neither does a later start: what becomes of it must be said by one of the next.
   */
  Future<@Nullable Taken> take(Set<RegionId> regions, Instant now);

  /** It is to be tried again from {@code due} on. */
  Future<Void> putOff(Mail mail, Instant due);

  Future<Void> ended(Mail mail, Mail.End end, Instant now);

  /** Erases addresses that never answered since {@code askedBefore}, and mails older than that. */
  Future<Void> sweep(Instant askedBefore, Instant mailsBefore);
}
