package org.tharsis.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tharsis.model.Event;
import org.tharsis.rules.Correlator;
import org.tharsis.rules.Limits;
import org.tharsis.rules.RuleBook;
import org.tharsis.rules.Shipped;

/**
 * Microseconds an event of one thread: the whole rule book on events that were parsed before. The
 * heap is whole from the start, so that growing it is not measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
@Fork(
    value = 2,
    jvmArgs = {
      "-Xms3g",
      "-Xmx3g",
      "-Xmn1500m",
      "-XX:+AlwaysPreTouch",
      "-XX:+UseSerialGC",
      "-XX:+UseTransparentHugePages"
    })
public class RulesBenchmark {
  private static final int EVENTS = 500_000;

  /** Whose events: those of a site, half of them from one source, every one from another. */
  @Param({"mixed", "flood", "fresh"})
  private String mix = "";

  private final RuleBook book = RuleBook.compile(Shipped.rules());
  private List<Event> events = List.of();

  /** Makes the events. */
  @Setup
  public void events() {
    events = PreparedEvents.of(mix, EVENTS);
  }

  /** All events, from empty windows to the end of the log; gives how many findings there were. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long judge() {
    long[] findings = new long[1];
    try (Correlator correlator = book.correlator(Limits.of(1 << 22))) {
      for (Event event : events) {
        correlator.accept(event, finding -> findings[0]++);
      }
      correlator.finish(finding -> findings[0]++);
    }
    return findings[0];
  }
}
