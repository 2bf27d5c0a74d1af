package nl.doorstroom.domain.transfers;

/**
 * Whether a case met what the receiver itself publishes, at the time of asking: what "no cherry
 * picking" is counted from. What a service does not declare is met.
 *
 * @param careQuestion in the social domain: whether the support asked is what it offers
 */
public record Criteria(boolean ageClass, boolean careQuestion, boolean echelon, boolean insurer) {

  public boolean allMet() {
    return ageClass && careQuestion && echelon && insurer;
  }
}
