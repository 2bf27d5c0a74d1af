package nl.doorstroom.feeds.nza;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.HealthcareService.ReportedWait;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationKind;
import nl.doorstroom.domain.partners.PartnerRole;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.feeds.geo.Postcodes;
import nl.doorstroom.feeds.geo.Province;
import nl.doorstroom.feeds.nza.Notation.Kind;
import nl.doorstroom.feeds.nza.NzaPlan.Closure;
import nl.doorstroom.feeds.nza.RowOutcome.Refusal;
import nl.doorstroom.feeds.regions.RegionSetup;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each row what it means: one outcome per row, and what the rows that are taken add up
 * to. For one file; not thread-safe.
 */
final class Planner {

  /** An update this long before the peildatum is worth a remark. */
  private static final int OLD_DAYS = 90;

  private static final int NAME_MAX = 160;

  private static final Pattern DATE = Pattern.compile("(\\d{1,2})-(\\d{1,2})-(\\d{4})");

  /** A name that says something about the provider instead of naming it. */
  private static final Pattern NO_NAME = Pattern.compile("\\?.*|Volgens .*|-?");

  private final Placement placement;
  private final List<RowOutcome> outcomes = new ArrayList<>();
  private final Map<Province, Map<String, Draft>> providers = new EnumMap<>(Province.class);

  Planner(Postcodes postcodes) {
    this.placement = new Placement(postcodes);
  }

  /** A provider in the making. */
  private record Draft(Organization.Details details, Map<String, Site> sites) {}

  private record Site(Placement.Placed placed, Map<String, Offer> offers) {}

  private record Offer(NzaPlan.Offer plan, List<Integer> rows) {}

  NzaPlan plan(List<NzaRow> rows) {
    rows.forEach(row -> outcomes.add(decide(row)));
    List<NzaPlan.Area> areas = new ArrayList<>();
    providers.forEach(
        (province, drafts) -> {
          List<NzaPlan.Provider> ready = new ArrayList<>();
          drafts.forEach(
              (key, draft) -> ready.add(new NzaPlan.Provider(key, draft.details(), sites(draft))));
          areas.add(new NzaPlan.Area(province, ready));
        });
    return new NzaPlan(outcomes, areas);
  }

  private static List<NzaPlan.Site> sites(Draft draft) {
    List<NzaPlan.Site> sites = new ArrayList<>();
    draft
        .sites()
        .forEach(
            (key, site) ->
                sites.add(
                    new NzaPlan.Site(
                        key,
                        site.placed().details(),
                        site.offers().values().stream()
                            .map(
                                offer ->
                                    new NzaPlan.Offer(
                                        offer.plan().key(),
                                        offer.plan().details(),
                                        offer.plan().waits(),
                                        offer.plan().closures(),
                                        offer.rows()))
                            .toList())));
    return sites;
  }

  private RowOutcome decide(NzaRow row) {
    if (!row.isComplete()) {
      return refuse(row, Refusal.FIELD_COUNT, "de regel heeft een ander aantal velden dan de kop");
    }
    Notation intake = exact(row, WaitPhase.INTAKE, NzaColumn.INTAKE);
    Notation treatment = exact(row, WaitPhase.TREATMENT, NzaColumn.TREATMENT);
    RowOutcome refused = refusal(row, intake, treatment);
    if (refused != null) {
      return refused;
    }
    List<String> remarks = new ArrayList<>();
    Organization.Details provider = provider(row, remarks);
    if (provider == null) {
      return refuse(row, Refusal.NO_PROVIDER, "geen naam, AGB-code of KvK-nummer");
    }
    Placement.Placed placed = placement.place(row);
    if (placed == null) {
      return refuse(row, Refusal.NO_PLACE, "geen locatie of adres in een provincie");
    }
    if (placed.remark() != null) {
      remarks.add(placed.remark());
    }
    LocalDate recordedOn = date(row.get(NzaColumn.RECORDED_ON));
    if (recordedOn == null) {
      return refuse(
          row, Refusal.NO_DATE, "peildatum '" + row.get(NzaColumn.RECORDED_ON) + "' is geen datum");
    }
    remarkOnUpdate(row, recordedOn, remarks);
    NzaPlan.Offer offer = offer(row, intake, treatment, recordedOn, remarks);
    settle(row, provider, placed, offer, remarks);
    return new RowOutcome(
        row.number(),
        row.line(),
        row.get(NzaColumn.ROW),
        provider.name(),
        remarks.isEmpty() ? RowOutcome.Kind.TAKEN : RowOutcome.Kind.TAKEN_WITH_NOTE,
        RegionSetup.archiveId(placed.province()),
        null,
        remarks);
  }

  private static @Nullable RowOutcome refusal(NzaRow row, Notation intake, Notation treatment) {
    if (row.get(NzaColumn.TYPING).equals("crisis")
        || row.get(NzaColumn.SUBTYPE).startsWith("Crisis")) {
      return refuse(row, Refusal.CRISIS, "crisishulp staat op geen wachtlijst");
    }
    if (saysSomething(intake) || saysSomething(treatment)) {
      return null;
    }
    if (Remarks.saysGone(row.get(NzaColumn.REMARKS))) {
      return refuse(row, Refusal.GONE, "de aanbieder bestaat niet meer, volgens de opmerking");
    }
    if (!row.get(NzaColumn.BELONGS_TO).isEmpty()) {
      return refuse(
          row, Refusal.ELSEWHERE, "de wachttijden staan bij AGB " + agb(row, NzaColumn.BELONGS_TO));
    }
    if (intake.kind() == Kind.UNREADABLE || treatment.kind() == Kind.UNREADABLE) {
      return refuse(
          row,
          Refusal.UNREADABLE,
          Objects.requireNonNullElse(intake.remark(), "")
              + Objects.requireNonNullElse(treatment.remark(), ""));
    }
    boolean offered =
        intake.kind() == Kind.NOT_PUBLISHED
            && !(row.get(NzaColumn.TYPE).isEmpty() && row.get(NzaColumn.CIRCUIT).isEmpty());
    return offered
        ? null
        : refuse(row, Refusal.NOTHING_TO_SHOW, "geen wachttijd, geen stop en geen aanbod bekend");
  }

  private static boolean saysSomething(Notation notation) {
    return switch (notation.kind()) {
      case WAIT, STOP, ON_REQUEST, DIFFERS -> true;
      case NOT_PUBLISHED, NOT_COLLECTED, NOT_OFFERED, UNREADABLE -> false;
    };
  }

  private static Notation exact(NzaRow row, WaitPhase phase, NzaColumn column) {
    Notation notation = Notation.read(row.get(column));
    Integer days = Remarks.exactDays(phase, row.get(NzaColumn.REMARKS));
    return notation.kind() == Kind.WAIT && days != null
        ? new Notation(Kind.WAIT, days, days + " dagen, naar de opmerking")
        : notation;
  }

  private static Organization.@Nullable Details provider(NzaRow row, List<String> remarks) {
    String agb = agb(row, NzaColumn.AGB);
    String kvk = row.get(NzaColumn.KVK);
    if (kvk.endsWith("?")) {
      remarks.add("KvK-nummer onzeker, volgens de bron: weggelaten");
      kvk = "";
    }
    kvk = kvk.matches("\\d{7,8}") ? eightDigits(kvk) : "";
    String name = row.get(NzaColumn.PROVIDER);
    if (NO_NAME.matcher(name).matches()) {
      name = row.get(NzaColumn.AGB_NAME);
      if (!name.isEmpty()) {
        remarks.add("naam uit het AGB-register");
      }
    }
    if (name.isEmpty()) {
      return null;
    }
    String key =
        agb != null
            ? ExternalIds.of("agb", agb)
            : kvk.isEmpty() ? ExternalIds.of("naam", name) : ExternalIds.of("kvk", kvk);
    return new Organization.Details(
        cut(name),
        row.isInstitution() ? OrganizationKind.GGZ_CORE : OrganizationKind.GGZ_OTHER,
        Set.of(PartnerRole.EXECUTION),
        key,
        agb,
        kvk.isEmpty() ? null : kvk);
  }

  private static void remarkOnUpdate(NzaRow row, LocalDate recordedOn, List<String> remarks) {
    String written = row.get(NzaColumn.UPDATED_ON);
    if (written.isEmpty() || written.equals("-")) {
      return;
    }
    LocalDate updatedOn = date(written);
    if (updatedOn == null) {
      remarks.add("datum van bijwerken '" + written + "' is geen dag: peildatum gebruikt");
    } else if (updatedOn.isAfter(recordedOn)) {
      remarks.add("datum van bijwerken " + written + " ligt na de peildatum: peildatum gebruikt");
    } else if (updatedOn.until(recordedOn, ChronoUnit.DAYS) > OLD_DAYS) {
      remarks.add("door de aanbieder bijgewerkt op " + written);
    }
  }

  private static NzaPlan.Offer offer(
      NzaRow row, Notation intake, Notation treatment, LocalDate recordedOn, List<String> remarks) {
    InsurerRemark insurers =
        InsurerRemark.read(row.get(NzaColumn.INSURERS), row.get(NzaColumn.TYPE));
    Map<WaitPhase, ReportedWait> waits = new EnumMap<>(WaitPhase.class);
    report(row, WaitPhase.INTAKE, intake, recordedOn, insurers.differs(), waits, remarks);
    report(row, WaitPhase.TREATMENT, treatment, recordedOn, insurers.differs(), waits, remarks);
    if (insurers.differs()) {
      remarks.add("kan verschillen per verzekeraar");
    }
    if (waits.isEmpty() && intake.kind() == Kind.NOT_PUBLISHED) {
      remarks.add("aanbod zonder gepubliceerde wachttijd");
    }
    List<Closure> closures = closures(row, intake, recordedOn, insurers, remarks);
    String typing = row.get(NzaColumn.TYPING);
    if (!typing.isEmpty()) {
      remarks.add("getypeerd als " + typing);
    }
    if (row.get(NzaColumn.CIRCUIT).equals("Jeugd")) {
      remarks.add("jeugd: valt onder de gemeente (Jeugdwet)");
    }
    Typing offered = Typing.of(row);
    if (offered.echelons().isEmpty()) {
      remarks.add("soort ggz onbekend");
    }
    String key =
        ExternalIds.of(
            row.get(NzaColumn.TYPE), row.get(NzaColumn.CIRCUIT), row.get(NzaColumn.SUBTYPE));
    return new NzaPlan.Offer(key, details(key, offered, typing), waits, closures, List.of());
  }

  private static HealthcareService.Details details(String key, Typing offered, String typing) {
    return new HealthcareService.Details(
        cut(offered.name()),
        key,
        ServiceCategory.GGZ_TREATMENT,
        offered.careQuestions(),
        offered.echelons(),
        Set.of(),
        offered.ageClasses(),
        Set.of("nl"),
        typing.equals("online") ? Set.of(Delivery.ONLINE) : Set.of(Delivery.ON_SITE),
        null,
        Map.of(),
        false,
        typing.isEmpty() ? null : "Getypeerd als " + typing,
        true);
  }

  private static void report(
      NzaRow row,
      WaitPhase phase,
      Notation notation,
      LocalDate recordedOn,
      boolean differs,
      Map<WaitPhase, ReportedWait> waits,
      List<String> remarks) {
    String word = phase == WaitPhase.INTAKE ? "aanmeld: " : "behandel: ";
    if (notation.remark() != null) {
      remarks.add(word + notation.remark());
    }
    Integer days = notation.days();
    if (days == null) {
      return;
    }
    String meaning = Remarks.meaning(phase, days, row.get(NzaColumn.REMARKS));
    if (meaning != null) {
      remarks.add(word + meaning);
    }
    String note =
        differs
            ? (meaning == null ? "" : meaning + "; ") + "kan verschillen per verzekeraar"
            : meaning;
    waits.put(phase, new ReportedWait(days, recordedOn, null, note));
  }

  private static List<Closure> closures(
      NzaRow row,
      Notation intake,
      LocalDate recordedOn,
      InsurerRemark insurers,
      List<String> remarks) {
    if (intake.kind() == Kind.STOP) {
      StopReason reason = Remarks.stopReason(row.get(NzaColumn.EXPLANATION));
      return List.of(
          new Closure(reason, Set.of(), recordedOn, "Aanmeldstop op de peildatum (NZa 2016)"));
    }
    if (insurers.stopped().isEmpty()) {
      return List.of();
    }
    remarks.add("aanmeldstop voor verzekerden van " + String.join(", ", insurers.stopped()));
    return List.of(
        new Closure(
            StopReason.BUDGET_CEILING,
            insurers.stopped(),
            recordedOn,
            "Aanmeldstop voor deze verzekeraars op de peildatum (NZa 2016)"));
  }

  /** Puts the offer with its location; the same offer again is a duplicate or stands beside it. */
  private void settle(
      NzaRow row,
      Organization.Details provider,
      Placement.Placed placed,
      NzaPlan.Offer offer,
      List<String> remarks) {
    Draft draft =
        providers
            .computeIfAbsent(placed.province(), ignored -> new LinkedHashMap<>())
            .computeIfAbsent(
                Objects.requireNonNull(provider.externalId()),
                ignored -> new Draft(provider, new LinkedHashMap<>()));
    Site site =
        draft
            .sites()
            .computeIfAbsent(
                Objects.requireNonNull(placed.details().externalId()),
                ignored -> new Site(placed, new LinkedHashMap<>()));
    for (int ordinal = 1; ; ordinal++) {
      NzaPlan.Offer candidate = ordinal == 1 ? offer : numbered(offer, ordinal);
      Offer standing = site.offers().get(candidate.key());
      if (standing == null) {
        if (ordinal > 1) {
          remarks.add(ordinal + "e opgave van hetzelfde aanbod, met andere waarden");
        }
        site.offers()
            .put(candidate.key(), new Offer(candidate, new ArrayList<>(List.of(row.number()))));
        return;
      }
      if (standing.plan().waits().equals(candidate.waits())
          && standing.plan().closures().equals(candidate.closures())) {
        remarks.add("dubbel met regel " + standing.rows().get(0) + ", zelfde waarden");
        standing.rows().add(row.number());
        return;
      }
    }
  }

  private static NzaPlan.Offer numbered(NzaPlan.Offer offer, int ordinal) {
    String key = offer.key() + "#" + ordinal;
    HealthcareService.Details d = offer.details();
    return new NzaPlan.Offer(
        key,
        new HealthcareService.Details(
            d.name() + " (" + ordinal + "e opgave)",
            key,
            d.category(),
            d.careQuestions(),
            d.echelons(),
            d.diagnosisGroups(),
            d.ageClasses(),
            d.languages(),
            d.deliveries(),
            d.insurers(),
            d.division(),
            d.waitingListFirst(),
            d.note(),
            d.active()),
        offer.waits(),
        offer.closures(),
        offer.rows());
  }

  private static RowOutcome refuse(NzaRow row, Refusal refusal, String remark) {
    return new RowOutcome(
        row.number(),
        row.line(),
        row.get(NzaColumn.ROW),
        row.get(NzaColumn.PROVIDER),
        RowOutcome.Kind.REFUSED,
        null,
        refusal,
        List.of(remark));
  }

  private static @Nullable String agb(NzaRow row, NzaColumn column) {
    String digits = row.get(column);
    return digits.matches("\\d{7,8}") ? eightDigits(digits) : null;
  }

  /** Leading zeros were lost where a code was taken for a number. */
  private static String eightDigits(String digits) {
    return "0".repeat(8 - digits.length()) + digits;
  }

  private static String cut(String name) {
    String tidy = name.replaceAll("\\s+", " ");
    return tidy.length() <= NAME_MAX ? tidy : tidy.substring(0, NAME_MAX - 1) + "…";
  }

  private static @Nullable LocalDate date(String written) {
    Matcher matcher = DATE.matcher(written);
    if (!matcher.matches()) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(matcher.group(3)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(1)));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
