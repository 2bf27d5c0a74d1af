package nl.doorstroom.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.Objects;
import nl.doorstroom.access.Permission;
import nl.doorstroom.access.Problem;
import nl.doorstroom.access.ProblemException;
import nl.doorstroom.domain.offers.Offer;
import nl.doorstroom.domain.offers.OfferAnswer;
import nl.doorstroom.domain.offers.OfferCommand.AnswerOffer;
import nl.doorstroom.domain.offers.OfferCommand.StartOffering;
import nl.doorstroom.domain.offers.OfferCommand.StopOffering;
import nl.doorstroom.domain.offers.OfferEvent.OfferingStarted;
import nl.doorstroom.domain.offers.OfferId;
import nl.doorstroom.domain.offers.Offering;
import nl.doorstroom.domain.offers.OfferingEnd;
import nl.doorstroom.domain.offers.OfferingId;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.Planning;
import nl.doorstroom.domain.slots.Slot;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.WaitingPosition;
import nl.doorstroom.grid.Grid;
import org.jspecify.annotations.Nullable;

/** Offering a place to who waits: started, answered call by call, stopped. */
final class OfferRoutes {

  OfferRoutes(Operations on) {
    on.on("startOffering", Permission.PLAN_SLOTS, OfferRoutes::start);
    on.on("stopOffering", Permission.PLAN_SLOTS, OfferRoutes::stop);
    on.on("answerOffer", Permission.PLAN_SLOTS, OfferRoutes::answer);
  }

  private static Future<Reply> start(Call call) {
    StartBody body = call.body(StartBody.class);
    SlotId slot = call.id(SlotId::new);
    OrganizationId by = call.by();
    int parallel = body.breadth() == null ? 1 : body.breadth();
    return call.read(grid -> body.hours() == null ? hours(grid, slot) : body.hours())
        .compose(hours -> call.submit(new StartOffering(slot, parallel, hours, by)))
        .compose(
            done -> {
              OfferingStarted started =
                  Objects.requireNonNull(Events.first(done, OfferingStarted.class), "offering");
              return call.readAfter(
                  done, grid -> Reply.created(show(grid, known(grid, started.offering()))));
            });
  }

  /** How long each offer of a place stands, as its service has it. */
  private static int hours(Grid grid, SlotId id) {
    Slot slot = grid.region().slots().slot(id);
    HealthcareService service =
        slot == null ? null : grid.region().partners().service(slot.service());
    return service == null
        ? Planning.DEFAULT.offerHours()
        : service.details().planning().offerHours();
  }

  private static Future<Reply> stop(Call call) {
    OfferingId id = call.id(OfferingId::new);
    return call.submit(new StopOffering(id, call.by()))
        .compose(done -> call.readAfter(done, grid -> Reply.ok(show(grid, known(grid, id)))));
  }

  private static Future<Reply> answer(Call call) {
    OfferAnswer answer = call.body(AnswerBody.class).answer();
    OfferId offer = call.id(OfferId::new);
    OrganizationId by = call.by();
    return call.read(grid -> of(grid, offer))
        .compose(
            offering ->
                call.submit(new AnswerOffer(offering, offer, answer, by))
                    .compose(
                        done ->
                            call.readAfter(
                                done, grid -> Reply.ok(show(grid, known(grid, offering))))));
  }

  private static OfferingId of(Grid grid, OfferId offer) {
    return grid.region().offers().offerings().stream()
        .filter(offering -> offering.offer(offer) != null)
        .map(Offering::id)
        .findFirst()
        .orElseThrow(() -> unknown("offer: " + offer.value()));
  }

  private static Offering known(Grid grid, OfferingId id) {
    Offering offering = grid.region().offers().offering(id);
    if (offering == null) {
      throw unknown("offering: " + id.value());
    }
    return offering;
  }

  private static ProblemException unknown(String detail) {
    return new ProblemException(
        Problem.of(404, "not-found", "No such offer", detail).with("field", "id"));
  }

  private static ObjectNode show(Grid grid, Offering offering) {
    ObjectNode node =
        Wire.object()
            .put("offering", offering.id().value())
            .put("slot", offering.slot().value())
            .put("state", state(offering.ended()));
    if (offering.ended() != null) {
      node.put("endedReason", offering.ended().name());
    }
    ArrayNode offers = node.putArray("offers");
    for (Offer offer : offering.offers()) {
      offers
          .addObject()
          .put("offer", offer.id().value())
          .put("position", offer.position().value())
          .put("until", Wire.text(offer.until()))
          .put("state", state(offer))
          .put("notReached", offer.notReached());
      WaitingPosition position = grid.region().waiting().position(offer.position());
      if (state(offer).equals("YES") && position != null && position.booking() != null) {
        node.put("claim", position.booking().claim().value());
      }
    }
    return node;
  }

  private static String state(@Nullable OfferingEnd end) {
    if (end == null) {
      return "RUNNING";
    }
    return switch (end) {
      case TAKEN -> "TAKEN";
      case STOPPED -> "STOPPED";
      case EXHAUSTED, SLOT_WITHDRAWN, SLOT_STARTED, SLOT_CLEARED -> "ENDED";
    };
  }

  private static String state(Offer offer) {
    return switch (offer.state()) {
      case OPEN -> "MADE";
      case ACCEPTED -> "YES";
      case DECLINED -> "NO";
      case NOT_REACHED -> "NOT_REACHED";
      case LAPSED -> "LAPSED";
      case WITHDRAWN -> "CLOSED";
    };
  }

  /** As the contract has them. */
  private record StartBody(@Nullable Integer breadth, @Nullable Integer hours) {}

  private record AnswerBody(OfferAnswer answer) {}
}
