package nl.doorstroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.doorstroom.access.DemoAccess;
import nl.doorstroom.access.MailLanguage;
import nl.doorstroom.access.ReminderTopic;
import nl.doorstroom.domain.meetings.MeetingDecision;
import nl.doorstroom.domain.offers.OfferAnswer;
import nl.doorstroom.domain.partners.CapacityStatus;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.DiagnosisGroup;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.FeedKind;
import nl.doorstroom.domain.partners.MeasureKind;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerRole;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.Allotment;
import nl.doorstroom.domain.slots.DeclineReason;
import nl.doorstroom.domain.slots.Outcome;
import nl.doorstroom.domain.slots.OverrideReason;
import nl.doorstroom.domain.slots.ReleaseReason;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.slots.WithdrawReason;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationRefusal;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SendBackReason;
import nl.doorstroom.domain.transfers.TransferKind;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.LifeDomain;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.RefusalReason;
import nl.doorstroom.domain.waiting.Urgency;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractTest {

  private static final JsonNode CONTRACT = Contract.tree();

  @Test
  void every_operation_has_its_work_and_all_work_an_operation() {
    Set<String> expected = new TreeSet<>(operationIds());
    expected.removeAll(Contract.answeredElsewhere());
    Set<String> bound = new TreeSet<>(HttpVerticle.operations(services()).ids());
    assertThat(bound).isEqualTo(expected);
  }

  @Test
  void only_live_answers_elsewhere() {
    assertThat(Contract.answeredElsewhere()).containsExactly("getBoardChanges", "watchBoard");
  }

  @Test
  void every_command_asks_for_a_key() {
    List<String> without = new ArrayList<>();
    for (JsonNode path : CONTRACT.path("paths")) {
      for (String method : List.of("post", "put", "patch")) {
        JsonNode operation = path.path(method);
        if (!operation.isMissingNode()
            && !operation.findValuesAsText("$ref").contains("#/components/parameters/Key")) {
          without.add(operation.path("operationId").asText());
        }
      }
    }
    assertThat(without)
        .containsExactlyInAnyOrder("startSession", "importNza2016", "openFile", "steerDemo");
  }

  @Test
  void every_body_refuses_unknown_fields() {
    CONTRACT
        .path("paths")
        .findValues("requestBody")
        .forEach(
            body -> {
              JsonNode schema = body.at("/content/application~1json/schema");
              String ref = schema.path("$ref").asText();
              JsonNode full = ref.isEmpty() ? schema : CONTRACT.at(ref.substring(1));
              if (!schema.isMissingNode()) {
                assertThat(full.path("additionalProperties").asBoolean(true)).isFalse();
              }
            });
  }

  @Test
  void every_operation_says_what_a_problem_is() {
    for (JsonNode path : CONTRACT.path("paths")) {
      for (JsonNode operation : path) {
        if (operation.has("operationId")) {
          assertThat(operation.at("/responses/default/$ref").asText())
              .isEqualTo("#/components/responses/Problem");
        }
      }
    }
  }

  static Stream<Class<? extends Enum<?>>> lists() {
    return Stream.of(
        SlotKind.class,
        Allotment.class,
        Delivery.class,
        Outcome.class,
        ReleaseReason.class,
        WithdrawReason.class,
        OverrideReason.class,
        DeclineReason.class,
        OfferAnswer.class,
        CapacityStatus.class,
        FeedKind.class,
        MeasureKind.class,
        RefusalReason.class,
        CloseReason.class,
        StopReason.class,
        Urgency.class,
        WaitPhase.class,
        ReferrerType.class,
        CareQuestion.class,
        LifeDomain.class,
        MustHave.class,
        OrganizationKind.class,
        PartnerRole.class,
        ServiceCategory.class,
        Echelon.class,
        DiagnosisGroup.class,
        Destination.class,
        TransferKind.class,
        ScreeningOutcome.class,
        ConsentScope.class,
        SendBackReason.class,
        EscalationStep.class,
        EscalationOutcome.class,
        EscalationRefusal.class,
        MeetingDecision.class,
        ReminderTopic.class,
        MailLanguage.class);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_list_of_the_contract_is_that_of_the_language(Class<? extends Enum<?>> list) {
    List<String> named = new ArrayList<>();
    CONTRACT
        .at("/components/schemas/" + list.getSimpleName() + "/enum")
        .forEach(code -> named.add(code.asText()));
    assertThat(named)
        .containsExactlyElementsOf(Arrays.stream(list.getEnumConstants()).map(Enum::name).toList());
  }

  @Test
  void whatever_may_be_turned_away_says_so() {
    for (JsonNode path : CONTRACT.path("paths")) {
      for (JsonNode operation : path) {
        if (operation.has("operationId")) {
          boolean stream = operation.at("/responses/200/content/text~1event-stream").isObject();
          assertThat(operation.at("/responses/429/$ref").asText())
              .as(operation.path("operationId").asText())
              .isEqualTo(stream ? "" : "#/components/responses/TurnedAway");
        }
      }
    }
  }

  private static Set<String> operationIds() {
    Set<String> ids = new TreeSet<>();
    for (JsonNode path : CONTRACT.path("paths")) {
      for (JsonNode operation : path) {
        if (operation.has("operationId")) {
          ids.add(operation.path("operationId").asText());
        }
      }
    }
    return ids;
  }

  private static HttpServices services() {
    return new HttpServices(
        new NoExchange(),
        new DemoAccess(false),
        new Secret(new byte[Secret.BYTES_MIN]),
        new MemoryReferences(),
        () -> new PersonToken("p"),
        () -> Instant.EPOCH,
        pc4 -> null,
        new Suggestions(
            new NoExchange(), (from, to) -> null, () -> Instant.EPOCH, (region, made, took) -> {}),
        (file, by) -> Future.failedFuture("none"),
        new FakeFiles(Path.of("none")),
        new MemoryAddresses(),
        (pattern, zone, to) -> Future.failedFuture("none"),
        (region, speed, paused) -> Future.failedFuture("none"),
        List::of,
        NoMonitoring.NONE,
        new Door(NoMonitoring.NONE),
        List.of());
  }
}
