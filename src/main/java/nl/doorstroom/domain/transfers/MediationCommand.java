package nl.doorstroom.domain.transfers;

import nl.doorstroom.domain.ActorToken;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.waiting.Request;
import org.jspecify.annotations.Nullable;

/** What is asked about single questions to the table. */
public sealed interface MediationCommand extends Command {

  /** Asks the table where someone can be helped. */
  record AskMediation(Request request, OrganizationId by, ActorToken actor)
      implements MediationCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.askMediation(this);
    }
  }

  /** The table answers: another than who asked. A {@code service} where it advises one. */
  record AnswerMediation(
      MediationId request,
      MediationAdvice advice,
      @Nullable HealthcareServiceId service,
      OrganizationId by,
      ActorToken actor)
      implements MediationCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.answerMediation(this);
    }
  }

  /** Who asked needs no answer any more. */
  record WithdrawMediation(MediationId request, OrganizationId by) implements MediationCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.withdrawMediation(this);
    }
  }

  /** By the clock: the table did not answer within the term. */
  record PassMediation(MediationId request) implements MediationCommand {
    @Override
    public <R> R match(Command.Cases<R> on) {
      return on.passMediation(this);
    }
  }

  /** The part of {@link Command.Cases} for these commands. */
  interface Cases<R> {
    R askMediation(AskMediation command);

    R answerMediation(AnswerMediation command);

    R withdrawMediation(WithdrawMediation command);

    R passMediation(PassMediation command);
  }
}
