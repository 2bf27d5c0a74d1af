package nl.doorstroom.domain;

import static nl.doorstroom.domain.CrossingWords.FRIESLAND;
import static nl.doorstroom.domain.CrossingWords.TEAM_THERE;
import static nl.doorstroom.domain.TableWords.ANNE;
import static nl.doorstroom.domain.TableWords.BEA;
import static nl.doorstroom.domain.TableWords.CAS;
import static nl.doorstroom.domain.TableWords.DIRK;
import static nl.doorstroom.domain.TableWords.IN_40;
import static nl.doorstroom.domain.TableWords.ask;
import static nl.doorstroom.domain.TableWords.place;
import static nl.doorstroom.domain.Words.DE_BRINK;
import static nl.doorstroom.domain.Words.DE_BRUGWACHTER;
import static nl.doorstroom.domain.Words.DE_WIERDE;
import static nl.doorstroom.domain.Words.MONDAY;
import static nl.doorstroom.domain.Words.MOOD_TEAM;
import static nl.doorstroom.domain.Words.NOON;
import static nl.doorstroom.domain.Words.WIERDE_TEAM;
import static nl.doorstroom.domain.Words.claim;
import static nl.doorstroom.domain.Words.hold;
import static nl.doorstroom.domain.Words.next;
import static nl.doorstroom.domain.Words.position;
import static nl.doorstroom.domain.Words.request;
import static nl.doorstroom.domain.Words.slot;
import static nl.doorstroom.domain.Words.waits;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.meetings.AgendaReason;
import nl.doorstroom.domain.meetings.MeetingCase.AgendaItem;
import nl.doorstroom.domain.meetings.MeetingDecision;
import nl.doorstroom.domain.meetings.MeetingEvent.AgendaFixed;
import nl.doorstroom.domain.meetings.MeetingEvent.CallArranged;
import nl.doorstroom.domain.meetings.MeetingEvent.CallMade;
import nl.doorstroom.domain.meetings.MeetingEvent.CaseDecided;
import nl.doorstroom.domain.meetings.MeetingEvent.CasePutOnTable;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingAttended;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingCancelled;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingClosed;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingOpened;
import nl.doorstroom.domain.meetings.MeetingEvent.MeetingPlanned;
import nl.doorstroom.domain.meetings.MeetingId;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.domain.slots.ClaimId;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalAccepted;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalAsked;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalConfirmed;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalEnded;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalTaken;
import nl.doorstroom.domain.transfers.ArrivalEvent.ArrivalTakenOver;
import nl.doorstroom.domain.transfers.AskId;
import nl.doorstroom.domain.transfers.ChangeNeed;
import nl.doorstroom.domain.transfers.ConsentScope;
import nl.doorstroom.domain.transfers.Criteria;
import nl.doorstroom.domain.transfers.CrossingEnd;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingAccepted;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingAsked;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingDeparted;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingDeparting;
import nl.doorstroom.domain.transfers.CrossingEvent.CrossingEnded;
import nl.doorstroom.domain.transfers.CrossingId;
import nl.doorstroom.domain.transfers.CrossingQuestion;
import nl.doorstroom.domain.transfers.Destination;
import nl.doorstroom.domain.transfers.EscalationOutcome;
import nl.doorstroom.domain.transfers.EscalationStep;
import nl.doorstroom.domain.transfers.Landing;
import nl.doorstroom.domain.transfers.MediationAdvice;
import nl.doorstroom.domain.transfers.MediationEvent.MediationAnswered;
import nl.doorstroom.domain.transfers.MediationEvent.MediationAsked;
import nl.doorstroom.domain.transfers.MediationEvent.MediationOverdue;
import nl.doorstroom.domain.transfers.MediationEvent.MediationWithdrawn;
import nl.doorstroom.domain.transfers.MediationId;
import nl.doorstroom.domain.transfers.PlaceLoss;
import nl.doorstroom.domain.transfers.PlaceThere;
import nl.doorstroom.domain.transfers.ScreeningOutcome;
import nl.doorstroom.domain.transfers.SendBackReason;
import nl.doorstroom.domain.transfers.Subject;
import nl.doorstroom.domain.transfers.TransferBooking;
import nl.doorstroom.domain.transfers.TransferEnd;
import nl.doorstroom.domain.transfers.TransferEvent.AskAccepted;
import nl.doorstroom.domain.transfers.TransferEvent.AskDeclined;
import nl.doorstroom.domain.transfers.TransferEvent.AskLapsed;
import nl.doorstroom.domain.transfers.TransferEvent.AskWithdrawn;
import nl.doorstroom.domain.transfers.TransferEvent.ChangeConfirmed;
import nl.doorstroom.domain.transfers.TransferEvent.ChangeNotConfirmed;
import nl.doorstroom.domain.transfers.TransferEvent.ClientChose;
import nl.doorstroom.domain.transfers.TransferEvent.ClientStayed;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentAsked;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentExpired;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentGiven;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentRefused;
import nl.doorstroom.domain.transfers.TransferEvent.ConsentWithdrawn;
import nl.doorstroom.domain.transfers.TransferEvent.EscalationAnswered;
import nl.doorstroom.domain.transfers.TransferEvent.EscalationOverdue;
import nl.doorstroom.domain.transfers.TransferEvent.PlaceLost;
import nl.doorstroom.domain.transfers.TransferEvent.ReceiverAsked;
import nl.doorstroom.domain.transfers.TransferEvent.TransferBooked;
import nl.doorstroom.domain.transfers.TransferEvent.TransferCompleted;
import nl.doorstroom.domain.transfers.TransferEvent.TransferEnded;
import nl.doorstroom.domain.transfers.TransferEvent.TransferEscalated;
import nl.doorstroom.domain.transfers.TransferEvent.TransferHandedOver;
import nl.doorstroom.domain.transfers.TransferEvent.TransferOverdue;
import nl.doorstroom.domain.transfers.TransferEvent.TransferProposed;
import nl.doorstroom.domain.transfers.TransferEvent.TransferScreened;
import nl.doorstroom.domain.transfers.TransferEvent.TransferSentBack;
import nl.doorstroom.domain.transfers.TransferId;
import nl.doorstroom.domain.transfers.TransferKind;
import nl.doorstroom.domain.transfers.Traveller;
import nl.doorstroom.domain.waiting.BridgingAnswer;
import nl.doorstroom.domain.waiting.CloseReason;
import nl.doorstroom.domain.waiting.LinkId;
import nl.doorstroom.domain.waiting.PersonToken;
import nl.doorstroom.domain.waiting.PositionId;
import nl.doorstroom.domain.waiting.WaitingEvent.BridgingRecorded;
import nl.doorstroom.domain.waiting.WaitingEvent.ClientInformed;
import nl.doorstroom.domain.waiting.WaitingEvent.ClosingDismissed;
import nl.doorstroom.domain.waiting.WaitingEvent.ClosingProposed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionClosed;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionsLinked;
import nl.doorstroom.domain.waiting.WaitingEvent.PositionsUnlinked;
import nl.doorstroom.domain.waiting.WaitingEvent.WaitingConfirmed;
import nl.doorstroom.domain.waiting.WaitingEvent.WishesRecorded;
import nl.doorstroom.domain.waiting.Wishes;

/** The part of a history that is about transfers, in which everything happens that can happen. */
final class TableStory {

  private static final Set<ConsentScope> REGION = Set.of(ConsentScope.REGION);

  private int last;
  private final List<Event> events = new ArrayList<>();

  private TableStory(int first) {
    last = first - 1;
  }

  /** With ids from the {@code first} that is not in use. */
  static List<Event> from(int first) {
    TableStory story = new TableStory(first);
    story.course();
    story.endings();
    story.listIsKept();
    story.tableIsAsked();
    story.tableMeets();
    story.oneLeaves();
    story.oneComes();
    return story.events;
  }

  private void add(Event... more) {
    events.addAll(List.of(more));
  }

  /** A new candidate, with a position of its own. */
  private TransferId candidate() {
    int position = ++last;
    TransferId id = new TransferId(next(++last));
    PersonToken person = new PersonToken("person-" + position);
    add(
        waits(position(position), person),
        new TransferProposed(
            id,
            new Subject(
                TransferKind.WAITING,
                DE_BRUGWACHTER,
                MOOD_TEAM,
                position(position),
                person,
                request(),
                MONDAY),
            Destination.GGZ,
            null,
            DE_BRUGWACHTER,
            ANNE,
            IN_40));
    return id;
  }

  private TransferId consented() {
    TransferId id = candidate();
    add(
        new TransferScreened(id, ScreeningOutcome.TRANSFER, DE_BRUGWACHTER, BEA, null, IN_40),
        new ConsentAsked(id, REGION, ANNE, IN_40),
        new ConsentGiven(id, REGION, MONDAY, MONDAY.plusDays(30), IN_40, IN_40));
    return id;
  }

  private int asked(TransferId id) {
    int ask = ++last;
    add(
        new ReceiverAsked(
            id,
            ask(ask),
            WIERDE_TEAM,
            DE_WIERDE,
            new Criteria(true, true, true, true),
            request().urgency(),
            false,
            IN_40));
    return ask;
  }

  private void course() {
    TransferId id = candidate();
    add(
        new ClosingProposed(position(last - 1), CloseReason.DUPLICATE, MONDAY),
        new ClosingDismissed(position(last - 1)),
        new TransferOverdue(id),
        new TransferScreened(id, ScreeningOutcome.TRANSFER, DE_BRUGWACHTER, BEA, null, IN_40),
        new ConsentAsked(id, REGION, ANNE, IN_40),
        new ConsentGiven(id, REGION, MONDAY, MONDAY.plusDays(30), IN_40, IN_40),
        new TransferEscalated(id, EscalationStep.LOCAL, ANNE, IN_40),
        new EscalationOverdue(id, EscalationStep.LOCAL),
        new EscalationAnswered(
            id,
            EscalationStep.LOCAL,
            EscalationOutcome.MEDIATED,
            null,
            null,
            null,
            null,
            DE_BRUGWACHTER,
            ANNE));
    add(new AskLapsed(id, ask(asked(id)), IN_40));
    add(new AskWithdrawn(id, ask(asked(id)), IN_40));
    add(new AskDeclined(id, ask(asked(id)), "geen-plek", CAS, null, 5, IN_40));
    int slot = ++last;
    add(place(slot(slot)));
    int first = asked(id);
    int lost = ++last;
    add(
        new AskAccepted(id, ask(first), slot(slot), hold(lost), CAS, null, 5, IN_40),
        new PlaceLost(id, ask(first), slot(slot), hold(lost), PlaceLoss.TERM_PASSED, IN_40));
    int ask = asked(id);
    int hold = ++last;
    add(
        new AskAccepted(id, ask(ask), slot(slot), hold(hold), CAS, null, 5, IN_40),
        new ClientChose(id, ANNE, MONDAY, ChangeNeed.REFERRAL, DE_BRINK, IN_40),
        new ChangeConfirmed(id, DE_BRINK, DIRK, MONDAY, IN_40),
        new TransferBooked(
            id,
            new TransferBooking(
                ask(ask),
                position(++last),
                slot(slot),
                claim(++last),
                MONDAY,
                WaitPhase.INTAKE,
                null,
                null),
            IN_40),
        new TransferHandedOver(id, ANNE, CAS, MONDAY, IN_40),
        new TransferCompleted(id, CAS, MONDAY),
        new TransferSentBack(id, SendBackReason.OTHER, CAS, position(++last)));
  }

  private void endings() {
    add(new ClientStayed(consented(), ANNE, MONDAY, null));
    add(new ConsentWithdrawn(consented(), MONDAY, null));
    add(new ConsentExpired(consented()));
    add(new TransferEnded(consented(), TransferEnd.NO_RECEIVER, ANNE));
    add(new ChangeNotConfirmed(consented(), DE_BRINK, DIRK, MONDAY));
    TransferId refused = candidate();
    add(new ConsentAsked(refused, REGION, ANNE, NOON), new ConsentRefused(refused, MONDAY));
  }

  private void listIsKept() {
    PositionId one = position(++last);
    PositionId other = position(++last);
    LinkId link = new LinkId(next(++last));
    add(
        waits(one, new PersonToken("someone")),
        waits(other, new PersonToken("someone-else")),
        new WaitingConfirmed(one, MONDAY, MONDAY.plusDays(91)),
        new ClientInformed(one, MONDAY, ANNE),
        new BridgingRecorded(one, WIERDE_TEAM, MONDAY, BridgingAnswer.ACCEPTED),
        new WishesRecorded(one, new Wishes(Set.of("nl"), Set.of(), 25, false)),
        new PositionsLinked(link, List.of(one, other)),
        new PositionsUnlinked(List.of(one, other)));
  }

  private static CrossingQuestion question() {
    return new CrossingQuestion(Destination.GGZ, WaitPhase.INTAKE, request(), false, "2026-W09");
  }

  private static PlaceThere there() {
    return new PlaceThere("De Marren", "Stemming", IN_40, WaitPhase.INTAKE, CAS);
  }

  private CrossingId crossing(TransferId id) {
    CrossingId crossing = new CrossingId(next(++last));
    add(new CrossingAsked(id, crossing, FRIESLAND, TEAM_THERE, question(), IN_40));
    return crossing;
  }

  private void oneLeaves() {
    TransferId id = consented();
    PositionId position = position(last - 1);
    add(new CrossingEnded(id, crossing(id), CrossingEnd.DECLINED, "geen-plek", IN_40));
    CrossingId crossing = crossing(id);
    add(
        new CrossingAccepted(id, crossing, there(), IN_40),
        new ClientChose(id, ANNE, MONDAY, null, null, IN_40),
        new CrossingDeparting(
            id,
            crossing,
            new Traveller(
                new PersonToken("leaves"), WaitPhase.INTAKE, request(), MONDAY, null, Wishes.NONE)),
        new CrossingDeparted(
            id,
            crossing,
            new TransferBooking(
                new AskId(crossing.value()),
                new PositionId("friesland-1"),
                new SlotId("friesland-2"),
                new ClaimId("friesland-3"),
                MONDAY,
                WaitPhase.INTAKE,
                null,
                null),
            IN_40),
        new PositionClosed(position, CloseReason.TRANSFERRED, MONDAY));
  }

  private ArrivalAsked arrival(String id) {
    return new ArrivalAsked(
        new CrossingId(id),
        FRIESLAND,
        new TransferId("friesland-5"),
        WIERDE_TEAM,
        DE_WIERDE,
        question(),
        new Criteria(true, true, true, true),
        IN_40);
  }

  private void oneComes() {
    CrossingId declined = new CrossingId("friesland-6");
    CrossingId taken = new CrossingId("friesland-7");
    int slot = ++last;
    int hold = ++last;
    add(
        place(slot(slot)),
        arrival("friesland-6"),
        new ArrivalEnded(declined, CrossingEnd.DECLINED, "geen-plek", CAS, 5),
        arrival("friesland-7"),
        new ArrivalAccepted(taken, slot(slot), hold(hold), there(), 5, IN_40));
    PositionId position = position(++last);
    add(waits(position, new PersonToken("comes")));
    add(
        new ArrivalTaken(taken, new Landing(position, slot(slot), claim(++last))),
        new ArrivalConfirmed(taken),
        new ArrivalTakenOver(taken, CAS, MONDAY));
  }

  private void tableIsAsked() {
    MediationId answered = new MediationId(next(++last));
    MediationId withdrawn = new MediationId(next(++last));
    add(
        new MediationAsked(answered, request(), DE_BRINK, DIRK, IN_40),
        new MediationOverdue(answered),
        new MediationAnswered(
            answered, MediationAdvice.REFER_TO_SERVICE, WIERDE_TEAM, DE_WIERDE, CAS, 90),
        new MediationAsked(withdrawn, request(), DE_BRINK, DIRK, IN_40),
        new MediationWithdrawn(withdrawn));
  }

  private void tableMeets() {
    TransferId about = consented();
    MeetingId held = new MeetingId(next(++last));
    MeetingId not = new MeetingId(next(++last));
    add(
        new MeetingPlanned(held, IN_40, 30, DE_BRUGWACHTER, ANNE, NOON, IN_40),
        new AgendaFixed(held, List.of(new AgendaItem(about, AgendaReason.IN_ORDER))),
        new MeetingOpened(held, ANNE),
        new MeetingAttended(held, DE_WIERDE, true),
        new CasePutOnTable(held, about),
        new CaseDecided(held, about, MeetingDecision.FIND_OUT, Set.of(), false, ANNE),
        new CallArranged(held, about, DE_BRUGWACHTER, MONDAY),
        new MeetingClosed(held),
        new CallMade(held, about),
        new MeetingPlanned(not, IN_40, 30, DE_BRUGWACHTER, ANNE, NOON, IN_40),
        new MeetingCancelled(not));
  }
}
