package nl.doorstroom.domain.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.transfers.TransferId;
import org.jspecify.annotations.Nullable;

/**
 * Someone on the agenda of a meeting, by the number of their case.
 *
 * @param settled whether all were of one mind before the meeting: a place was kept by then, and
 *     nothing is left to talk about
 * @param verdict null until decided
 * @param call null until someone is to call the client
 */
public record MeetingCase(
    TransferId transfer,
    AgendaReason why,
    boolean settled,
    @Nullable Verdict verdict,
    @Nullable Call call) {

  /** One that was just put on the agenda. */
  public MeetingCase(AgendaItem item) {
    this(item.transfer(), item.why(), false, null, null);
  }

  /**
   * What was decided.
   *
   * @param services that are asked; empty unless the decision is to ask them
   * @param actor null of what was settled beforehand
   */
  public record Verdict(
      MeetingDecision decision,
      Set<HealthcareServiceId> services,
      @Nullable ActorToken actor,
      Instant at) {
    public Verdict {
      services = Set.copyOf(services);
    }
  }

  /**
   * Who calls the client, when.
   *
   * @param madeAt null until it was made
   */
  public record Call(OrganizationId by, LocalDate on, @Nullable Instant madeAt) {

    public boolean isOpen() {
      return madeAt == null;
    }
  }

  /** One line of an agenda. */
  public record AgendaItem(TransferId transfer, AgendaReason why) {}

  /** Whether the next case waits for someone to say who calls this client. */
  public boolean lacksCall() {
    return !settled && verdict != null && verdict.decision().needsCall() && call == null;
  }

  /** Whether it comes back at the next meeting. */
  public boolean isLeftOver() {
    return verdict == null || verdict.decision() == MeetingDecision.NEXT_TIME;
  }

  MeetingCase decided(Verdict said, boolean beforehand) {
    return new MeetingCase(
        transfer, why, beforehand, said, said.decision().needsCall() ? call : null);
  }

  MeetingCase with(@Nullable Call arranged) {
    return new MeetingCase(transfer, why, settled, verdict, arranged);
  }
}
