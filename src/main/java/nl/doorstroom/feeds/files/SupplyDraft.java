package nl.doorstroom.feeds.files;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.doorstroom.domain.Command;
import nl.doorstroom.domain.Region;
import nl.doorstroom.domain.imports.SupplyItem;
import nl.doorstroom.domain.partners.HealthcareService;
import nl.doorstroom.domain.partners.Location;
import nl.doorstroom.domain.partners.Organization;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterHealthcareService;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterLocation;
import nl.doorstroom.domain.partners.PartnerCommand.RegisterOrganization;
import nl.doorstroom.domain.partners.ServiceCategory;
import nl.doorstroom.feeds.reading.Meant;
import org.jspecify.annotations.Nullable;

/**
 * What a row about an organisation, a location or a service asks: what it tells, upon what stands.
 *
 * @param done what it does, unless it is already so
 */
record SupplyDraft(SupplyItem item, Verdict done) {

  /** Null when there is nothing to do: what is new and not in use needs no one to know it. */
  static @Nullable SupplyDraft of(Meant meant, Region region, OrganizationId by) {
    if (meant instanceof Meant.Self self) {
      return organization(self, region, by);
    }
    if (meant instanceof Meant.Site site) {
      return location(site, region, by);
    }
    return service((Meant.Offer) meant, region, by);
  }

  /** The command that does {@code item} by itself: as the rules would have it. */
  static Command command(SupplyItem item) {
    if (item instanceof SupplyItem.OfOrganization of) {
      return of.command();
    }
    if (item instanceof SupplyItem.OfLocation of) {
      return of.command();
    }
    return item instanceof SupplyItem.OfOffer of
        ? of.command()
        : ((SupplyItem.OfSchedule) item).command();
  }

  private static SupplyDraft organization(Meant.Self self, Region region, OrganizationId by) {
    Organization.Details d =
        Objects.requireNonNull(region.partners().organization(by), "organization").details();
    return new SupplyDraft(
        new SupplyItem.OfOrganization(
            new RegisterOrganization(
                by,
                new Organization.Details(
                    self.name(), d.kind(), d.roles(), d.externalId(), d.agb(), d.kvk()),
                null)),
        Verdict.CHANGED);
  }

  /** A location is taken out of use where it is kept, not by a file. */
  private static @Nullable SupplyDraft location(Meant.Site site, Region region, OrganizationId by) {
    Location present = site.id() == null ? null : region.partners().location(site.id());
    if (!site.active()) {
      return null;
    }
    Location.Details was = present == null ? null : present.details();
    return new SupplyDraft(
        new SupplyItem.OfLocation(
            new RegisterLocation(
                present == null ? null : present.id(),
                by,
                new Location.Details(
                    site.name(),
                    key(site.key(), was == null ? null : was.externalId()),
                    told(site.street(), was == null ? null : was.street()),
                    told(site.postcode(), was == null ? null : was.postcode()),
                    told(site.place(), was == null ? null : was.place()),
                    told(site.municipality(), was == null ? null : was.municipality()),
                    told(site.coordinates(), was == null ? null : was.coordinates())),
                null)),
        present == null ? Verdict.NEW : Verdict.CHANGED);
  }

  private static @Nullable SupplyDraft service(
      Meant.Offer offer, Region region, OrganizationId by) {
    HealthcareService present = offer.id() == null ? null : region.partners().service(offer.id());
    if (present == null && !offer.active()) {
      return null;
    }
    HealthcareService.Details was = present == null ? UNKNOWN : present.details();
    HealthcareService.Details details =
        new HealthcareService.Details(
            offer.name(),
            key(offer.key(), was.externalId()),
            sure(offer.category(), was.category()),
            sure(offer.careQuestions(), was.careQuestions()),
            sure(offer.echelons(), was.echelons()),
            sure(offer.diagnosisGroups(), was.diagnosisGroups()),
            sure(offer.ageClasses(), was.ageClasses()),
            sure(offer.languages(), was.languages()),
            sure(offer.deliveries(), was.deliveries()),
            was.insurers(),
            was.division(),
            was.waitingListFirst(),
            was.note(),
            offer.active(),
            was.planning(),
            was.backupCare(),
            was.meets());
    return new SupplyDraft(
        new SupplyItem.OfOffer(
            new RegisterHealthcareService(
                present == null ? null : present.id(), offer.location(), details, by, null)),
        present == null
            ? Verdict.NEW
            : offer.active() || !was.active() ? Verdict.CHANGED : Verdict.WITHDRAWN);
  }

  /** What is held of a service of which nothing is told. */
  private static final HealthcareService.Details UNKNOWN =
      new HealthcareService.Details(
          "",
          null,
          ServiceCategory.GGZ_TREATMENT,
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of("nl"),
          Set.of(),
          null,
          Map.of(),
          false,
          null,
          true);

  /** A key that was given before stays, so that who knows it by that still finds it. */
  private static String key(String told, @Nullable String was) {
    return was == null ? told : was;
  }

  private static <T> @Nullable T told(@Nullable T told, @Nullable T was) {
    return told == null ? was : told;
  }

  private static <T> T sure(@Nullable T told, T was) {
    return told == null ? was : told;
  }
}
