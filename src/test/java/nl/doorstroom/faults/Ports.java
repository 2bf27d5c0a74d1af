package nl.doorstroom.faults;

/**
 * Ports that a world takes, side by side: below those that systems give to outgoing connections, so
 * that a process which was killed finds its own again.
 *
 * @param http of the first node; the others and their cluster follow
 * @param postgres of the first PostgreSQL; a standby has the next
 */
record Ports(int http, int postgres) {

  private static final int NODES_MAX = 10;

  /** As {@code -Dfaults.http-port} and {@code -Dfaults.postgres-port} say. */
  static Ports configured() {
    return new Ports(
        Integer.getInteger("faults.http-port", 18_210),
        Integer.getInteger("faults.postgres-port", 18_440));
  }

  int node(int number) {
    return http + number;
  }

  int cluster(int number) {
    return http + NODES_MAX + number;
  }

  int standby() {
    return postgres + 1;
  }
}
