package org.tharsis.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.parsers.LineParser;

/**
 * Lines a second of one thread, every field taken and the event made. What a receiver makes (the
 * line's bytes, its id) is there before.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
public class ParserBenchmark {
  private static final int LINES = 1 << 16;
  private static final long SEED = 1;

  /** Whose lines. */
  @Param({"asa", "whole"})
  private String mix = "";

  private final LineParser parser = new LineParser(ZoneOffset.UTC);
  private final EventDraft draft = new EventDraft();
  private Line[] lines = {};
  private int at;

  /** Makes the lines. */
  @Setup
  public void lines() {
    List<byte[]> bytes =
        mix.equals("asa") ? MixedAsaLog.lines(LINES, SEED) : WholeMix.lines(LINES, SEED);
    Origin origin = new Origin("bench", null);
    long arrived = Instant.parse("2026-03-02T08:01:00Z").toEpochMilli();
    lines = new Line[LINES];
    for (int i = 0; i < LINES; i++) {
      EventId id = new EventId("bench", i);
      lines[i] = new Line(id, bytes.get(i), false, origin, arrived, false);
    }
  }

  /** One line. */
  @Benchmark
  public Event parse() {
    Line line = lines[at++ & (LINES - 1)];
    parser.parse(line, draft);
    return draft.event(line);
  }
}
