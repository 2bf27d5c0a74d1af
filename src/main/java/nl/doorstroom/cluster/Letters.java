package nl.doorstroom.cluster;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.CommandId;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.RegionId;
import nl.doorstroom.domain.Rejection;
import nl.doorstroom.domain.RequestDigest;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.ExchangeException;
import nl.doorstroom.engine.Submission;
import nl.doorstroom.journal.codec.CommandCodec;
import nl.doorstroom.journal.codec.EventCodec;

/**
 * How commands and answers are written to other nodes.
 *
 * <p>This class is threadsafe.
 */
final class Letters {

  private static final CommandCodec COMMANDS = new CommandCodec();
  private static final EventCodec EVENTS = new EventCodec();

  private Letters() {}

  /** A command and the region that it is for. */
  record Forwarded(RegionId region, Submission submission) {}

  static JsonObject write(RegionId region, Submission submission) {
    return new JsonObject()
        .put("region", region.value())
        .put("id", submission.id().value())
        .put("actor", submission.actor().value())
        .put("digest", submission.digest().hex())
        .put("command", COMMANDS.encode(submission.command()));
  }

  /**
   * @throws IllegalArgumentException if it is not readable here
   */
  static Forwarded forwarded(JsonObject letter) {
    String digest = letter.getString("digest");
    return new Forwarded(
        new RegionId(letter.getString("region")),
        new Submission(
            new CommandId(letter.getString("id")),
            new ActorToken(letter.getString("actor")),
            digest.isEmpty() ? RequestDigest.NONE : new RequestDigest(digest),
            COMMANDS.decode(letter.getString("command"))));
  }

  static JsonObject write(Answer answer) {
    JsonObject letter = new JsonObject().put("position", answer.position());
    if (answer instanceof Answer.Refused refused) {
      Rejection why = refused.rejection();
      return letter
          .put("reason", why.reason().name())
          .put("field", why.field())
          .put("detail", why.detail());
    }
    Answer.Accepted accepted = (Answer.Accepted) answer;
    JsonArray events = new JsonArray();
    for (Event event : accepted.events()) {
      EventCodec.Encoded encoded = EVENTS.encode(event);
      events.add(
          new JsonObject()
              .put("type", encoded.type().name())
              .put("version", encoded.version())
              .put("body", encoded.body()));
    }
    return letter.put("events", events).put("repeated", accepted.repeated());
  }

  /** Of a command that has no answer. */
  static JsonObject write(ExchangeException fault) {
    return new JsonObject().put("fault", fault.kind().name()).put("detail", fault.getMessage());
  }

  /**
   * @throws ExchangeException if it has none
   * @throws IllegalArgumentException if it is not readable here
   */
  static Answer answer(JsonObject letter) {
    String fault = letter.getString("fault");
    if (fault != null) {
      throw new ExchangeException(
          ExchangeException.Kind.valueOf(fault), letter.getString("detail"), null);
    }
    long position = letter.getLong("position");
    String reason = letter.getString("reason");
    if (reason != null) {
      return new Answer.Refused(
          new Rejection(
              Rejection.Reason.valueOf(reason),
              letter.getString("field"),
              letter.getString("detail")),
          position);
    }
    List<Event> events = new ArrayList<>();
    for (Object each : letter.getJsonArray("events")) {
      JsonObject event = (JsonObject) each;
      events.add(
          EVENTS.decode(
              event.getString("type"), event.getInteger("version"), event.getString("body")));
    }
    return new Answer.Accepted(events, position, letter.getBoolean("repeated"));
  }
}
