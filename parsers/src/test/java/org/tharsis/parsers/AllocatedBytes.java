package org.tharsis.parsers;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.util.List;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Line;

/** How much memory a line takes to parse, and so how much of it is copied. */
final class AllocatedBytes {
  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private final LineParser parser;
  private final EventDraft draft = new EventDraft();

  AllocatedBytes() {
    this(ClockZones.all(ZoneOffset.UTC));
  }

  AllocatedBytes(ClockZones zones) {
    parser = new LineParser(zones);
  }

  long of(byte[] bytes) {
    return of(List.of(Lines.replayed(bytes)));
  }

  /** How much they take one after the other, when all have been there before. */
  long of(List<Line> lines) {
    parse(lines); // whose classes may be loaded by it
    long before = threads.getCurrentThreadAllocatedBytes();
    parse(lines);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private void parse(List<Line> lines) {
    for (int i = 0; i < lines.size(); i++) {
      parser.parse(lines.get(i), draft);
    }
  }
}
