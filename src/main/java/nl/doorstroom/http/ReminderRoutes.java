package nl.doorstroom.http;

import io.vertx.core.Future;
import java.util.Set;
import java.util.function.Function;
import nl.doorstroom.access.MailLanguage;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.ReminderAddress;
import nl.doorstroom.access.ReminderAddresses;
import nl.doorstroom.access.ReminderTopic;
import nl.doorstroom.domain.CommandId;

/** Where an organisation has its reminders sent. */
final class ReminderRoutes {

  private final ReminderAddresses addresses;

  ReminderRoutes(Operations on, ReminderAddresses addresses) {
    this.addresses = addresses;
    on.on(
        "listReminderAddresses",
        Permission.KEEP_REMINDERS,
        call -> addresses.of(owner(call)).map(Reply::ok));
    on.on("addReminderAddress", Permission.KEEP_REMINDERS, this::add);
    on.on("changeReminderAddress", Permission.KEEP_REMINDERS, this::change);
    on.on("removeReminderAddress", Permission.KEEP_REMINDERS, this::remove);
    on.on("askReminderAddress", Permission.KEEP_REMINDERS, having(addresses::ask));
    on.on("testReminderAddress", Permission.KEEP_REMINDERS, having(addresses::test));
  }

  private record AddBody(String address, MailLanguage language, Set<ReminderTopic> topics) {}

  private record ChangeBody(MailLanguage language, Set<ReminderTopic> topics) {}

  /** Has a mail sent to one address. */
  private interface Sending {
    Future<ReminderAddress> to(ReminderAddresses.Owner owner, String id, CommandId under);
  }

  private static ReminderAddresses.Owner owner(Call call) {
    return new ReminderAddresses.Owner(call.region(), call.by());
  }

  private Future<Reply> add(Call call) {
    AddBody body = call.body(AddBody.class);
    return addresses
        .add(owner(call), body.address(), body.language(), body.topics(), call.commandId())
        .map(Reply::created);
  }

  private Future<Reply> change(Call call) {
    ChangeBody body = call.body(ChangeBody.class);
    return addresses
        .change(owner(call), call.path("id"), body.language(), body.topics())
        .map(Reply::ok);
  }

  private Future<Reply> remove(Call call) {
    return addresses.remove(owner(call), call.path("id")).map(gone -> Reply.nothing());
  }

  private static Function<Call, Future<Reply>> having(Sending sending) {
    return call -> sending.to(owner(call), call.path("id"), call.commandId()).map(Reply::accepted);
  }
}
