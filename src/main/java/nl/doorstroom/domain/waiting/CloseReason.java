package nl.doorstroom.domain.waiting;

/** Why someone no longer waits for a service. A closed list. */
public enum CloseReason {
  TREATMENT_STARTED,
  WITHDREW,
  HELPED_ELSEWHERE,
  NOT_REACHED,
  DUPLICATE,
  REFERRED_BACK,
  REFUSED,
  DECEASED,
  OTHER,
  /** By a transfer only: the person waits on elsewhere, since the same day. */
  TRANSFERRED
}
