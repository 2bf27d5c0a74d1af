package nl.doorstroom.http;

import java.util.List;

/** Tells whether commands can be taken at present. */
@FunctionalInterface
public interface Readiness {

  /** Why not, one line each; empty when all is well. Never blocks. */
  List<String> reasons();

  /** Which of the servers that share the regions this is; empty where there are no others. */
  default String node() {
    return "";
  }
}
