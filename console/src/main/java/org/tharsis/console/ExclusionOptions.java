package org.tharsis.console;

import java.util.ArrayList;
import java.util.List;
import org.tharsis.config.ExclusionDraft;
import picocli.CommandLine.Option;

/** What an exclusion asks of events, on the command line. */
final class ExclusionOptions {
  @Option(
      names = "--action",
      paramLabel = "ACTION",
      description = {
        "store: kept and searchable, not correlated (default)",
        "quiet: correlated, the incident is born closed",
        "drop: only counted"
      })
  private String action = "";

  @Option(
      names = "--source",
      split = ",",
      paramLabel = "AREA",
      description = "a list, CIDR, address, inside or outside")
  private List<String> sources = new ArrayList<>();

  @Option(names = "--destination", split = ",", paramLabel = "AREA", description = "the same")
  private List<String> destinations = new ArrayList<>();

  @Option(
      names = "--address",
      split = ",",
      paramLabel = "AREA",
      description = "one of the two ends")
  private List<String> addresses = new ArrayList<>();

  @Option(names = "--port", split = ",", description = "destination port, or 'list NAME'")
  private List<String> ports = new ArrayList<>();

  @Option(names = "--protocol", split = ",", description = "as tcp, udp, icmp")
  private List<String> protocols = new ArrayList<>();

  @Option(names = "--code", split = ",", description = "message id, as 106023")
  private List<String> codes = new ArrayList<>();

  @Option(
      names = "--device",
      split = ",",
      description = "name of the reporting device, or 'list NAME'")
  private List<String> devices = new ArrayList<>();

  @Option(
      names = "--user",
      split = ",",
      description = "an account, at whichever end, or 'list NAME'")
  private List<String> users = new ArrayList<>();

  @Option(
      names = "--direction",
      split = ",",
      description = "inbound, outbound, internal or external")
  private List<String> directions = new ArrayList<>();

  @Option(
      names = "--time",
      split = ",",
      paramLabel = "HOURS",
      description = "as 'mon-fri 22:00-06:00' or sat, in the site's time zone")
  private List<String> times = new ArrayList<>();

  @Option(names = "--rule", split = ",", description = "only for this rule")
  private List<String> rules = new ArrayList<>();

  /** Whether they ask for anything. */
  boolean isSaid() {
    return !draft("x").yaml().equals(ExclusionDraft.of("x").yaml());
  }

  /** The rules that are named. */
  List<String> rules() {
    return rules;
  }

  /** An exclusion of this name that says what they say, and nothing else. */
  ExclusionDraft draft(String id) {
    return ExclusionDraft.of(id)
        .with("action", action)
        .with("source", sources)
        .with("destination", destinations)
        .with("address", addresses)
        .with("port", ports)
        .with("protocol", protocols)
        .with("code", codes)
        .with("device", devices)
        .with("user", users)
        .with("direction", directions)
        .with("time", times)
        .with("rule", rules);
  }
}
