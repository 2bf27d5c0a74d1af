package nl.doorstroom.http;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import nl.doorstroom.access.MailLanguage;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.access.ReminderAddress;
import nl.doorstroom.access.ReminderAddresses;
import nl.doorstroom.access.ReminderTopic;
import nl.doorstroom.domain.CommandId;

/** Addresses that are gone with the process, to which nothing is sent. */
final class MemoryAddresses implements ReminderAddresses {

  private record Key(Owner owner, String id) {}

  private final Map<String, Key> owners = new ConcurrentSkipListMap<>();
  private final Map<String, ReminderAddress> addresses = new ConcurrentSkipListMap<>();
  private final AtomicInteger added = new AtomicInteger();

  @Override
  public Future<Overview> of(Owner owner) {
    List<ReminderAddress> own =
        addresses.values().stream().filter(a -> isOf(owner, a.id())).toList();
    return Future.succeededFuture(new Overview(true, PER_ORGANIZATION_MAX, own));
  }

  private boolean isOf(Owner owner, String id) {
    return new Key(owner, id).equals(owners.get(id));
  }

  @Override
  public Future<ReminderAddress> add(
      Owner owner,
      String address,
      MailLanguage language,
      Set<ReminderTopic> topics,
      CommandId under) {
    String id = "a" + added.incrementAndGet();
    owners.put(id, new Key(owner, id));
    return put(id, owner, address, language, topics);
  }

  private Future<ReminderAddress> put(
      String id, Owner owner, String address, MailLanguage language, Set<ReminderTopic> topics) {
    ReminderAddress is =
        new ReminderAddress(
            id,
            owner.organization(),
            address,
            language,
            topics,
            ReminderAddress.State.PENDING,
            Instant.EPOCH,
            null,
            null);
    addresses.put(id, is);
    return Future.succeededFuture(is);
  }

  @Override
  public Future<ReminderAddress> change(
      Owner owner, String id, MailLanguage language, Set<ReminderTopic> topics) {
    return known(owner, id).compose(is -> put(id, owner, is.address(), language, topics));
  }

  @Override
  public Future<Void> remove(Owner owner, String id) {
    return known(owner, id)
        .map(
            is -> {
              addresses.remove(id);
              return null;
            });
  }

  @Override
  public Future<ReminderAddress> ask(Owner owner, String id, CommandId under) {
    return known(owner, id);
  }

  @Override
  public Future<ReminderAddress> test(Owner owner, String id, CommandId under) {
    return known(owner, id);
  }

  private Future<ReminderAddress> known(Owner owner, String id) {
    ReminderAddress is = addresses.get(id);
    return is != null && isOf(owner, id)
        ? Future.succeededFuture(is)
        : Future.failedFuture(
            new ProblemException(Problem.of(404, "not-found", "No such address", "id: " + id)));
  }
}
