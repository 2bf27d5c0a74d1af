package nl.doorstroom.domain.partners;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.doorstroom.domain.transfers.Destination;
import org.jspecify.annotations.Nullable;

/**
 * What a region has agreed about its waiting list and its transfertafel. What is running keeps the
 * instants it was given.
 *
 * @param screenedElsewhere whether candidates are screened by another organisation than the holder
 * @param screeningBasis code of the basis on which another organisation may look at a case before
 *     the client was asked; null when it may not
 * @param declineReasons why a receiver may say no: a closed list of which codes retire
 * @param terms working hours for each; all are there
 * @param consentDays longest validity of a consent, in days
 * @param referredAnew destinations for which the huisarts confirms a new referral
 * @param indicated kinds of help for which the gemeente confirms an indication
 * @param representatives who answers for free-standing practices
 * @param confirmDays after how many days the holder confirms that someone still waits
 * @param taskDays within how many working days the holder does what its list asks: pointing a
 *     client insurer's zorgbemiddeling
 * @param meeting about its meetings, and what anyone may know of it
 * @param matching what weighs how much in what is suggested
 */
public record TableAgreements(
    boolean screenedElsewhere,
    @Nullable String screeningBasis,
    List<DeclineCode> declineReasons,
    Map<TableTerm, Integer> terms,
    int consentDays,
    Set<Destination> referredAnew,
    Set<ServiceCategory> indicated,
    List<Representation> representatives,
    int confirmDays,
    int taskDays,
    MeetingAgreements meeting,
    MatchingAgreements matching) {

  /** Longest term, in working hours. */
  public static final int HOURS_MAX = 400;

  /** Longest validity of a consent, in days. */
  public static final int CONSENT_DAYS_MAX = 730;

  /** What most regions can begin with. */
  public static final TableAgreements DEFAULT =
      new TableAgreements(
          false,
          null,
          List.of(
              new DeclineCode("geen-plek", "Geen plek in deze zorgvorm"),
              new DeclineCode("buiten-aanbod", "Buiten zorgaanbod of expertise"),
              new DeclineCode("exclusiecriterium", "Exclusiecriterium"),
              new DeclineCode("geen-contract", "Geen contract met de verzekeraar"),
              new DeclineCode("reisafstand", "Reisafstand"),
              new DeclineCode("niet-passend-niveau", "Niet passend niveau"),
              new DeclineCode("eerdere-behandeling", "Eerdere behandelrelatie beëindigd"),
              new DeclineCode("client-wil-niet", "Cliënt wil niet"),
              new DeclineCode("te-weinig-informatie", "Onvoldoende informatie"),
              new DeclineCode("al-in-zorg", "Dubbel of al in zorg"),
              new DeclineCode("geen-achtervang", "Geen achtervang in avond, nacht en weekend")),
          Map.ofEntries(
              Map.entry(TableTerm.SCREEN, 40),
              Map.entry(TableTerm.ASK_CONSENT, 24),
              Map.entry(TableTerm.CONSENT, 80),
              Map.entry(TableTerm.FIND, 24),
              Map.entry(TableTerm.ANSWER, 16),
              Map.entry(TableTerm.CHOOSE, 24),
              Map.entry(TableTerm.CONFIRM, 24),
              Map.entry(TableTerm.BOOK, 8),
              Map.entry(TableTerm.HAND_OVER, 40),
              Map.entry(TableTerm.TAKE_OVER, 80),
              Map.entry(TableTerm.ESCALATION, 40),
              Map.entry(TableTerm.MEDIATION, 16)),
          182,
          Set.of(Destination.BASIC_GGZ),
          Set.of(ServiceCategory.WMO_SUPPORT, ServiceCategory.HOUSING),
          List.of(),
          91,
          5);

  public TableAgreements {
    declineReasons = List.copyOf(declineReasons);
    terms = Map.copyOf(terms);
    referredAnew = Set.copyOf(referredAnew);
    indicated = Set.copyOf(indicated);
    representatives = List.copyOf(representatives);
  }

  /** One that meets and weighs as most can begin with. */
  public TableAgreements(
      boolean screenedElsewhere,
      @Nullable String screeningBasis,
      List<DeclineCode> declineReasons,
      Map<TableTerm, Integer> terms,
      int consentDays,
      Set<Destination> referredAnew,
      Set<ServiceCategory> indicated,
      List<Representation> representatives,
      int confirmDays,
      int taskDays) {
    this(
        screenedElsewhere,
        screeningBasis,
        declineReasons,
        terms,
        consentDays,
        referredAnew,
        indicated,
        representatives,
        confirmDays,
        taskDays,
        MeetingAgreements.DEFAULT,
        MatchingAgreements.DEFAULT);
  }

  /** The same, of which the meetings go as {@code agreed}. */
  public TableAgreements with(MeetingAgreements agreed) {
    return with(agreed, matching);
  }

  /** The same, of which suggestions are weighed as {@code agreed}. */
  public TableAgreements with(MatchingAgreements agreed) {
    return with(meeting, agreed);
  }

  private TableAgreements with(MeetingAgreements meetings, MatchingAgreements weights) {
    return new TableAgreements(
        screenedElsewhere,
        screeningBasis,
        declineReasons,
        terms,
        consentDays,
        referredAnew,
        indicated,
        representatives,
        confirmDays,
        taskDays,
        meetings,
        weights);
  }

  /** Working hours for {@code term}. */
  public int hours(TableTerm term) {
    Integer hours = terms.get(term);
    if (hours == null) {
      throw new IllegalArgumentException("terms: " + terms + " (expected: one for " + term + ")");
    }
    return hours;
  }

  /** Codes of the reasons that are not retired. */
  public List<String> declineReasonsInUse() {
    return declineReasons.stream().filter(r -> !r.retired()).map(DeclineCode::code).toList();
  }

  /** Whether {@code by} is {@code organization}, or answers for it. */
  public boolean actsFor(OrganizationId by, OrganizationId organization) {
    return by.equals(organization)
        || representatives.contains(new Representation(organization, by));
  }

  /**
   * A reason for a no.
   *
   * @param retired whether it is shown where it is in use, and taken for nothing new
   */
  public record DeclineCode(String code, String text, boolean retired) {

    /** One in use. */
    public DeclineCode(String code, String text) {
      this(code, text, false);
    }
  }

  /** {@code by} answers for {@code organization} at the table. */
  public record Representation(OrganizationId organization, OrganizationId by) {}
}
