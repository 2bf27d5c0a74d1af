package nl.doorstroom.domain;

import static nl.doorstroom.domain.Refusals.division;
import static nl.doorstroom.domain.Refusals.first;
import static nl.doorstroom.domain.Refusals.invalid;
import static nl.doorstroom.domain.Refusals.notFound;
import static nl.doorstroom.domain.Refusals.range;
import static nl.doorstroom.domain.Refusals.text;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.doorstroom.domain.partners.MatchingAgreements;
import nl.doorstroom.domain.partners.MatchingAgreements.KmCost;
import nl.doorstroom.domain.partners.MeetingAgreements;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand.ConfigureRegion;
import nl.doorstroom.domain.partners.PartnerCommand.StartDay;
import nl.doorstroom.domain.partners.PartnerEvent.DayStarted;
import nl.doorstroom.domain.partners.PartnerEvent.RegionConfigured;
import nl.doorstroom.domain.partners.RegionConfig;
import nl.doorstroom.domain.partners.RegionConfig.AgeClass;
import nl.doorstroom.domain.partners.RegionConfig.Insurer;
import nl.doorstroom.domain.partners.RegionConfig.Nature;
import nl.doorstroom.domain.partners.RegionConfig.Subregion;
import nl.doorstroom.domain.partners.RegionConfig.UrgencyDefinition;
import nl.doorstroom.domain.partners.TableAgreements;
import nl.doorstroom.domain.partners.TableAgreements.DeclineCode;
import nl.doorstroom.domain.partners.TableAgreements.Representation;
import nl.doorstroom.domain.partners.TableTerm;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What the region agrees on, and its days. Codes of lists never vanish, and a nature is for ever.
 */
final class ConfigRules {

  /** Furthest ahead that places can be planned, in days. */
  private static final int HORIZON_DAYS_MAX = 730;

  /** Longest interval in which waiting is confirmed, or informed of, in days. */
  private static final int DAYS_MAX = 366;

  private final Turn turn;

  ConfigRules(Turn turn) {
    this.turn = turn;
  }

  Decision decide(ConfigureRegion c) {
    RegionConfig before = turn.partners().config();
    Decision refusal = first(withinBounds(c.config()), agreements(c.config()));
    if (refusal != null) {
      return refusal;
    }
    if (before == null) {
      return Decision.accept(new RegionConfigured(c.config()));
    }
    Decision broken = keeps(before, c.config());
    if (broken != null) {
      return broken;
    }
    return before.equals(c.config())
        ? Decision.accept()
        : Decision.accept(new RegionConfigured(c.config()));
  }

  private static @Nullable Decision withinBounds(RegionConfig c) {
    return first(
        text("config.name", c.name(), Refusals.TEXT_MAX),
        positive("config.norms.intakeDays", c.norms().intakeDays()),
        positive("config.norms.treatmentDays", c.norms().treatmentDays()),
        urgencies(c.urgencies()),
        distinct("config.subregions", subregions(c)),
        distinct("config.ageClasses", ageClasses(c)),
        distinct("config.insurers", insurers(c)),
        ages(c),
        c.horizonDays() < 1 || c.horizonDays() > HORIZON_DAYS_MAX
            ? invalid("config.horizonDays", c.horizonDays(), "1 to " + HORIZON_DAYS_MAX)
            : null,
        positive("config.freshness.staleDays", c.freshness().staleDays()),
        c.freshness().withdrawnDays() < c.freshness().staleDays()
            ? invalid(
                "config.freshness.withdrawnDays",
                c.freshness().withdrawnDays(),
                "staleDays or more")
            : null,
        positive("config.suppressionLimit", c.suppressionLimit()),
        c.terms().optionsMax() < 0
            ? invalid("config.terms.optionsMax", c.terms().optionsMax(), "0 or more")
            : null,
        division("config.division", c.division()));
  }

  private @Nullable Decision agreements(RegionConfig c) {
    TableAgreements table = c.table();
    Decision terms = terms(table);
    return terms == null
        ? first(
            text("config.table.screeningBasis", table.screeningBasis(), Refusals.TEXT_MAX),
            table.screenedElsewhere() && table.screeningBasis() == null
                ? invalid(
                    "config.table.screeningBasis", null, "one, where another organisation screens")
                : null,
            distinct("config.table.declineReasons", declineReasons(c)),
            table.declineReasonsInUse().isEmpty()
                ? invalid("config.table.declineReasons", List.of(), "one in use")
                : null,
            range(
                "config.table.consentDays",
                table.consentDays(),
                1,
                TableAgreements.CONSENT_DAYS_MAX),
            range("config.table.confirmDays", table.confirmDays(), 1, DAYS_MAX),
            range("config.table.taskDays", table.taskDays(), 0, DAYS_MAX),
            representatives(table.representatives()),
            meeting(table.meeting()),
            matching(table.matching()))
        : terms;
  }

  private @Nullable Decision meeting(MeetingAgreements meeting) {
    return first(
        meeting.owner() == null || turn.partners().organization(meeting.owner()) != null
            ? null
            : notFound("config.table.meeting.owner", meeting.owner()),
        text("config.table.meeting.contact", meeting.contact(), Refusals.TEXT_MAX),
        text("config.table.meeting.meets", meeting.meets(), Refusals.TEXT_MAX),
        text("config.table.meeting.howToAsk", meeting.howToAsk(), Refusals.NOTE_MAX),
        range(
            "config.table.meeting.minutes",
            meeting.minutes(),
            MeetingAgreements.MINUTES_MIN,
            MeetingAgreements.MINUTES_MAX),
        range("config.table.meeting.casesMax", meeting.casesMax(), 1, MeetingAgreements.CASES_MAX),
        range("config.table.meeting.regularPercent", meeting.regularPercent(), 0, 100));
  }

  private static @Nullable Decision matching(MatchingAgreements matching) {
    return first(
        weights(matching.urgencyWeights()),
        kmCosts(matching.kmCosts()),
        range(
            "config.table.matching.shareStep",
            matching.shareStep(),
            0,
            MatchingAgreements.WEIGHT_MAX),
        range(
            "config.table.matching.calmOverNorm",
            matching.calmOverNorm(),
            0,
            MatchingAgreements.CALM_MAX),
        range(
            "config.table.matching.calmSaved",
            matching.calmSaved(),
            0,
            MatchingAgreements.CALM_MAX));
  }

  /** Who is more urgent never weighs less. */
  private static @Nullable Decision weights(Map<Urgency, Integer> weights) {
    int least = 1;
    for (Urgency urgency : List.of(Urgency.REGULAR, Urgency.PRIORITY, Urgency.HIGH)) {
      String field = "config.table.matching.urgencyWeights." + urgency;
      Integer weight = weights.get(urgency);
      Decision outOfBounds =
          weight == null
              ? invalid(field, null, "a weight for each urgency")
              : range(field, weight, least, MatchingAgreements.WEIGHT_MAX);
      if (outOfBounds != null) {
        return outOfBounds;
      }
      least = Objects.requireNonNull(weight, "weight");
    }
    return weights.size() > 3
        ? invalid(
            "config.table.matching.urgencyWeights", weights.keySet(), "no weight for a crisis")
        : null;
  }

  private static @Nullable Decision kmCosts(List<KmCost> costs) {
    String field = "config.table.matching.kmCosts";
    if (costs.isEmpty() || costs.size() > MatchingAgreements.KM_COSTS_MAX) {
      return invalid(field, costs.size(), "1 to " + MatchingAgreements.KM_COSTS_MAX);
    }
    if (costs.get(0).km() != 0) {
      return invalid(field + ".0.km", costs.get(0).km(), "0: the first holds from the door on");
    }
    int from = 0;
    int least = 0;
    for (int i = 0; i < costs.size(); i++) {
      KmCost cost = costs.get(i);
      Decision outOfBounds =
          first(
              range(field + "." + i + ".km", cost.km(), from, MatchingAgreements.KM_MAX),
              range(field + "." + i + ".cost", cost.cost(), least, MatchingAgreements.WEIGHT_MAX));
      if (outOfBounds != null) {
        return outOfBounds;
      }
      from = cost.km() + 1;
      least = cost.cost();
    }
    return null;
  }

  private static @Nullable Decision terms(TableAgreements table) {
    for (TableTerm term : TableTerm.values()) {
      Integer hours = table.terms().get(term);
      Decision outOfBounds =
          hours == null
              ? invalid("config.table.terms." + term, null, "working hours for each")
              : range("config.table.terms." + term, hours, 1, TableAgreements.HOURS_MAX);
      if (outOfBounds != null) {
        return outOfBounds;
      }
    }
    return null;
  }

  /** Who answers for another does so itself. */
  private @Nullable Decision representatives(List<Representation> representatives) {
    Set<OrganizationId> represented =
        representatives.stream().map(Representation::organization).collect(Collectors.toSet());
    for (Representation r : representatives) {
      if (turn.partners().organization(r.organization()) == null) {
        return notFound("config.table.representatives", r.organization());
      }
      if (turn.partners().organization(r.by()) == null) {
        return notFound("config.table.representatives", r.by());
      }
      if (represented.contains(r.by())) {
        return invalid(
            "config.table.representatives", r.by().value(), "one that nobody answers for");
      }
    }
    return null;
  }

  private static @Nullable Decision positive(String field, int value) {
    return value < 1 ? invalid(field, value, "1 or more") : null;
  }

  private static @Nullable Decision urgencies(Map<Urgency, UrgencyDefinition> definitions) {
    for (Urgency urgency : Urgency.values()) {
      UrgencyDefinition definition = definitions.get(urgency);
      String field = "config.urgencies." + urgency;
      if (urgency == Urgency.CRISIS ? definition != null : definition == null) {
        return invalid(field, definition, "one for each urgency but CRISIS");
      }
      if (definition != null && definition.reassessDays() < 1) {
        return invalid(field + ".reassessDays", definition.reassessDays(), "1 or more");
      }
      if (definition != null && definition.targetDays() != null && definition.targetDays() < 0) {
        return invalid(field + ".targetDays", definition.targetDays(), "0 or more, or none");
      }
    }
    return null;
  }

  private static @Nullable Decision distinct(String field, List<String> codes) {
    Set<String> seen = new HashSet<>();
    return codes.stream()
        .filter(code -> code.isBlank() || !seen.add(code))
        .findFirst()
        .map(code -> invalid(field, "'" + code + "'", "each code once, not blank"))
        .orElse(null);
  }

  /** In an archive ages are what was published; elsewhere they decide who pays. */
  private static @Nullable Decision ages(RegionConfig c) {
    return c.ageClasses().stream()
        .filter(a -> (a.to() != null && a.to() < a.from()) || isBothYouthAndAdult(c, a))
        .findFirst()
        .map(
            a ->
                invalid(
                    "config.ageClasses", a.code(), "from <= to, under or from " + AgeClass.ADULT))
        .orElse(null);
  }

  private static boolean isBothYouthAndAdult(RegionConfig c, AgeClass a) {
    return c.nature() != Nature.ARCHIVE
        && a.from() < AgeClass.ADULT
        && (a.to() == null || a.to() >= AgeClass.ADULT);
  }

  private static @Nullable Decision keeps(RegionConfig before, RegionConfig after) {
    return first(
        before.nature() == after.nature()
            ? null
            : invalid("config.nature", after.nature(), before.nature().toString()),
        kept("config.subregions", subregions(before), subregions(after)),
        kept("config.ageClasses", ageClasses(before), ageClasses(after)),
        kept("config.insurers", insurers(before), insurers(after)),
        kept("config.table.declineReasons", declineReasons(before), declineReasons(after)));
  }

  private static @Nullable Decision kept(String field, List<String> before, List<String> after) {
    return before.stream()
        .filter(code -> !after.contains(code))
        .findFirst()
        .map(code -> invalid(field, after, code + " among them: codes never vanish"))
        .orElse(null);
  }

  private static List<String> subregions(RegionConfig c) {
    return c.subregions().stream().map(Subregion::code).toList();
  }

  private static List<String> ageClasses(RegionConfig c) {
    return c.ageClasses().stream().map(AgeClass::code).toList();
  }

  private static List<String> insurers(RegionConfig c) {
    return c.insurers().stream().map(Insurer::code).toList();
  }

  private static List<String> declineReasons(RegionConfig c) {
    return c.table().declineReasons().stream().map(DeclineCode::code).toList();
  }

  Decision decide(StartDay c) {
    LocalDate before = turn.partners().today();
    if (before != null && !c.day().isAfter(before)) {
      return Decision.accept();
    }
    if (!c.day().equals(turn.today())) {
      return invalid("day", c.day(), turn.today().toString());
    }
    return Decision.accept(new DayStarted(c.day()));
  }
}
