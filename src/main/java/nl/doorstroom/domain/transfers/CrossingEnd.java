package nl.doorstroom.domain.transfers;

/** Why a crossing came to nothing. A closed list, the same in every region. */
public enum CrossingEnd {
  /** The service said no, with a reason of its region. */
  DECLINED,
  /** The service did not answer within the term. */
  LAPSED,
  /** The place that was kept is gone. */
  PLACE_LOST,
  /** The other region could not ask the service, or not put someone on its list. */
  NOT_ADMITTED,
  /** By the side that asked: the holder, another's yes, or the end of the transfer. */
  WITHDRAWN
}
