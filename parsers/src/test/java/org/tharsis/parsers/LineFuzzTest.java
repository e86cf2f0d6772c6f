package org.tharsis.parsers;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes is an event. A normal run replays each target's seeds, which are its golden lines,
 * and every input that once broke it; docs/parsers.md has the command of a campaign.
 */
class LineFuzzTest {
  private static final String CAMPAIGN = "1h";

  private final AnyLine anyLine = new AnyLine();

  private static Stream<byte[]> golden(String... prefixes) {
    return GoldenFiles.all().stream()
        .filter(log -> Stream.of(prefixes).anyMatch(log.getFileName().toString()::startsWith))
        .flatMap(log -> GoldenFiles.lines(log).stream())
        .map(line -> line.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<byte[]> headerLines() {
    return golden("headers", "asa-relayed");
  }

  @MethodSource("headerLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void header(byte[] line) {
    anyLine.holds(line);
  }

  static Stream<byte[]> ciscoFirewallLines() {
    return golden("asa", "firepower");
  }

  @MethodSource("ciscoFirewallLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void ciscoFirewall(byte[] line) {
    anyLine.holds(line);
  }

  static Stream<byte[]> ciscoIosLines() {
    return golden("cisco-ios");
  }

  @MethodSource("ciscoIosLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void ciscoIos(byte[] line) {
    anyLine.holds(line);
  }

  static Stream<byte[]> screenOsLines() {
    return golden("netscreen");
  }

  @MethodSource("screenOsLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void screenOs(byte[] line) {
    anyLine.holds(line);
  }

  static Stream<byte[]> junosLines() {
    return golden("srx");
  }

  @MethodSource("junosLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void junos(byte[] line) {
    anyLine.holds(line);
  }

  static Stream<byte[]> windowsLines() {
    return golden("windows");
  }

  @MethodSource("windowsLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void windows(byte[] line) {
    anyLine.holds(line);
  }

  static Stream<byte[]> leaseLines() {
    return golden("windows-dhcp", "pf-daemons");
  }

  @MethodSource("leaseLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void leases(byte[] line) {
    anyLine.holds(line);
  }

  static Stream<byte[]> intrusionDetectionLines() {
    return golden("snort", "suricata");
  }

  @MethodSource("intrusionDetectionLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void intrusionDetection(byte[] line) {
    anyLine.holds(line);
  }

  static Stream<byte[]> netfilterLines() {
    return golden("netfilter");
  }

  @MethodSource("netfilterLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void netfilter(byte[] line) {
    anyLine.holds(line);
  }

  static Stream<byte[]> pfLines() {
    return golden("pf");
  }

  @MethodSource("pfLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void pf(byte[] line) {
    anyLine.holds(line);
  }

  static Stream<byte[]> fortiGateLines() {
    return golden("fortigate");
  }

  @MethodSource("fortiGateLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void fortiGate(byte[] line) {
    anyLine.holds(line);
  }

  static Stream<byte[]> sonicOsLines() {
    return golden("sonicwall");
  }

  @MethodSource("sonicOsLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void sonicOs(byte[] line) {
    anyLine.holds(line);
  }

  static Stream<byte[]> checkPointLines() {
    return golden("checkpoint");
  }

  @MethodSource("checkPointLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void checkPoint(byte[] line) {
    anyLine.holds(line);
  }

  static Stream<byte[]> commonEventsLines() {
    return golden("cef", "leef");
  }

  @MethodSource("commonEventsLines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void commonEvents(byte[] line) {
    anyLine.holds(line);
  }
}
