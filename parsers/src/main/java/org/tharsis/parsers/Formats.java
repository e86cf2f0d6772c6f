package org.tharsis.parsers;

import java.util.List;
import org.tharsis.parsers.cisco.CiscoFirewall;
import org.tharsis.parsers.netscreen.ScreenOs;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Names;
import org.tharsis.parsers.windows.EventLogJson;
import org.tharsis.parsers.windows.EventLogText;
import org.tharsis.parsers.windows.Snare;

/** The registry: every format that is understood, in the order they are asked. */
final class Formats {
  private Formats() {}

  static List<MessageFormat> all(Names names, Values values, Timestamps timestamps) {
    return List.of(
        new CiscoFirewall(names, values),
        new ScreenOs(names, values, timestamps),
        new Snare(names, values, timestamps),
        new EventLogJson(names, values, timestamps),
        new EventLogText(names, values));
  }
}
