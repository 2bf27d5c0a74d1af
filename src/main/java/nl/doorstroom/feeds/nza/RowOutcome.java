package nl.doorstroom.feeds.nza;

import java.util.List;
import nl.doorstroom.domain.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param row from 1, without the header
 * @param line of the file at which it begins
 * @param rowId the file's own number of it; empty when it could not be read
 * @param provider name of the provider, as published
 * @param region where it was placed; null when refused before that
 * @param refusal null unless refused
 * @param remarks in Dutch, how it was read or why it was refused; empty when plainly taken
 */
public record RowOutcome(
    int row,
    long line,
    String rowId,
    String provider,
    Kind kind,
    @Nullable RegionId region,
    @Nullable Refusal refusal,
    List<String> remarks) {

  public RowOutcome {
    remarks = List.copyOf(remarks);
  }

  /** Each row has exactly one. */
  public enum Kind {
    TAKEN,
    TAKEN_WITH_NOTE,
    REFUSED
  }

  /** Why a row was refused. */
  public enum Refusal {
    /** It has not as many fields as the header. */
    FIELD_COUNT,
    /** Neither name, AGB nor KvK. */
    NO_PROVIDER,
    /** No waits, no stop, and no kind of ggz that would say what is offered. */
    NOTHING_TO_SHOW,
    /** Its waits stand in the rows of another AGB code. */
    ELSEWHERE,
    /** The collectors found that the provider is no longer there. */
    GONE,
    /** Acute help is not on any list. */
    CRISIS,
    /** What stands for a wait cannot be read. */
    UNREADABLE,
    NO_PLACE,
    NO_DATE,
    /** The exchange refused it; the remark has its reason. */
    BY_THE_EXCHANGE
  }
}
