package nl.doorstroom.domain.transfers;

import org.jspecify.annotations.Nullable;

/** The ladder for someone for whom no receiver is found: one step after the other. */
public enum EscalationStep {
  LOCAL,
  REGION,
  OUTSIDE,
  /** The insurer's zorgbemiddeling. */
  INSURER;

  /** The step that follows {@code last}, which is null before the first; null after the last. */
  public static @Nullable EscalationStep after(@Nullable EscalationStep last) {
    if (last == null) {
      return LOCAL;
    }
    return switch (last) {
      case LOCAL -> REGION;
      case REGION -> OUTSIDE;
      case OUTSIDE -> INSURER;
      case INSURER -> null;
    };
  }
}
