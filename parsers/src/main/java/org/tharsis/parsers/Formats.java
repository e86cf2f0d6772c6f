package org.tharsis.parsers;

import java.util.List;
import org.tharsis.parsers.cef.CommonEventFormat;
import org.tharsis.parsers.checkpoint.LogExporter;
import org.tharsis.parsers.cisco.CiscoFirewall;
import org.tharsis.parsers.cisco.CiscoIos;
import org.tharsis.parsers.cisco.ManagementAudit;
import org.tharsis.parsers.cisco.Unmarked;
import org.tharsis.parsers.cisco.UntypedEvent;
import org.tharsis.parsers.fortinet.FortiGate;
import org.tharsis.parsers.ids.EveJson;
import org.tharsis.parsers.ids.SnortCsv;
import org.tharsis.parsers.ids.SnortJson;
import org.tharsis.parsers.ids.SnortText;
import org.tharsis.parsers.juniper.Junos;
import org.tharsis.parsers.leef.LogEventExtendedFormat;
import org.tharsis.parsers.netfilter.Netfilter;
import org.tharsis.parsers.netscreen.ScreenOs;
import org.tharsis.parsers.pf.Daemons;
import org.tharsis.parsers.pf.Filterlog;
import org.tharsis.parsers.sonicwall.SonicOs;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Names;
import org.tharsis.parsers.windows.DhcpAudit;
import org.tharsis.parsers.windows.EventLogJson;
import org.tharsis.parsers.windows.EventLogText;
import org.tharsis.parsers.windows.EventLogXml;
import org.tharsis.parsers.windows.EventReporter;
import org.tharsis.parsers.windows.Snare;

/** The registry: every format that is understood, in the order they are asked. */
final class Formats {
  private Formats() {}

  static List<MessageFormat> all(Names names, Values values, Timestamps timestamps) {
    return List.of(
        new CiscoFirewall(names, values),
        new FortiGate(names, values, timestamps),
        new Junos(names, values),
        new LogExporter(names, values),
        new SonicOs(names, values, timestamps),
        new CommonEventFormat(names, timestamps),
        new LogEventExtendedFormat(names, timestamps),
        new CiscoIos(names, values),
        new UntypedEvent(names, values),
        new ManagementAudit(names),
        new Filterlog(names),
        new Daemons(names, values),
        new ScreenOs(names, values, timestamps),
        new SnortText(names, values, timestamps),
        new SnortCsv(names, values, timestamps),
        new DhcpAudit(names, values, timestamps),
        new Snare(names, values, timestamps),
        new EveJson(names, values, timestamps),
        new SnortJson(names, values, timestamps),
        new EventLogJson(names, values, timestamps),
        new EventLogXml(names, values, timestamps),
        new EventReporter(names, values, timestamps),
        new EventLogText(names, values),
        new Netfilter(names),
        new Unmarked(values));
  }
}
