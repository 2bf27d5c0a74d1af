package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.notYours;
import static nl.doorstroom.domain.Refusals.refuse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.Decision.Accepted;
import nl.doorstroom.domain.Rejection.Reason;
import nl.doorstroom.domain.meetings.Meeting;
import nl.doorstroom.domain.meetings.MeetingCase;
import nl.doorstroom.domain.meetings.MeetingCase.Call;
import nl.doorstroom.domain.meetings.MeetingCase.Verdict;
import nl.doorstroom.domain.meetings.MeetingCommand.ArrangeCall;
import nl.doorstroom.domain.meetings.MeetingCommand.DecideCase;
import nl.doorstroom.domain.meetings.MeetingCommand.PutOnTable;
import nl.doorstroom.domain.meetings.MeetingCommand.RecordCall;
import nl.doorstroom.domain.meetings.MeetingDecision;
import nl.doorstroom.domain.meetings.MeetingEvent.CallArranged;
import nl.doorstroom.domain.meetings.MeetingEvent.CallMade;
import nl.doorstroom.domain.meetings.MeetingEvent.CaseDecided;
import nl.doorstroom.domain.meetings.MeetingEvent.CasePutOnTable;
import nl.doorstroom.domain.meetings.MeetingId;
import nl.doorstroom.domain.meetings.MeetingState;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferCommand.AskReceivers;
import nl.doorstroom.domain.transfers.TransferCommand.EndTransfer;
import nl.doorstroom.domain.transfers.TransferCommand.EscalateTransfer;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferStage;
import org.jspecify.annotations.Nullable;

/** Cases on the table of a meeting: which one, what is decided, and who calls the client. */
final class MeetingCaseRules {

  /** Furthest ahead that a call is made, in days. */
  private static final int DAYS_MAX = 366;

  /** In which a receiver keeps a place, or has received. */
  static final Set<TransferStage> PLACED = stagesWithPlace();

  private final Turn turn;
  private final Table table;
  private final Chair chair;
  private final TransferRules transfers;

  MeetingCaseRules(Turn turn, Table table, Chair chair, TransferRules transfers) {
    this.turn = turn;
    this.table = table;
    this.chair = chair;
    this.transfers = transfers;
  }

  private static Set<TransferStage> stagesWithPlace() {
    Set<TransferStage> stages = EnumSet.noneOf(TransferStage.class);
    for (TransferStage stage : TransferStage.values()) {
      if (stage.keepsPlace() || stage.hasMoved()) {
        stages.add(stage);
      }
    }
    return stages;
  }

  Decision decide(PutOnTable c) {
    Meeting meeting = turn.meetings().meeting(c.meeting());
    if (meeting == null) {
      return Chair.unknown(c.meeting());
    }
    if (c.transfer() != null && meeting.of(c.transfer()) == null) {
      return notFound("transfer", c.transfer());
    }
    Decision refusal =
        first(
            chair.leads(meeting, c.by()),
            Chair.in(meeting, MeetingState.OPEN),
            Chair.callArranged(meeting));
    if (refusal != null) {
      return refusal;
    }
    boolean already =
        c.transfer() == null ? meeting.onTable() == null : c.transfer().equals(meeting.onTable());
    return already
        ? Decision.accept()
        : Decision.accept(new CasePutOnTable(meeting.id(), c.transfer()));
  }

  /** Decides about one case of one meeting, both of which are there. */
  @FunctionalInterface
  private interface CaseRule {
    Decision decide(Meeting meeting, MeetingCase about, Transfer transfer);
  }

  private Decision of(MeetingId meeting, TransferId transfer, CaseRule rule) {
    Meeting known = turn.meetings().meeting(meeting);
    if (known == null) {
      return Chair.unknown(meeting);
    }
    MeetingCase about = known.of(transfer);
    Transfer moved = table.find(transfer);
    return about == null || moved == null
        ? notFound("transfer", transfer)
        : rule.decide(known, about, moved);
  }

  Decision decide(DecideCase c) {
    return of(c.meeting(), c.transfer(), (m, about, transfer) -> decided(c, m, about, transfer));
  }

  private Decision decided(DecideCase c, Meeting meeting, MeetingCase about, Transfer transfer) {
    Decision refusal =
        first(
            chair.leads(meeting, c.by()),
            Chair.in(meeting, MeetingState.OPEN),
            c.transfer().equals(meeting.onTable())
                ? null
                : refuse(
                    Reason.MEETING_STAGE,
                    "transfer",
                    c.transfer().value(),
                    "the case on the table"),
            c.services().isEmpty() == (c.decision() == MeetingDecision.PUT_TO)
                ? invalid(
                    "services", c.services().size(), "who is asked with PUT_TO, and only then")
                : null);
    if (refusal != null || isSaid(about.verdict(), c)) {
      return refusal == null ? Decision.accept() : refusal;
    }
    Decision done = carriedOut(transfer, c);
    if (!(done instanceof Accepted accepted)) {
      return done;
    }
    List<Event> events = new ArrayList<>();
    events.add(
        new CaseDecided(meeting.id(), transfer.id(), c.decision(), c.services(), false, c.actor()));
    events.addAll(accepted.events());
    return Decision.accept(events);
  }

  private static boolean isSaid(@Nullable Verdict said, DecideCase c) {
    return said != null && said.decision() == c.decision() && said.services().equals(c.services());
  }

  /** What it does to the transfer, in the name of its holder. */
  private Decision carriedOut(Transfer transfer, DecideCase c) {
    OrganizationId holder = transfer.subject().holder();
    return switch (c.decision()) {
      case PLACED -> orNothing(Table.in(transfer, PLACED));
      case FIND_OUT, NEXT_TIME -> orNothing(Table.running(transfer));
      case PUT_TO -> transfers.askReceivers(new AskReceivers(c.transfer(), c.services(), holder));
      case ESCALATE -> {
        EscalationStep last = transfer.escalation() == null ? null : transfer.escalation().step();
        EscalationStep next = EscalationStep.after(last);
        yield next == null
            ? invalid("decision", c.decision(), "another: " + last + " was the last step")
            : transfers.escalateTransfer(
                new EscalateTransfer(c.transfer(), next, holder, c.actor()));
      }
      case STOP ->
          transfers.endTransfer(
              new EndTransfer(c.transfer(), TransferEnd.NO_RECEIVER, holder, c.actor()));
    };
  }

  private static Decision orNothing(@Nullable Decision refusal) {
    return refusal == null ? Decision.accept() : refusal;
  }

  Decision decide(ArrangeCall c) {
    return of(c.meeting(), c.transfer(), (m, about, transfer) -> arranged(c, m, about, transfer));
  }

  private Decision arranged(ArrangeCall c, Meeting meeting, MeetingCase about, Transfer transfer) {
    Decision refusal =
        first(
            chair.leads(meeting, c.by()),
            Chair.in(meeting, MeetingState.OPEN),
            about.verdict() != null && about.verdict().decision().needsCall()
                ? null
                : refuse(
                    Reason.MEETING_STAGE,
                    "transfer",
                    c.transfer().value(),
                    "one of which something was decided"),
            knowsClient(transfer, c.organization()),
            c.on().isBefore(turn.today()) || c.on().isAfter(turn.today().plusDays(DAYS_MAX))
                ? invalid("on", c.on(), "from " + turn.today() + ", within " + DAYS_MAX + " days")
                : null);
    if (refusal != null) {
      return refusal;
    }
    Call call = about.call();
    return call != null && call.by().equals(c.organization()) && call.on().equals(c.on())
        ? Decision.accept()
        : Decision.accept(new CallArranged(meeting.id(), transfer.id(), c.organization(), c.on()));
  }

  /** Only the holder, and who answers for it, knows who someone is; and who is to receive them. */
  private @Nullable Decision knowsClient(Transfer transfer, OrganizationId organization) {
    Ask accepted = transfer.accepted();
    return table.holds(transfer, organization) == null
            || (accepted != null && accepted.receiver().equals(organization))
        ? null
        : invalid("organization", organization.value(), "the holder, or who said yes");
  }

  Decision decide(RecordCall c) {
    Meeting meeting = turn.meetings().meeting(c.meeting());
    if (meeting == null) {
      return Chair.unknown(c.meeting());
    }
    MeetingCase about = meeting.of(c.transfer());
    if (about == null || about.call() == null) {
      return notFound("transfer", c.transfer());
    }
    if (!table.agreed().actsFor(c.by(), about.call().by())
        && chair.leads(meeting, c.by()) != null) {
      return notYours(c.by(), about.call().by().value());
    }
    return about.call().isOpen()
        ? Decision.accept(new CallMade(meeting.id(), about.transfer()))
        : Decision.accept();
  }
}
