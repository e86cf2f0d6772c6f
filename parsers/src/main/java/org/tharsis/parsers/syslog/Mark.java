package org.tharsis.parsers.syslog;

import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/**
 * What a message begins with whose header is no good RFC 3164: where it stands, the header ends.
 *
 * <p>It is looked for only among the first words of a line. Further in, it is text that somebody
 * may have typed to forge an event.
 */
final class Mark {
  private Mark() {}

  static boolean isAt(Cursor c) {
    return switch (c.peek()) {
      case '%' -> Ascii.isLetter(c.peek(1));
      case '{' -> c.peek(1) == '"' || c.peek(1) == ' ';
      case 'N' -> c.isAt("NetScreen device_id=");
      case 'M' -> c.isAt("MSWinEventLog");
      case 'E' -> c.isAt("EvntSLog:");
      case 'C' -> c.isAt("CEF:");
      case 'L' -> c.isAt("LEEF:");
      case 'd' -> c.isAt("date=") || c.isAt("devname=");
      case 'i' -> c.isAt("id=firewall ");
      case 'A' -> c.isAt("ASA-") && Ascii.isDigit(c.peek(4));
      default -> false;
    };
  }
}
