package nl.doorstroom.feeds.nza;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.doorstroom.domain.RegionId;

/**
 * What became of an import, for people and machines: plain values only.
 *
 * @param rows in the file, without its header; {@code counts} add up to it
 * @param refusals how many rows were refused for each reason
 * @param commands sent, and {@code unchanged} of them asked for what was already so
 */
public record NzaReport(
    int rows,
    Map<RowOutcome.Kind, Integer> counts,
    Map<RowOutcome.Refusal, Integer> refusals,
    List<RegionCounts> regions,
    int commands,
    int unchanged,
    List<RowOutcome> outcomes) {

  public NzaReport {
    counts = Map.copyOf(counts);
    refusals = Map.copyOf(refusals);
    regions = List.copyOf(regions);
    outcomes = List.copyOf(outcomes);
  }

  /** What one region holds of the file, and what the import sent to it. */
  public record RegionCounts(
      RegionId region,
      int organizations,
      int locations,
      int services,
      int waits,
      int stops,
      int commands,
      int unchanged) {}

  static NzaReport of(List<RowOutcome> outcomes, List<RegionCounts> regions) {
    Map<RowOutcome.Kind, Integer> counts = new EnumMap<>(RowOutcome.Kind.class);
    for (RowOutcome.Kind kind : RowOutcome.Kind.values()) {
      counts.put(kind, 0);
    }
    Map<RowOutcome.Refusal, Integer> refusals = new EnumMap<>(RowOutcome.Refusal.class);
    for (RowOutcome outcome : outcomes) {
      counts.merge(outcome.kind(), 1, Integer::sum);
      if (outcome.refusal() != null) {
        refusals.merge(outcome.refusal(), 1, Integer::sum);
      }
    }
    return new NzaReport(
        outcomes.size(),
        counts,
        refusals,
        regions,
        regions.stream().mapToInt(RegionCounts::commands).sum(),
        regions.stream().mapToInt(RegionCounts::unchanged).sum(),
        outcomes);
  }

  /** A page of text in Dutch; {@code withRows} adds a line for each row. */
  public String toText(boolean withRows) {
    StringBuilder text = new StringBuilder();
    text.append("Regels: ").append(rows).append('\n');
    text.append("  overgenomen: ").append(count(RowOutcome.Kind.TAKEN)).append('\n');
    text.append("  overgenomen met opmerking: ")
        .append(count(RowOutcome.Kind.TAKEN_WITH_NOTE))
        .append('\n');
    text.append("  geweigerd: ").append(count(RowOutcome.Kind.REFUSED)).append('\n');
    refusalsByReason()
        .forEach(
            (reason, n) ->
                text.append("    ").append(inDutch(reason)).append(": ").append(n).append('\n'));
    for (RegionCounts region : regions) {
      text.append(region.region().value())
          .append(": ")
          .append(region.organizations())
          .append(" aanbieders, ")
          .append(region.locations())
          .append(" locaties, ")
          .append(region.services())
          .append(" aanbod, ")
          .append(region.waits())
          .append(" wachttijden, ")
          .append(region.stops())
          .append(" aanmeldstops\n");
    }
    text.append("Opdrachten: ")
        .append(commands)
        .append(", waarvan al zo: ")
        .append(unchanged)
        .append('\n');
    if (withRows) {
      outcomes.forEach(outcome -> text.append(line(outcome)).append('\n'));
    }
    return text.toString();
  }

  private Map<RowOutcome.Refusal, Integer> refusalsByReason() {
    Map<RowOutcome.Refusal, Integer> ordered = new EnumMap<>(RowOutcome.Refusal.class);
    ordered.putAll(refusals);
    return ordered;
  }

  private int count(RowOutcome.Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  private static String line(RowOutcome outcome) {
    String what =
        switch (outcome.kind()) {
          case TAKEN -> "overgenomen";
          case TAKEN_WITH_NOTE -> "overgenomen met opmerking";
          case REFUSED -> "geweigerd";
        };
    return outcome.row()
        + "\t"
        + what
        + "\t"
        + outcome.provider()
        + "\t"
        + String.join("; ", outcome.remarks());
  }

  private static String inDutch(RowOutcome.Refusal refusal) {
    return switch (refusal) {
      case FIELD_COUNT -> "ander aantal velden dan de kop";
      case NO_PROVIDER -> "geen aanbieder";
      case NOTHING_TO_SHOW -> "niets te tonen";
      case ELSEWHERE -> "wachttijden staan bij een andere AGB-code";
      case GONE -> "aanbieder bestaat niet meer";
      case CRISIS -> "crisishulp";
      case UNREADABLE -> "wachttijd onleesbaar";
      case NO_PLACE -> "niet in een provincie te plaatsen";
      case NO_DATE -> "geen peildatum";
      case BY_THE_EXCHANGE -> "geweigerd door de regio";
    };
  }
}
