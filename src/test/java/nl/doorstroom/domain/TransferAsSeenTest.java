package nl.doorstroom.domain;

import static nl.doorstroom.domain.TableWords.*;
import static nl.doorstroom.domain.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.TransferCommand;
import nl.doorstroom.domain.transfers.TransferCommand.AsSeen;
import nl.doorstroom.domain.transfers.TransferCommand.RefuseConsent;
import nl.doorstroom.domain.transfers.TransferCommand.ScreenTransfer;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferStage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TransferAsSeenTest {

  private final Scenario scenario = in(TransferStage.SCREENED);
  private final long seen = transfer(scenario).version();

  @Test
  void a_step_is_taken_while_nothing_changed() {
    assertThat(scenario.when(asSeen(askConsent())).events()).hasSize(1);
  }

  @Test
  void a_step_is_refused_once_it_changed_whatever_else_is_in_its_way() {
    scenario.after(askConsent());
    refuses(giveConsent(), Reason.STALE_VERSION, "version");
    refuses(askReceivers(WIERDE_TEAM), Reason.STALE_VERSION, "version");
  }

  @Test
  void a_step_that_was_taken_stays_taken() {
    scenario.after(askConsent()).when(asSeen(askConsent())).thenAlreadySo();
  }

  @Test
  void who_has_no_part_in_it_is_not_told_that_it_changed() {
    scenario.after(askConsent());
    refuses(new RefuseConsent(TRANSFER, MONDAY, DE_WIERDE), Reason.NOT_YOURS, "by");
    TransferId nowhere = new TransferId("nowhere");
    scenario
        .when(
            new AsSeen(
                nowhere,
                seen,
                new ScreenTransfer(nowhere, ScreeningOutcome.TRANSFER, DE_WIERDE, CAS)))
        .thenRejected(Reason.NOT_FOUND, "transfer");
  }

  private AsSeen asSeen(TransferCommand step) {
    return new AsSeen(TRANSFER, seen, step);
  }

  private void refuses(TransferCommand step, Reason reason, String field) {
    scenario.when(asSeen(step)).thenRejected(reason, field);
  }
}
