package org.tharsis.engine;

import java.util.List;
import java.util.stream.IntStream;

/** Lines of a Cisco ASA that sends no time of its own. */
final class Asa {
  private Asa() {}

  /** An access list denied a TCP connection. */
  static String deny(String from, String to, int port) {
    return ("<164>asa-edge : %%ASA-4-106023: Deny tcp src outside:%s/40000 dst inside:%s/%d"
            + " by access-group \"outside_in\" [0x0, 0x0]")
        .formatted(from, to, port);
  }

  /** A TCP connection from outside was let in. */
  static String built(String from, String to, int port) {
    return ("<166>asa-edge : %%ASA-6-302013: Built inbound TCP connection 7001 for"
            + " outside:%s/40000 (%s/40000) to inside:%s/%d (%s/%d)")
        .formatted(from, from, to, port, to, port);
  }

  /** So many ports of one destination, one after the other. */
  static List<String> scan(String from, int firstPort, int ports) {
    return IntStream.range(firstPort, firstPort + ports)
        .mapToObj(port -> deny(from, "10.0.0.1", port))
        .toList();
  }
}
