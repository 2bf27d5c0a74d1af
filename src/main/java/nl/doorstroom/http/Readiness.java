package nl.doorstroom.http;

import java.util.List;

/** Tells whether commands can be taken at present. */
@FunctionalInterface
public interface Readiness {

  /** Why not, one line each; empty when all is well. Never blocks. */
  List<String> reasons();
}
