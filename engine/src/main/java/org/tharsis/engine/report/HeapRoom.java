package org.tharsis.engine.report;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** How much memory is left for what can be done without. */
final class HeapRoom {
  private HeapRoom() {}

  /** Bytes of the old generation that were free after it was last collected, or are now. */
  static long bytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
        .mapToLong(HeapRoom::room)
        .max()
        .orElse(Long.MAX_VALUE);
  }

  private static long room(MemoryPoolMXBean pool) {
    MemoryUsage now = pool.getUsage();
    MemoryUsage collected = pool.getCollectionUsage();
    long used =
        collected == null || collected.getUsed() == 0
            ? now.getUsed()
            : Math.min(now.getUsed(), collected.getUsed());
    return now.getMax() < 0 ? Long.MAX_VALUE : now.getMax() - used;
  }
}
