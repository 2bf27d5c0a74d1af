package nl.doorstroom.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;
import nl.doorstroom.domain.partners.CareQuestion;
import nl.doorstroom.domain.waiting.Complexity;
import nl.doorstroom.domain.waiting.LifeDomain;
import nl.doorstroom.domain.waiting.MustHave;
import nl.doorstroom.domain.waiting.ReferrerType;
import nl.doorstroom.domain.waiting.Request;
import nl.doorstroom.domain.waiting.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * For what help is asked, among the other fields of a body that has it; those are read apart, and
 * unknown ones were refused by the contract.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RequestFields(
    CareQuestion careQuestion,
    Urgency urgency,
    String ageClass,
    @Nullable String insurer,
    @Nullable String municipality,
    @Nullable ComplexityFields complexity,
    @Nullable ReferrerType referrerType) {

  Request request() {
    Complexity full = complexity == null ? Complexity.NONE : complexity.complexity();
    return new Request(careQuestion, urgency, ageClass, insurer, municipality, full);
  }

  /** The huisarts, unless the body says otherwise. */
  ReferrerType referrer() {
    return referrerType == null ? ReferrerType.GP : referrerType;
  }

  /** Either part may be left out. */
  record ComplexityFields(@Nullable Set<LifeDomain> domains, @Nullable Set<MustHave> mustHaves) {
    Complexity complexity() {
      return new Complexity(
          domains == null ? Set.of() : domains, mustHaves == null ? Set.of() : mustHaves);
    }
  }
}
