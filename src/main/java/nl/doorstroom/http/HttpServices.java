package nl.doorstroom.http;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import nl.doorstroom.access.DemoAccess;
import nl.doorstroom.access.References;
import nl.doorstroom.access.ReminderAddresses;
import nl.doorstroom.access.RouteModule;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.engine.Exchange;

/**
 * Everything that the routes need of other rooms.
 *
 * @param persons makes a new random token at each call
 * @param clock for what a request takes for today, and what a dry run takes for now
 * @param monitoring is told of requests, and has what Prometheus reads
 * @param door is shared by all that listen
 * @param modules routes of other rooms, mounted before those of the contract
 */
public record HttpServices(
    Exchange exchange,
    DemoAccess access,
    Secret secret,
    References references,
    Supplier<PersonToken> persons,
    InstantSource clock,
    Postcodes postcodes,
    Suggestions suggestions,
    Imports imports,
    PlannerFiles files,
    ReminderAddresses reminders,
    Recurring recurring,
    DemoControl demo,
    Readiness readiness,
    Monitoring monitoring,
    Door door,
    List<RouteModule> modules) {

  public HttpServices {
    modules = List.copyOf(modules);
  }
}
