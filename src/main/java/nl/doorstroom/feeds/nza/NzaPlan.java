package nl.doorstroom.feeds.nza;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.StopReason;
import nl.doorstroom.domain.partners.WaitPhase;
import nl.doorstroom.feeds.geo.Province;

/**
 * All that a file would bring about, and what becomes of each of its rows. Follows from the file
 * alone.
 *
 * @param outcomes one per row, in the order of the file
 */
public record NzaPlan(List<RowOutcome> outcomes, List<Area> areas) {

  public NzaPlan {
    outcomes = List.copyOf(outcomes);
    areas = List.copyOf(areas);
  }

  /** What goes into the archive region of one province. */
  public record Area(Province province, List<Provider> providers) {
    public Area {
      providers = List.copyOf(providers);
    }
  }

  /** One organisation with its locations in one province; its external id is never null. */
  public record Provider(String key, Organization.Details details, List<Site> sites) {
    public Provider {
      sites = List.copyOf(sites);
    }
  }

  /** One location; {@code key} is its external id. */
  public record Site(String key, Location.Details details, List<Offer> offers) {
    public Site {
      offers = List.copyOf(offers);
    }
  }

  /**
   * One service; {@code key} is its external id.
   *
   * @param rows numbers of the rows that it rests on
   */
  public record Offer(
      String key,
      HealthcareService.Details details,
      Map<WaitPhase, HealthcareService.ReportedWait> waits,
      List<Closure> closures,
      List<Integer> rows) {
    public Offer {
      waits = Map.copyOf(waits);
      closures = List.copyOf(closures);
      rows = List.copyOf(rows);
    }
  }

  /**
   * An admission stop over one service. An archive keeps it, so it has no last day.
   *
   * @param insurers whose insured are not taken; empty for everyone
   */
  public record Closure(StopReason reason, Set<String> insurers, LocalDate from, String note) {
    public Closure {
      insurers = Set.copyOf(insurers);
    }
  }
}
