package nl.doorstroom.http;

import java.util.List;

/** Tells whether commands can be taken at present. */
@FunctionalInterface
public interface Readiness {

  /** Why not, one line each; empty when all is well. Never blocks. */
  List<String> reasons();

  /** Whether it is about to stop: who asks now is to ask another from then on. */
  default boolean isLeaving() {
    return false;
  }

  /** Which of the servers that share the regions this is; empty where there are no others. */
  default String node() {
    return "";
  }
}
