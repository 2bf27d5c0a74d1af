package nl.doorstroom.domain.transfers;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Single questions to the table: for reading. Owned by whoever owns the region. */
public interface Mediations {

  @Nullable MediationRequest request(MediationId id);

  /** Open ones, and ended ones until they are forgotten, in order of id. */
  Collection<MediationRequest> requests();
}
