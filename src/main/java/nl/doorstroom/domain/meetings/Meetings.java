package nl.doorstroom.domain.meetings;

import java.util.Collection;
import java.util.List;
import nl.doorstroom.domain.transfers.TransferId;
import org.jspecify.annotations.Nullable;

/** Meetings of the transfertafel: for reading. Owned by whoever owns the region. */
public interface Meetings {

  @Nullable Meeting meeting(MeetingId id);

  /** Those ahead, and those held until they are forgotten, in order of their start. */
  Collection<Meeting> meetings();

  /** Those that have {@code transfer} on their agenda. */
  List<Meeting> naming(TransferId transfer);

  /** The one that was closed last; null when none is remembered. */
  @Nullable Meeting lastHeld();
}
