package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.Hold;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.HoldKind;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotCommand.ClaimSlot;
import nl.doorstroom.domain.slots.SlotCommand.HoldSlot;
import nl.doorstroom.domain.slots.SlotCommand.MoveClaim;
import nl.doorstroom.domain.slots.SlotCommand.ReferToSlot;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseClaim;
import nl.doorstroom.domain.slots.SlotCommand.ReleaseHold;
import nl.doorstroom.domain.slots.SlotCommand.TakeOption;
import nl.doorstroom.domain.slots.SlotEvent.OptionTaken;
import nl.doorstroom.domain.slots.SlotEvent.SlotClaimed;
import nl.doorstroom.domain.slots.SlotEvent.SlotHeld;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingEvent.ReferralMade;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.domain.waiting.WaitingPosition.Booking;
import nl.doorstroom.engine.Answer;
import nl.doorstroom.engine.ExchangeException;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/** Taking places: holding, claiming, giving back, moving. */
final class ClaimRoutes {

  /** How often is asked what is so, when others change it before it is read. */
  private static final int ATTEMPTS = 5;

  private final Secret secret;
  private final Supplier<PersonToken> persons;

  ClaimRoutes(Operations on, Supplier<PersonToken> persons) {
    this.secret = on.secret();
    this.persons = persons;
    on.on("holdSlot", Permission.TAKE_SLOTS, this::hold);
    on.on("releaseSlot", Permission.TAKE_SLOTS, this::release);
    on.on("claimSlot", Permission.TAKE_SLOTS, this::claim);
    on.on("rescheduleClaim", Permission.TAKE_SLOTS, this::reschedule);
  }

  private Future<Reply> hold(Call call) {
    HoldBody body = call.body(HoldBody.class);
    SlotId slot = call.id(SlotId::new);
    OrganizationId by = call.by();
    HoldKind kind = body.option() || body.hold() != null ? HoldKind.OPTION : HoldKind.HOLD;
    HoldId held = proven(call, body.hold());
    SlotCommand command =
        kind == HoldKind.OPTION ? new TakeOption(slot, held, by) : new HoldSlot(slot, by);
    return held(call, command, grid -> standing(grid, slot, kind, by), ATTEMPTS)
        .map(hold -> Reply.ok(show(call, slot, hold)));
  }

  /**
   * The hold that {@code command} makes, or the one that is there already. One that ended before it
   * was read is no answer: then the rules say what is so by now.
   */
  private static Future<Hold> held(
      Call call, SlotCommand command, Function<Grid, Optional<Hold>> standing, int attempts) {
    return call.submit(command)
        .compose(
            done -> {
              Hold fresh = holdOf(done);
              return fresh != null
                  ? Future.succeededFuture(Optional.of(fresh))
                  : call.readAfter(done, standing);
            })
        .compose(
            found ->
                found
                    .map(Future::succeededFuture)
                    .orElseGet(
                        () ->
                            attempts > 1
                                ? held(call, command, standing, attempts - 1)
                                : changing()));
  }

  private static <T> Future<T> changing() {
    return Future.failedFuture(
        new ExchangeException(
            ExchangeException.Kind.BUSY, "it changes faster than it can be read", null));
  }

  private static @Nullable Hold holdOf(Answer.Accepted done) {
    SlotHeld held = Events.first(done, SlotHeld.class);
    if (held != null) {
      return new Hold(held.hold(), held.by(), HoldKind.HOLD, held.until());
    }
    OptionTaken option = Events.first(done, OptionTaken.class);
    return option == null
        ? null
        : new Hold(option.hold(), option.by(), HoldKind.OPTION, option.until());
  }

  /** What was asked is already so: the hold that stands; empty when it has ended since. */
  private static Optional<Hold> standing(Grid grid, SlotId id, HoldKind kind, OrganizationId by) {
    Slot slot = Objects.requireNonNull(grid.region().slots().slot(id), "slot");
    return slot.holds().stream()
        .filter(hold -> hold.by().equals(by) && hold.kind().isByParty())
        // Who has an option keeps the place already; who has a hold has no option yet.
        .filter(hold -> kind == HoldKind.HOLD || hold.kind() == kind)
        .findFirst();
  }

  private ObjectNode show(Call call, SlotId slot, Hold hold) {
    return Wire.object()
        .put("hold", secret.token(call.region(), hold.id()))
        .put("holdId", hold.id().value())
        .put("kind", hold.kind().name())
        .put("until", Wire.text(hold.until()))
        .put("slot", slot.value());
  }

  private Future<Reply> release(Call call) {
    ReleaseBody body = call.body(ReleaseBody.class);
    SlotId slot = call.id(SlotId::new);
    HoldId hold = proven(call, body.hold());
    ClaimId claim = body.claim();
    if ((hold == null) == (claim == null)) {
      throw oneOf("hold", "claim");
    }
    if (hold != null) {
      return call.submit(new ReleaseHold(slot, hold, call.by())).map(done -> Reply.nothing());
    }
    if (claim == null || body.reason() == null) {
      throw new ProblemException(Problems.invalid("reason", "nothing", "a reason of the list"));
    }
    return call.submit(new ReleaseClaim(slot, claim, body.reason(), call.by()))
        .map(done -> Reply.nothing());
  }

  private Future<Reply> claim(Call call) {
    ClaimBody body = call.body(ClaimBody.class);
    SlotId slot = call.id(SlotId::new);
    HoldId hold = proven(call, body.hold());
    PositionId position = body.position();
    RequestFields referral = body.referral();
    if ((position == null) == (referral == null)) {
      throw oneOf("referral", "position");
    }
    if (referral != null) {
      call.principal().require(Permission.REFER);
      return call.submit(
              new ReferToSlot(
                  slot, hold, referral.request(), referral.referrer(), persons.get(), call.by()))
          .compose(done -> call.readAfter(done, grid -> Reply.created(claimed(grid, slot, done))));
    }
    return claim(
        call, new ClaimSlot(slot, hold, Objects.requireNonNull(position), call.by()), ATTEMPTS);
  }

  /** As {@link #held}, of a place for someone who waits. */
  private static Future<Reply> claim(Call call, ClaimSlot command, int attempts) {
    return call.submit(command)
        .compose(
            done ->
                call.readAfter(
                    done,
                    grid ->
                        done.events().isEmpty()
                            ? standing(grid, command)
                            : Optional.of(Reply.created(claimed(grid, command.slot(), done)))))
        .compose(
            reply ->
                reply
                    .map(Future::succeededFuture)
                    .orElseGet(
                        () -> attempts > 1 ? claim(call, command, attempts - 1) : changing()));
  }

  private static ObjectNode claimed(Grid grid, SlotId id, Answer.Accepted done) {
    SlotClaimed claimed = Objects.requireNonNull(Events.first(done, SlotClaimed.class), "claim");
    ObjectNode node =
        Wire.object()
            .put("claim", claimed.claim().value())
            .put("slot", id.value())
            .put("position", claimed.position().value());
    Slot slot = grid.region().slots().slot(id);
    if (slot != null) {
      node.put("start", Wire.text(slot.start()));
    }
    ReferralMade referral = Events.first(done, ReferralMade.class);
    return referral == null
        ? node
        : node.put("referral", referral.referral().value()).put("code", referral.code().value());
  }

  /** What was asked is already so: the place that is taken; empty when it was freed since. */
  private static Optional<Reply> standing(Grid grid, ClaimSlot command) {
    WaitingPosition position = grid.region().waiting().position(command.position());
    Booking booking = position == null ? null : position.booking();
    return booking == null || !booking.slot().equals(command.slot())
        ? Optional.empty()
        : Optional.of(
            Reply.ok(
                Wire.object()
                    .put("position", command.position().value())
                    .put("claim", booking.claim().value())
                    .put("slot", booking.slot().value())
                    .put("start", Wire.text(booking.start()))));
  }

  private Future<Reply> reschedule(Call call) {
    RescheduleBody body = call.body(RescheduleBody.class);
    SlotId from = call.id(SlotId::new);
    return call.submit(new MoveClaim(from, body.claim(), body.to(), call.by()))
        .compose(
            done ->
                call.readAfter(
                    done,
                    grid -> {
                      ObjectNode node =
                          Wire.object()
                              .put("claim", body.claim().value())
                              .put("slot", body.to().value());
                      Slot slot = grid.region().slots().slot(body.to());
                      return Reply.ok(
                          slot == null ? node : node.put("start", Wire.text(slot.start())));
                    }));
  }

  private @Nullable HoldId proven(Call call, @Nullable String token) {
    return token == null ? null : secret.hold(call.region(), token);
  }

  private static ProblemException oneOf(String one, String other) {
    return new ProblemException(
        Problems.invalid("", "both or neither", "either " + one + " or " + other));
  }

  /** As the contract has them. */
  private record HoldBody(boolean option, @Nullable String hold) {}

  private record ReleaseBody(
      @Nullable String hold, @Nullable ClaimId claim, @Nullable ReleaseReason reason) {}

  private record ClaimBody(
      @Nullable String hold, @Nullable RequestFields referral, @Nullable PositionId position) {}

  private record RescheduleBody(ClaimId claim, SlotId to) {}
}
