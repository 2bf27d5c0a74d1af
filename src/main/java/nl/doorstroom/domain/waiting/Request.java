package nl.doorstroom.domain.waiting;

import java.util.Objects;
import nl.doorstroom.domain.partners.CareQuestion;
import org.jspecify.annotations.Nullable;

/**
 * For what someone asks help, in codes and classes only: nothing in it tells who it is.
 *
 * @param ageClass code of the region's age class on the day of the place asked for; without a
 *     place, on the day of asking
 * @param insurer code of the region's insurer; null under 18, where the gemeente takes its place,
 *     and when not known
 * @param municipality gemeente of residence, by name; null when not given
 */
public record Request(
    CareQuestion careQuestion,
    Urgency urgency,
    String ageClass,
    @Nullable String insurer,
    @Nullable String municipality,
    Complexity complexity) {
  public Request {
    Objects.requireNonNull(careQuestion, "careQuestion");
    Objects.requireNonNull(urgency, "urgency");
    Objects.requireNonNull(ageClass, "ageClass");
    Objects.requireNonNull(complexity, "complexity");
  }

  public Request withUrgency(Urgency changed) {
    return new Request(careQuestion, changed, ageClass, insurer, municipality, complexity);
  }
}
