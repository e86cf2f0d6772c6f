package org.tharsis.parsers.juniper;

import java.util.Set;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/**
 * Who writes messages that have no name, or one that the catalogue does not have: daemons of Junos
 * (System Log Explorer, "Process"), of which those are left out whose names other systems have too.
 */
final class Daemon {
  private static final Set<String> NAMES =
      Set.of(
          "appidd",
          "bfdd",
          "chassisd",
          "cosd",
          "dcd",
          "dfwd",
          "eswd",
          "fpc0",
          "fwauthd",
          "gkd",
          "idpd",
          "iked",
          "jdhcpd",
          "jsrpd",
          "kmd",
          "l2ald",
          "l2cpd",
          "l2tpd",
          "mgd",
          "mib2d",
          "nsd",
          "nstraced",
          "pfed",
          "pkid",
          "ppmd",
          "rmopd",
          "rpd",
          "rtlogd",
          "spu",
          "srxpfe",
          "tfeb0",
          "utmd",
          "vccpd",
          "vrrpd",
          "xntpd");

  private static final String NIL = " - - - - ";

  private Daemon() {}

  /** Whether the line is of such a daemon, or of a category of real-time logs. */
  static boolean wrote(Header header, Cursor message) {
    String tag = header.tag();
    return tag == null ? forwarding(header, message) : NAMES.contains(tag) || isCategory(tag);
  }

  private static boolean isCategory(String tag) {
    return tag.startsWith("RT_");
  }

  /** The forwarding engine's RFC 5424 has nothing but the host, which its text then repeats. */
  private static boolean forwarding(Header header, Cursor message) {
    String host = header.host();
    int nil = message.at() - NIL.length();
    return host != null
        && nil > 0
        && Ascii.isAt(message.bytes(), nil, message.at(), NIL)
        && message.isAt(host + " ");
  }
}
