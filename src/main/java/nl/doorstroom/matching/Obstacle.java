package nl.doorstroom.matching;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.doorstroom.domain.partners.AdmissionStop;
import nl.doorstroom.domain.slots.Restriction;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.Request;
import org.jspecify.annotations.Nullable;

/**
 * Why someone cannot be given a place, one policy each. What is not known of a place is no
 * obstacle, except where someone set a limit to it.
 */
public enum Obstacle {
  /** It ends another wait than the one that runs: treatment starts only for who waits for it. */
  KIND(LoosenedBy.NOBODY),
  CARE_QUESTION(LoosenedBy.NOBODY),
  AGE_CLASS(LoosenedBy.NOBODY),
  ECHELON(LoosenedBy.NOBODY),
  /** It comes no sooner than what is expected without it. */
  NOT_SOONER(LoosenedBy.NOBODY),
  /** It is of the service for which they wait already. */
  OWN_SERVICE(LoosenedBy.NOBODY),
  /** The receiver said no, or the client gave it back. */
  ALREADY_DECLINED(LoosenedBy.NOBODY),
  /** Something is needed for the care itself that is not there. */
  MUST_HAVE(LoosenedBy.NOBODY),
  INSURER(LoosenedBy.PARTNERS),
  STOPPED(LoosenedBy.PARTNERS),
  /** The receiver keeps it for others. */
  RESTRICTED(LoosenedBy.PARTNERS),
  CONSENT_SCOPE(LoosenedBy.CLIENT),
  DISTANCE(LoosenedBy.CLIENT),
  DELIVERY(LoosenedBy.CLIENT),
  LANGUAGE(LoosenedBy.CLIENT),
  /** A woman or a man is asked for. */
  PRACTITIONER(LoosenedBy.CLIENT),
  /** Help in a group, or not in one, is asked for. */
  SETTING(LoosenedBy.CLIENT),
  BACKUP_CARE(LoosenedBy.CLIENT);

  /** Who can take an obstacle away. */
  public enum LoosenedBy {
    /** It is a wish, or asks for a wider consent. */
    CLIENT,
    /** It is the receiver's, or between it and the insurer. */
    PARTNERS,
    /** The place does not fit. */
    NOBODY
  }

  private static final List<Obstacle> ALL = List.of(values());

  // Must-haves by what they are about.
  private static final Set<MustHave> OF_THE_PRACTITIONER =
      Set.of(MustHave.FEMALE_PRACTITIONER, MustHave.MALE_PRACTITIONER);
  private static final Set<MustHave> OF_THE_SETTING = Set.of(MustHave.GROUP, MustHave.INDIVIDUAL);
  private static final Set<MustHave> OF_THE_CARE =
      Set.of(
          MustHave.WHEELCHAIR,
          MustHave.INTERPRETER,
          MustHave.SIGN_LANGUAGE,
          MustHave.DUAL_DIAGNOSIS,
          MustHave.MILD_INTELLECTUAL_DISABILITY,
          MustHave.EMDR);

  private final LoosenedBy loosenedBy;

  Obstacle(LoosenedBy loosenedBy) {
    this.loosenedBy = loosenedBy;
  }

  public LoosenedBy loosenedBy() {
    return loosenedBy;
  }

  /** Whether the client alone can loosen it. */
  public boolean isWish() {
    return loosenedBy == LoosenedBy.CLIENT;
  }

  /** Whether it stands between the two. */
  public boolean isBetween(Candidate candidate, Place place) {
    if (candidate.loosened().contains(this)) {
      return false;
    }
    Request request = candidate.request();
    Place.Criteria criteria = place.criteria();
    return switch (this) {
      case KIND -> place.kind().ends() != candidate.waited().phase();
      case CARE_QUESTION -> isNotFor(criteria.careQuestions(), request.careQuestion());
      case AGE_CLASS -> isNotFor(criteria.ageClasses(), request.ageClass());
      case ECHELON -> haveNothingInCommon(candidate.echelons(), criteria.echelons());
      case NOT_SOONER -> !place.on().isBefore(candidate.waited().expectedOn());
      case OWN_SERVICE -> place.service().equals(candidate.service());
      case ALREADY_DECLINED ->
          candidate.declinedBy().contains(place.service())
              || place.gaveBack().contains(candidate.position());
      case MUST_HAVE -> lacks(request, criteria, OF_THE_CARE);
      case INSURER -> hasNoContract(request, criteria);
      case STOPPED -> place.stops().stream().anyMatch(scope -> isClosedTo(request, scope));
      case RESTRICTED -> isKeptFrom(candidate, place.restriction());
      case CONSENT_SCOPE -> !candidate.consent().containsAll(place.asks());
      case DISTANCE -> isTooFar(candidate.wishes().kmMax(), candidate.kmTo(place));
      case DELIVERY -> isNotFor(candidate.wishes().deliveries(), place.delivery());
      case LANGUAGE -> haveNothingInCommon(candidate.wishes().languages(), criteria.languages());
      case PRACTITIONER -> lacks(request, criteria, OF_THE_PRACTITIONER);
      case SETTING -> lacks(request, criteria, OF_THE_SETTING);
      case BACKUP_CARE -> candidate.wishes().backup() && !criteria.backup();
    };
  }

  /** All that stands between the two, in the order of this enum. */
  public static Stream<Obstacle> between(Candidate candidate, Place place) {
    return ALL.stream().filter(o -> o.isBetween(candidate, place));
  }

  /** Whether nothing stands between the two. */
  static boolean isNone(Candidate candidate, Place place) {
    for (Obstacle obstacle : ALL) {
      if (obstacle.isBetween(candidate, place)) {
        return false;
      }
    }
    return true;
  }

  /** The only thing between the two, when someone can loosen it; null otherwise. */
  static @Nullable Obstacle only(Candidate candidate, Place place) {
    Obstacle only = null;
    for (Obstacle obstacle : ALL) {
      if (obstacle.isBetween(candidate, place)) {
        if (only != null || obstacle.loosenedBy == LoosenedBy.NOBODY) {
          return null;
        }
        only = obstacle;
      }
    }
    return only;
  }

  private static <T> boolean isNotFor(Set<T> ones, T one) {
    return !ones.isEmpty() && !ones.contains(one);
  }

  private static <T> boolean haveNothingInCommon(Set<T> some, Set<T> others) {
    return !some.isEmpty() && !others.isEmpty() && Collections.disjoint(some, others);
  }

  private static boolean lacks(Request request, Place.Criteria criteria, Set<MustHave> about) {
    for (MustHave needed : request.complexity().mustHaves()) {
      if (about.contains(needed) && !criteria.has().contains(needed)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasNoContract(Request request, Place.Criteria criteria) {
    return request.insurer() != null
        && criteria.insurers() != null
        && !criteria.insurers().contains(request.insurer());
  }

  private static boolean isTooFar(@Nullable Integer max, @Nullable Integer km) {
    return max != null && (km == null || km > max);
  }

  private static boolean isClosedTo(Request r, AdmissionStop.Scope scope) {
    return !isNotFor(scope.careQuestions(), r.careQuestion())
        && !isNotFor(scope.ageClasses(), r.ageClass())
        && (scope.insurers().isEmpty()
            || (r.insurer() != null && scope.insurers().contains(r.insurer())));
  }

  private static boolean isKeptFrom(Candidate c, Restriction r) {
    Request request = c.request();
    return isNotFor(r.referrers(), c.holder())
        || (c.referrerType() != null && isNotFor(r.referrerTypes(), c.referrerType()))
        || (!r.insurers().isEmpty()
            && (request.insurer() == null || !r.insurers().contains(request.insurer())))
        || isNotFor(r.ageClasses(), request.ageClass())
        || isNotFor(r.urgencies(), request.urgency());
  }
}
