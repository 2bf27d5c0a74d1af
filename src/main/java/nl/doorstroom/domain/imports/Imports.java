package nl.doorstroom.domain.imports;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The imports of a region: for reading. Owned by whoever owns the region. */
public interface Imports {

  @Nullable Import find(ImportId id);

  /** Until they are forgotten, in order of id. */
  Collection<Import> all();
}
