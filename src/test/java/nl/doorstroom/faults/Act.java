package nl.doorstroom.faults;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.HoldId;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.SlotCommand;
import nl.doorstroom.domain.slots.SlotDraft;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import nl.doorstroom.domain.waiting.WaitingCommand;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks, both as the request that goes over the wire and as the command that the rules
 * must have decided: so that its answer can be worked out again from the journal.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Act.Publish.class, name = "publish"),
  @JsonSubTypes.Type(value = Act.Withdraw.class, name = "withdraw"),
  @JsonSubTypes.Type(value = Act.Hold.class, name = "hold"),
  @JsonSubTypes.Type(value = Act.Option.class, name = "option"),
  @JsonSubTypes.Type(value = Act.GiveBack.class, name = "giveback"),
  @JsonSubTypes.Type(value = Act.Refer.class, name = "refer"),
  @JsonSubTypes.Type(value = Act.Claim.class, name = "claim"),
  @JsonSubTypes.Type(value = Act.Release.class, name = "release"),
  @JsonSubTypes.Type(value = Act.Move.class, name = "move"),
  @JsonSubTypes.Type(value = Act.Confirm.class, name = "confirm"),
  @JsonSubTypes.Type(value = Act.Decline.class, name = "decline"),
  @JsonSubTypes.Type(value = Act.Register.class, name = "register"),
  @JsonSubTypes.Type(value = Act.Reprioritise.class, name = "reprioritise"),
  @JsonSubTypes.Type(value = Act.Close.class, name = "close")
})
sealed interface Act {

  /** Who a person is to the rules whom the server gives a token of its own. */
  PersonToken SOMEONE = new PersonToken("p-someone");

  /** For what every place of a {@link Town} may be asked. */
  Request NEED =
      new Request(CareQuestion.ANXIETY, Urgency.REGULAR, "35-49", null, null, Complexity.NONE);

  /**
   * A request below the path of the region.
   *
   * @param body null for none
   * @param seen version that {@code If-Match} names; null for none
   */
  record Asked(String path, @Nullable Map<String, ?> body, @Nullable Long seen) {}

  /** The role that asks, as identities name it. */
  String role();

  /** The organisation that asks. */
  String by();

  @JsonIgnore
  Asked asked();

  /** What the rules decide; {@code person} is who a new referral is about. */
  Command command(PersonToken person);

  private static OrganizationId organization(String by) {
    return new OrganizationId(by);
  }

  private static @Nullable HoldId hold(@Nullable String token) {
    return token == null ? null : new HoldId(token.substring(0, token.lastIndexOf('.')));
  }

  private static Map<String, ?> withHold(@Nullable String token, String name, Object value) {
    return token == null ? Map.of(name, value) : Map.of("hold", token, name, value);
  }

  /** Places of three quarters of an hour, all or none. */
  record Publish(String by, String service, List<Place> places) implements Act {

    record Place(String externalId, Instant start, int capacity) {}

    private static final Duration LENGTH = Duration.ofMinutes(45);

    @Override
    public String role() {
      return "planner";
    }

    @Override
    public Asked asked() {
      List<Map<String, Object>> items =
          places.stream()
              .map(
                  place ->
                      Map.<String, Object>of(
                          "service",
                          service,
                          "externalId",
                          place.externalId(),
                          "kind",
                          "INTAKE",
                          "start",
                          place.start().toString(),
                          "end",
                          place.start().plus(LENGTH).toString(),
                          "capacity",
                          place.capacity(),
                          "allotment",
                          "NEW_REFERRAL",
                          "delivery",
                          "ON_SITE",
                          "override",
                          "OTHER"))
              .toList();
      return new Asked("/slots", Map.of("items", items, "atomic", true), null);
    }

    @Override
    public Command command(PersonToken person) {
      List<SlotDraft> drafts =
          places.stream()
              .map(
                  place ->
                      new SlotDraft(
                              new HealthcareServiceId(service),
                              place.externalId(),
                              SlotKind.INTAKE,
                              place.start(),
                              place.start().plus(LENGTH),
                              place.capacity(),
                              Allotment.NEW_REFERRAL,
                              Delivery.ON_SITE)
                          .overriding(OverrideReason.OTHER))
              .toList();
      return new SlotCommand.PublishSlots(drafts, organization(by));
    }
  }

  record Withdraw(String by, String slot, long version) implements Act {
    @Override
    public String role() {
      return "planner";
    }

    @Override
    public Asked asked() {
      return new Asked(
          "/slots/" + slot + "/withdraw", Map.of("reason", "PLANNING_CHANGED"), version);
    }

    @Override
    public Command command(PersonToken person) {
      return new SlotCommand.WithdrawSlot(
          new SlotId(slot), WithdrawReason.PLANNING_CHANGED, organization(by), version);
    }
  }

  record Hold(String role, String by, String slot) implements Act {
    @Override
    public Asked asked() {
      return new Asked("/slots/" + slot + "/hold", Map.of(), null);
    }

    @Override
    public Command command(PersonToken person) {
      return new SlotCommand.HoldSlot(new SlotId(slot), organization(by));
    }
  }

  /** Keeps a place for longer, in place of a hold where {@code token} proves one. */
  record Option(String role, String by, String slot, @Nullable String token) implements Act {
    @Override
    public Asked asked() {
      return new Asked("/slots/" + slot + "/hold", withHold(token, "option", true), null);
    }

    @Override
    public Command command(PersonToken person) {
      return new SlotCommand.TakeOption(new SlotId(slot), hold(token), organization(by));
    }
  }

  /** Gives back the hold that {@code token} proves. */
  record GiveBack(String role, String by, String slot, String token) implements Act {
    @Override
    public Asked asked() {
      return new Asked("/slots/" + slot + "/release", Map.of("hold", token), null);
    }

    @Override
    public Command command(PersonToken person) {
      HoldId held = java.util.Objects.requireNonNull(hold(token));
      return new SlotCommand.ReleaseHold(new SlotId(slot), held, organization(by));
    }
  }

  record Refer(String by, String slot, @Nullable String token) implements Act {
    @Override
    public String role() {
      return "gp";
    }

    @Override
    public Asked asked() {
      Map<String, ?> referral =
          Map.of("careQuestion", "ANXIETY", "urgency", "REGULAR", "ageClass", "35-49");
      return new Asked("/slots/" + slot + "/claim", withHold(token, "referral", referral), null);
    }

    @Override
    public Command command(PersonToken person) {
      return new SlotCommand.ReferToSlot(
          new SlotId(slot), hold(token), NEED, ReferrerType.GP, person, organization(by));
    }
  }

  /** Takes a place for someone who waits. */
  record Claim(String role, String by, String slot, String position, @Nullable String token)
      implements Act {
    @Override
    public Asked asked() {
      return new Asked("/slots/" + slot + "/claim", withHold(token, "position", position), null);
    }

    @Override
    public Command command(PersonToken person) {
      return new SlotCommand.ClaimSlot(
          new SlotId(slot), hold(token), new PositionId(position), organization(by));
    }
  }

  record Release(String role, String by, String slot, String claim) implements Act {
    @Override
    public Asked asked() {
      return new Asked(
          "/slots/" + slot + "/release", Map.of("claim", claim, "reason", "CLIENT_DECLINED"), null);
    }

    @Override
    public Command command(PersonToken person) {
      return new SlotCommand.ReleaseClaim(
          new SlotId(slot), new ClaimId(claim), ReleaseReason.CLIENT_DECLINED, organization(by));
    }
  }

  record Move(String role, String by, String slot, String claim, String to) implements Act {
    @Override
    public Asked asked() {
      return new Asked("/slots/" + slot + "/reschedule", Map.of("claim", claim, "to", to), null);
    }

    @Override
    public Command command(PersonToken person) {
      return new SlotCommand.MoveClaim(
          new SlotId(slot), new ClaimId(claim), new SlotId(to), organization(by));
    }
  }

  record Confirm(String by, String slot, String claim) implements Act {
    @Override
    public String role() {
      return "planner";
    }

    @Override
    public Asked asked() {
      return new Asked("/slots/" + slot + "/claims/" + claim + "/confirm", null, null);
    }

    @Override
    public Command command(PersonToken person) {
      return new SlotCommand.ConfirmClaim(new SlotId(slot), new ClaimId(claim), organization(by));
    }
  }

  record Decline(String by, String slot, String claim) implements Act {
    @Override
    public String role() {
      return "planner";
    }

    @Override
    public Asked asked() {
      return new Asked(
          "/slots/" + slot + "/claims/" + claim + "/decline",
          Map.of("reason", "NOT_SUITABLE"),
          null);
    }

    @Override
    public Command command(PersonToken person) {
      return new SlotCommand.DeclineClaim(
          new SlotId(slot), new ClaimId(claim), DeclineReason.NOT_SUITABLE, organization(by));
    }
  }

  record Register(String by, String service, String person, LocalDate since) implements Act {
    @Override
    public String role() {
      return "planner";
    }

    @Override
    public Asked asked() {
      return new Asked(
          "/positions",
          Map.of(
              "service", service,
              "person", person,
              "phase", "INTAKE",
              "careQuestion", "ANXIETY",
              "urgency", "REGULAR",
              "ageClass", "35-49",
              "since", since.toString()),
          null);
    }

    @Override
    public Command command(PersonToken other) {
      return new WaitingCommand.RegisterPosition(
          new HealthcareServiceId(service),
          new PersonToken(person),
          WaitPhase.INTAKE,
          NEED,
          since,
          null,
          organization(by));
    }
  }

  record Reprioritise(String by, String position, Urgency urgency, long version) implements Act {
    @Override
    public String role() {
      return "planner";
    }

    @Override
    public Asked asked() {
      return new Asked(
          "/positions/" + position + "/reprioritise", Map.of("urgency", urgency.name()), version);
    }

    @Override
    public Command command(PersonToken person) {
      return new WaitingCommand.ReprioritisePosition(
          new PositionId(position), urgency, organization(by), version);
    }
  }

  record Close(String by, String position, long version) implements Act {
    @Override
    public String role() {
      return "planner";
    }

    @Override
    public Asked asked() {
      return new Asked(
          "/positions/" + position + "/close", Map.of("reason", "HELPED_ELSEWHERE"), version);
    }

    @Override
    public Command command(PersonToken person) {
      return new WaitingCommand.ClosePosition(
          new PositionId(position), CloseReason.HELPED_ELSEWHERE, organization(by), version);
    }
  }
}
