package org.tharsis.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.rules.Correlator;
import org.tharsis.rules.Limits;
import org.tharsis.rules.RuleBook;
import org.tharsis.rules.Shipped;

/**
 * Ten minutes in which every event has a source that no other has, and among them twenty scans of
 * ports, one a second each: prints what was found of these, what memory it took, and what was
 * forgotten. Arguments: how many addresses, and how many keys a window may remember.
 */
public final class AddressFlood {
  private static final long MILLIS = 600_000;
  private static final int SCANS = 20;
  private static final long SCAN_STEP = 1000;
  private static final Origin ORIGIN = new Origin("flood", null);

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
  private final EventDraft draft = new EventDraft();
  private final Map<String, Integer> findings = new TreeMap<>();
  private long offset;

  /** Runs it. */
  public static void main(String[] args) {
    new AddressFlood().run(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
  }

  private void run(int addresses, int keys) {
    RuleBook book = RuleBook.compile(Shipped.rules());
    try (Correlator correlator = book.correlator(Limits.of(keys))) {
      long nextScan = 0;
      int port = 1;
      for (int i = 0; i < addresses; i++) {
        long time = i * MILLIS / addresses;
        judge(correlator, event(time, 0x20000000 + i, random.nextInt(), random.nextInt(1024)));
        if (time >= nextScan) {
          for (int scan = 0; scan < SCANS; scan++) {
            judge(correlator, event(time, 0x0a000001 + scan, 0xc0000201, port));
          }
          port++;
          nextScan += SCAN_STEP;
        }
      }
      report(correlator);
    }
  }

  private void judge(Correlator correlator, Event event) {
    correlator.accept(
        event,
        finding -> findings.merge(finding.rule().id() + " " + finding.key(), 1, Integer::sum));
  }

  private Event event(long time, int source, int destination, int port) {
    draft
        .clear()
        .timestamp(time)
        .put(Field.EVENT_CATEGORY, EventKind.NETWORK)
        .put(Field.EVENT_TYPE, EventKind.DENIED)
        .put(Field.EVENT_OUTCOME, EventKind.FAILURE)
        .put(Field.OBSERVER_NAME, "fw-edge")
        .put(Field.NETWORK_TRANSPORT, "tcp")
        .put(Field.SOURCE_IP, IpAddress.v4(source))
        .put(Field.DESTINATION_IP, IpAddress.v4(destination))
        .put(Field.DESTINATION_PORT, (long) port);
    return draft.event(
        new Line(new EventId("flood", offset++), new byte[0], false, ORIGIN, time, false));
  }

  private void report(Correlator correlator) {
    System.gc();
    long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    long scans =
        findings.keySet().stream().filter(each -> each.startsWith("port-scan 10.0.0.")).count();
    System.out.printf(
        "scans found: %d of %d; heap in use: %d MB of at most %d; keys forgotten: %d%n",
        scans, SCANS, used >> 20, Runtime.getRuntime().maxMemory() >> 20, correlator.overflowed());
    findings.keySet().stream()
        .map(each -> each.substring(0, each.indexOf(' ')))
        .distinct()
        .forEach(rule -> System.out.println("  " + rule));
  }
}
