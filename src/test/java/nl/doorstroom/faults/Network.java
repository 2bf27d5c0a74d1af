package nl.doorstroom.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network of its own for each node, on one bridge with the database and the clients, so that any
 * two can be cut off from each other, in one direction or in both. What clients send to a node's
 * address arrives there as from the node itself, which demo identities need.
 *
 * <p>Everything is named after the first port, so that what a killed run has left is found.
 */
final class Network implements AutoCloseable {

  private final String name;
  private final String subnet;
  private final Ports ports;
  private final int nodes;

  private Network(Ports ports, int nodes) {
    this.name = "dsf" + ports.http();
    this.subnet = "10.99." + ports.http() % 250 + ".";
    this.ports = ports;
    this.nodes = nodes;
  }

  /** Why there can be none here; empty when there can. */
  static Optional<String> impossible() {
    if (!Shell.isRoot()) {
      return Optional.of("networks of their own are for root");
    }
    for (String program : List.of("ip", "iptables", "sysctl")) {
      Optional<String> missing = Shell.missing(program);
      if (missing.isPresent()) {
        return missing;
      }
    }
    String trial = "dsftrial" + ProcessHandle.current().pid();
    Shell.Ended added = Shell.run("ip", "netns", "add", trial);
    if (added.status() != 0) {
      return Optional.of("no network namespaces: " + added.output());
    }
    Shell.Ended used =
        Shell.run("ip", "netns", "exec", trial, "iptables", "-A", "INPUT", "-j", "ACCEPT");
    Shell.run("ip", "netns", "del", trial);
    return used.status() == 0
        ? Optional.empty()
        : Optional.of("no iptables in a network namespace: " + used.output());
  }

  /** Lays it out for {@code nodes} nodes. */
  static Network lay(Ports ports, int nodes) {
    Network network = new Network(ports, nodes);
    network.close();
    Shell.must("ip", "link", "add", network.name, "type", "bridge");
    Shell.must("ip", "addr", "add", network.subnet + "1/24", "dev", network.name);
    Shell.must("ip", "link", "set", network.name, "up");
    for (int i = 0; i < nodes; i++) {
      network.plug(i);
    }
    return network;
  }

  private void plug(int node) {
    String space = space(node);
    String outside = space + "h";
    String inside = space + "n";
    Shell.must("ip", "netns", "add", space);
    Shell.must("ip", "link", "add", outside, "type", "veth", "peer", "name", inside);
    Shell.must("ip", "link", "set", inside, "netns", space);
    Shell.must("ip", "link", "set", outside, "master", name);
    Shell.must("ip", "link", "set", outside, "up");
    inside(node, "ip", "addr", "add", address(node) + "/24", "dev", inside);
    inside(node, "ip", "link", "set", inside, "up");
    inside(node, "ip", "link", "set", "lo", "up");
    inside(node, "sysctl", "-qw", "net.ipv4.conf." + inside + ".route_localnet=1");
    inside(node, "sysctl", "-qw", "net.ipv4.conf.all.route_localnet=1");
    String port = Integer.toString(ports.node(node));
    inside(
        node,
        "iptables -t nat -A PREROUTING -i "
            + inside
            + " -p tcp --dport "
            + port
            + " -j DNAT --to-destination 127.0.0.1:"
            + port);
    inside(
        node, "iptables -t nat -A INPUT -p tcp --dport " + port + " -j SNAT --to-source 127.0.0.1");
  }

  private String space(int node) {
    return name + "-" + node;
  }

  /** Where {@code node} is for all others. */
  String address(int node) {
    return subnet + (10 + node);
  }

  /** Where {@code node} runs, and clients find it. */
  Place place(int node) {
    return new Place(address(node), ports.node(node), List.of("ip", "netns", "exec", space(node)));
  }

  /** Where the database and the clients are. */
  String outside() {
    return subnet + "1";
  }

  /** Nothing from {@code node} reaches {@code other} any more. */
  void cutOneWay(int node, int other) {
    rule(node, "OUTPUT -d " + address(other));
  }

  void cut(int node, int other) {
    cutOneWay(node, other);
    cutOneWay(other, node);
  }

  /** Nothing passes between {@code node} and a port of the database any more. */
  void cutFromDatabase(int node, int port) {
    rule(node, "OUTPUT -p tcp -d " + outside() + " --dport " + port);
    rule(node, "INPUT -p tcp -s " + outside() + " --sport " + port);
  }

  /** What {@code node} sends to the database arrives; what comes back does not. */
  void cutAnswersOfDatabase(int node, int port) {
    rule(node, "INPUT -p tcp -s " + outside() + " --sport " + port);
  }

  /** Nothing passes between {@code node} and its clients any more. */
  void cutFromClients(int node) {
    rule(
        node, "INPUT -p tcp -s " + outside() + " -m conntrack --ctorigdstport " + ports.node(node));
    rule(
        node,
        "OUTPUT -p tcp -m conntrack --ctorigdstport "
            + ports.node(node)
            + " --ctorigsrc "
            + outside());
  }

  /** What clients send to {@code node} arrives; its answers do not. */
  void cutAnswersToClients(int node) {
    rule(
        node,
        "OUTPUT -p tcp -m conntrack --ctorigdstport "
            + ports.node(node)
            + " --ctorigsrc "
            + outside());
  }

  private void rule(int node, String rule) {
    inside(node, "iptables -A " + rule + " -j DROP");
  }

  /** Everyone reaches everyone again. */
  void mend() {
    for (int i = 0; i < nodes; i++) {
      inside(i, "iptables -F");
    }
  }

  private void inside(int node, String command) {
    inside(node, command.split(" ", -1));
  }

  private void inside(int node, String... words) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", space(node)));
    all.addAll(List.of(words));
    Shell.must(all.toArray(String[]::new));
  }

  @Override
  public void close() {
    for (int i = 0; i < nodes; i++) {
      Shell.run("ip", "link", "del", space(i) + "h");
      Shell.run("ip", "netns", "del", space(i));
    }
    Shell.run("ip", "link", "del", name);
  }
}
