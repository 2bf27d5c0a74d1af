package nl.doorstroom.domain.transfers;

import java.time.Instant;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Event;
import nl.doorstroom.domain.EventType;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.Request;
import org.jspecify.annotations.Nullable;

/** What happened to single questions to the table. */
public sealed interface MediationEvent extends Event {

  /** The table was asked. */
  record MediationAsked(
      MediationId mediation, Request request, OrganizationId by, ActorToken actor, Instant until)
      implements MediationEvent {
    @Override
    public EventType type() {
      return EventType.MEDIATION_ASKED;
    }
  }

  /** The table answered. */
  record MediationAnswered(
      MediationId mediation,
      MediationAdvice advice,
      @Nullable HealthcareServiceId service,
      OrganizationId by,
      ActorToken actor,
      int leadMinutes)
      implements MediationEvent {
    @Override
    public EventType type() {
      return EventType.MEDIATION_ANSWERED;
    }
  }

  /** Who asked took it back. */
  record MediationWithdrawn(MediationId mediation) implements MediationEvent {
    @Override
    public EventType type() {
      return EventType.MEDIATION_WITHDRAWN;
    }
  }

  /** The table did not answer within the term. */
  record MediationOverdue(MediationId mediation) implements MediationEvent {
    @Override
    public EventType type() {
      return EventType.MEDIATION_OVERDUE;
    }
  }
}
