package org.tharsis.parsers;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Line;

/** How much memory a line takes to parse, and so how much of it is copied. */
final class AllocatedBytes {
  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private final LineParser parser = new LineParser(ZoneOffset.UTC);
  private final EventDraft draft = new EventDraft();

  long of(byte[] bytes) {
    Line line = Lines.replayed(bytes);
    parser.parse(line, draft); // whose classes may be loaded by it
    long before = threads.getCurrentThreadAllocatedBytes();
    parser.parse(line, draft);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
