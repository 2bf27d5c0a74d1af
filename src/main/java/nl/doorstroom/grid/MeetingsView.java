package nl.doorstroom.grid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.meetings.Meeting;
import nl.doorstroom.domain.meetings.MeetingCase;
import nl.doorstroom.domain.meetings.MeetingId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.transfers.Ask;
import nl.doorstroom.domain.transfers.AskState;
import nl.doorstroom.domain.transfers.Transfer;
import nl.doorstroom.domain.transfers.TransferId;
import org.jspecify.annotations.Nullable;

/**
 * Who sees what of a meeting of the table.
 *
 * <ul>
 *   <li>Planners, the table and the administrator see when it is, how far it is, who is there, and
 *       how many cases it has.
 *   <li>The table sees of each case what was decided and who calls, while the client's consent
 *       holds.
 *   <li>The holder sees that of its own cases whatever became of the consent; a receiver while a
 *       question to it is open or its yes stands; of others a planner sees the number only. So a
 *       planner who still has to answer sees nobody else's no.
 * </ul>
 */
final class MeetingsView {

  private final Region region;
  private final Parties parties;

  MeetingsView(Region region) {
    this.region = region;
    this.parties = new Parties(region.partners());
  }

  Shown show(MeetingId id) {
    Shown shown = new Shown(View.MEETINGS);
    Meeting meeting = region.meetings().meeting(id);
    if (meeting == null) {
      return shown;
    }
    shown.to(Eyes.PARTNER, row(meeting, transfer -> false));
    for (OrganizationId by : concerned(meeting)) {
      shown.to(Eyes.OWNER, by, row(meeting, transfer -> hasPart(by, transfer)));
    }
    shown.to(Eyes.TABLE, row(meeting, parties::isConsented));
    shown.to(Eyes.OWNER, row(meeting, transfer -> true));
    return shown;
  }

  /** Organisations with a part in any case that its row names. */
  private Set<OrganizationId> concerned(Meeting meeting) {
    Set<OrganizationId> concerned = new LinkedHashSet<>();
    for (Meeting each : withEarlier(meeting)) {
      for (MeetingCase about : each.cases()) {
        Transfer transfer = region.transfers().transfer(about.transfer());
        if (transfer != null) {
          add(concerned, transfer.subject().holder());
          transfer.asks().forEach(ask -> add(concerned, ask.receiver()));
        }
      }
    }
    return concerned;
  }

  private void add(Set<OrganizationId> all, OrganizationId organization) {
    all.add(organization);
    all.addAll(parties.answeringFor(organization));
  }

  private boolean hasPart(OrganizationId by, Transfer transfer) {
    return parties.actsFor(by, transfer.subject().holder())
        || transfer.asks().stream()
            .filter(ask -> ask.isOpen() || ask.state() == AskState.ACCEPTED)
            .map(Ask::receiver)
            .anyMatch(receiver -> parties.actsFor(by, receiver));
  }

  private List<Meeting> withEarlier(Meeting meeting) {
    List<Meeting> all = new ArrayList<>(earlier(meeting));
    all.add(meeting);
    return all;
  }

  /** Those held before it. */
  private List<Meeting> earlier(Meeting meeting) {
    return region.meetings().meetings().stream()
        .filter(m -> m.closedAt() != null && m.startsAt().isBefore(meeting.startsAt()))
        .toList();
  }

  private MeetingRow row(Meeting m, Predicate<Transfer> sees) {
    List<MeetingRow.Case> cases = new ArrayList<>();
    Integer onTable = null;
    for (MeetingCase about : m.cases()) {
      int number = cases.size() + 1;
      cases.add(one(number, about, sees));
      if (about.transfer().equals(m.onTable())) {
        onTable = number;
      }
    }
    return new MeetingRow(
        m.id().value(),
        m.state(),
        m.startsAt(),
        m.minutes(),
        m.agendaAt(),
        Label.of(m.chair(), region.partners()),
        m.openedAt(),
        m.closedAt(),
        onTable,
        m.onTableAt(),
        m.present().stream().map(o -> Label.of(o, region.partners())).toList(),
        cases,
        calls(m, sees),
        m.version());
  }

  private boolean isSeen(TransferId id, Predicate<Transfer> sees) {
    Transfer transfer = region.transfers().transfer(id);
    return transfer != null && sees.test(transfer);
  }

  private MeetingRow.Case one(int number, MeetingCase about, Predicate<Transfer> sees) {
    return isSeen(about.transfer(), sees)
        ? new MeetingRow.Case(
            number,
            about.transfer(),
            about.why(),
            about.settled(),
            verdict(about.verdict()),
            call(about.call()))
        : new MeetingRow.Case(number);
  }

  private static MeetingRow.@Nullable Verdict verdict(MeetingCase.@Nullable Verdict said) {
    return said == null
        ? null
        : new MeetingRow.Verdict(
            said.decision(),
            said.services().stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList(),
            said.at());
  }

  private MeetingRow.@Nullable Call call(MeetingCase.@Nullable Call call) {
    return call == null
        ? null
        : new MeetingRow.Call(Label.of(call.by(), region.partners()), call.on(), call.madeAt());
  }

  /** What was left to do when it began, and for one that has not: what is left now. */
  private List<MeetingRow.Earlier> calls(Meeting meeting, Predicate<Transfer> sees) {
    List<MeetingRow.Earlier> calls = new ArrayList<>();
    for (Meeting before : earlier(meeting)) {
      for (MeetingCase about : before.cases()) {
        MeetingCase.Verdict verdict = about.verdict();
        MeetingRow.Call call = call(about.call());
        if (verdict != null
            && call != null
            && isLeftTo(meeting.openedAt(), call.madeAt())
            && isSeen(about.transfer(), sees)) {
          calls.add(
              new MeetingRow.Earlier(before.id(), about.transfer(), verdict.decision(), call));
        }
      }
    }
    return calls;
  }

  private static boolean isLeftTo(@Nullable Instant openedAt, @Nullable Instant madeAt) {
    return madeAt == null || (openedAt != null && !madeAt.isBefore(openedAt));
  }
}
