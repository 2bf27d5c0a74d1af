package nl.doorstroom.matching;

import java.util.List;
import java.util.Set;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.partners.Delivery;
import nl.doorstroom.domain.partners.Echelon;
import nl.doorstroom.domain.partners.HealthcareServiceId;
import nl.doorstroom.domain.partners.LocationId;
import nl.doorstroom.domain.partners.OrganizationId;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.slots.SlotId;
import nl.doorstroom.domain.slots.SlotKind;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.PositionId;
import org.jspecify.annotations.Nullable;

/** One intake for adults with anxiety, in ten days, at Oost, on site, with a contract with VGZ. */
final class Somewhere {

  private final String name;
  private int free = 1;
  private SlotKind kind = SlotKind.INTAKE;
  private int inDays = 10;
  private String receiver = "oost";
  private String service = "oost-angst";
  private Delivery delivery = Delivery.ON_SITE;
  private Set<Echelon> echelons = Set.of(Echelon.SPECIALISED);
  private Set<String> languages = Set.of("nl");
  private @Nullable Set<String> insurers = Set.of("vgz");
  private Set<MustHave> has = Set.of();
  private boolean backup;
  private Restriction restriction = Restriction.NONE;
  private Set<ConsentScope> asks = Set.of(ConsentScope.REGION);
  private List<AdmissionStop.Scope> stops = List.of();
  private Set<PositionId> gaveBack = Set.of();

  private Somewhere(String name) {
    this.name = name;
  }

  static Somewhere called(String name) {
    return new Somewhere(name);
  }

  Somewhere units(int units) {
    free = units;
    return this;
  }

  Somewhere of(SlotKind other) {
    kind = other;
    return this;
  }

  Somewhere in(int days) {
    inDays = days;
    return this;
  }

  Somewhere at(String organization) {
    receiver = organization;
    service = organization + "-angst";
    return this;
  }

  Somewhere by(Delivery other) {
    delivery = other;
    return this;
  }

  Somewhere on(Echelon echelon) {
    echelons = Set.of(echelon);
    return this;
  }

  Somewhere speaking(String... spoken) {
    languages = Set.of(spoken);
    return this;
  }

  Somewhere contractedWith(@Nullable Set<String> contracts) {
    insurers = contracts;
    return this;
  }

  Somewhere having(MustHave... had) {
    has = Set.of(had);
    return this;
  }

  Somewhere withBackup() {
    backup = true;
    return this;
  }

  Somewhere keptFor(Restriction others) {
    restriction = others;
    return this;
  }

  Somewhere asking(ConsentScope... scopes) {
    asks = Set.of(scopes);
    return this;
  }

  Somewhere stoppedFor(AdmissionStop.Scope scope) {
    stops = List.of(scope);
    return this;
  }

  Somewhere givenBackBy(String position) {
    gaveBack = Set.of(new PositionId(position));
    return this;
  }

  Place isFree() {
    return new Place(
        new SlotId(name),
        free,
        kind,
        Someone.TODAY.plusDays(inDays),
        new HealthcareServiceId(service),
        new OrganizationId(receiver),
        new LocationId(receiver),
        delivery,
        new Place.Criteria(
            Set.of(CareQuestion.ANXIETY, CareQuestion.MOOD),
            echelons,
            Set.of("24-34", "35-49"),
            languages,
            insurers,
            has,
            backup),
        restriction,
        asks,
        stops,
        gaveBack);
  }
}
