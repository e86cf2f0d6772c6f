package org.tharsis.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** What is spent from when it is made on, all threads' and the collector's processor time. */
final class Spending {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final double SECOND = 1e9;

  private long cpu = PROCESS.getProcessCpuTime();
  private long began = System.nanoTime();

  /** Something that may fail. */
  interface Work<T> {
    T get() throws IOException;
  }

  /** Leaves out all that is spent while something is done, by whomever. */
  <T> T without(Work<T> work) throws IOException {
    long cpuBefore = PROCESS.getProcessCpuTime();
    long before = System.nanoTime();
    T made = work.get();
    cpu += PROCESS.getProcessCpuTime() - cpuBefore;
    began += System.nanoTime() - before;
    return made;
  }

  double cpuSeconds() {
    return (PROCESS.getProcessCpuTime() - cpu) / SECOND;
  }

  double seconds() {
    return (System.nanoTime() - began) / SECOND;
  }
}
