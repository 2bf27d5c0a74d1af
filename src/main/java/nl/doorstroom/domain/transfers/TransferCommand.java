package nl.doorstroom.domain.transfers;

import java.time.LocalDate;
import java.util.Set;
import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a member of the table, a huisarts, a gemeente, an insurer or the clock asks about transfers.
 * {@code by} is the organisation, {@code actor} the person.
 */
public sealed interface TransferCommand extends Command {

  @Override
  default <R> R match(Command.Cases<R> on) {
    return on.transfer(this);
  }

  /** As {@link #match}, among the commands about transfers. */
  <R> R among(Cases<R> on);

  /**
   * Proposes that someone who waits at one's own service be moved. {@code social} is required for
   * the social domain, and only then.
   */
  record ProposeTransfer(
      PositionId position,
      Destination destination,
      @Nullable SocialQuestion social,
      OrganizationId by,
      ActorToken actor)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.proposeTransfer(this);
    }
  }

  /**
   * Proposes that someone in treatment at {@code service} be moved: there is no position, and none
   * is closed.
   */
  record ProposeTreatment(
      TransferKind kind,
      HealthcareServiceId service,
      PersonToken person,
      Request request,
      Destination destination,
      @Nullable SocialQuestion social,
      OrganizationId by,
      ActorToken actor)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.proposeTreatment(this);
    }
  }

  /** A second person looks at a candidate: never the proposer. */
  record ScreenTransfer(
      TransferId transfer, ScreeningOutcome outcome, OrganizationId by, ActorToken actor)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.screenTransfer(this);
    }
  }

  /** The client is being asked. */
  record AskConsent(
      TransferId transfer, Set<ConsentScope> scopes, OrganizationId by, ActorToken actor)
      implements TransferCommand {
    public AskConsent {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public <R> R among(Cases<R> on) {
      return on.askConsent(this);
    }
  }

  /**
   * The client consented to {@code scopes}, through the day {@code until}. Once given it may be
   * given again, for longer or for more.
   */
  record GiveConsent(
      TransferId transfer,
      Set<ConsentScope> scopes,
      LocalDate on,
      LocalDate until,
      OrganizationId by)
      implements TransferCommand {
    public GiveConsent {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public <R> R among(Cases<R> on) {
      return on.giveConsent(this);
    }
  }

  /** The client did not consent: place and start of waiting stay. */
  record RefuseConsent(TransferId transfer, LocalDate on, OrganizationId by)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.refuseConsent(this);
    }
  }

  /**
   * The client takes consent back, at whatever stage. Who had moved waits on at the holder, since
   * the same day.
   */
  record WithdrawConsent(TransferId transfer, LocalDate on, OrganizationId by)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.withdrawConsent(this);
    }
  }

  /** Asks services whether they can take someone, each with a term in working hours. */
  record AskReceivers(TransferId transfer, Set<HealthcareServiceId> services, OrganizationId by)
      implements TransferCommand {
    public AskReceivers {
      services = Set.copyOf(services);
    }

    @Override
    public <R> R among(Cases<R> on) {
      return on.askReceivers(this);
    }
  }

  /** A receiver says yes with a place, which it keeps. Other questions need no answer any more. */
  record AcceptAsk(TransferId transfer, AskId ask, SlotId slot, OrganizationId by, ActorToken actor)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.acceptAsk(this);
    }
  }

  /** A receiver says no; {@code reason} is a code of the region. */
  record DeclineAsk(
      TransferId transfer, AskId ask, String reason, OrganizationId by, ActorToken actor)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.declineAsk(this);
    }
  }

  /** The holder takes a question back. */
  record WithdrawAsk(TransferId transfer, AskId ask, OrganizationId by) implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.withdrawAsk(this);
    }
  }

  /** The client was called by {@code calledBy} and said yes. */
  record ChoosePlace(TransferId transfer, ActorToken calledBy, LocalDate on, OrganizationId by)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.choosePlace(this);
    }
  }

  /** The client was called by {@code calledBy} and said no: it costs nothing, at whatever stage. */
  record StayInPlace(TransferId transfer, ActorToken calledBy, LocalDate on, OrganizationId by)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.stayInPlace(this);
    }
  }

  /** The huisarts, or the gemeente, confirms the change of help or does not. */
  record ConfirmChange(
      TransferId transfer, boolean confirmed, LocalDate on, OrganizationId by, ActorToken actor)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.confirmChange(this);
    }
  }

  /**
   * Puts someone on the receiver's list with the place that was kept, since the same day, and
   * closes the holder's position.
   */
  record BookTransfer(TransferId transfer, OrganizationId by, ActorToken actor)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.bookTransfer(this);
    }
  }

  /** Records that {@code from} spoke for the holder with {@code to}, for the receiver. */
  record HandOverTransfer(
      TransferId transfer, ActorToken from, ActorToken to, LocalDate on, OrganizationId by)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.handOverTransfer(this);
    }
  }

  /** The receiver took over the responsibility for treatment: it is done. */
  record TakeResponsibility(TransferId transfer, LocalDate on, OrganizationId by, ActorToken actor)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.takeResponsibility(this);
    }
  }

  /**
   * A receiver sends someone back after its yes (terugverwijzing). Who had moved waits on at the
   * holder, since the same day.
   */
  record SendBack(TransferId transfer, SendBackReason reason, OrganizationId by, ActorToken actor)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.sendBack(this);
    }
  }

  /** The holder ends it, as {@link TransferEnd#WITHDRAWN} or {@link TransferEnd#NO_RECEIVER}. */
  record EndTransfer(TransferId transfer, TransferEnd why, OrganizationId by, ActorToken actor)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.endTransfer(this);
    }
  }

  /** Takes the next step of the ladder. */
  record EscalateTransfer(
      TransferId transfer, EscalationStep step, OrganizationId by, ActorToken actor)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.escalateTransfer(this);
    }
  }

  /** Says what came of a step. Only an insurer answers for {@link EscalationStep#INSURER}. */
  record AnswerEscalation(
      TransferId transfer,
      EscalationStep step,
      EscalationOutcome outcome,
      @Nullable Integer places,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable EscalationRefusal reason,
      OrganizationId by,
      ActorToken actor)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.answerEscalation(this);
    }
  }

  /**
   * Does {@code step}, which is about {@code transfer}, unless the transfer changed since {@code
   * version} was seen. A step that was done already stays done.
   */
  record AsSeen(TransferId transfer, long version, TransferCommand step)
      implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.asSeen(this);
    }
  }

  /** By the clock: a receiver did not answer within the term. */
  record LapseAsk(TransferId transfer, AskId ask) implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.lapseAsk(this);
    }
  }

  /** By the clock: whoever must act did not within the term. */
  record PassTerm(TransferId transfer) implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.passTerm(this);
    }
  }

  /** By the clock: the last day of a consent has passed. */
  record ExpireConsent(TransferId transfer) implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.expireConsent(this);
    }
  }

  /** By the clock: a step was not answered within the term. */
  record PassEscalation(TransferId transfer) implements TransferCommand {
    @Override
    public <R> R among(Cases<R> on) {
      return on.passEscalation(this);
    }
  }

  /** One method per command about transfers. */
  interface Cases<R> {
    R proposeTransfer(ProposeTransfer command);

    R proposeTreatment(ProposeTreatment command);

    R screenTransfer(ScreenTransfer command);

    R askConsent(AskConsent command);

    R giveConsent(GiveConsent command);

    R refuseConsent(RefuseConsent command);

    R withdrawConsent(WithdrawConsent command);

    R askReceivers(AskReceivers command);

    R acceptAsk(AcceptAsk command);

    R declineAsk(DeclineAsk command);

    R withdrawAsk(WithdrawAsk command);

    R choosePlace(ChoosePlace command);

    R stayInPlace(StayInPlace command);

    R confirmChange(ConfirmChange command);

    R bookTransfer(BookTransfer command);

    R handOverTransfer(HandOverTransfer command);

    R takeResponsibility(TakeResponsibility command);

    R sendBack(SendBack command);

    R endTransfer(EndTransfer command);

    R escalateTransfer(EscalateTransfer command);

    R answerEscalation(AnswerEscalation command);

    R asSeen(AsSeen command);

    R lapseAsk(LapseAsk command);

    R passTerm(PassTerm command);

    R expireConsent(ExpireConsent command);

    R passEscalation(PassEscalation command);
  }
}
