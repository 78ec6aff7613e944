package dev.wheelhouse.benchmarks.releases;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The most heap in use since the start, garbage included. */
final class PeakHeap {
  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();

  private PeakHeap() {}

  static PeakHeap start() {
    PeakHeap heap = new PeakHeap();
    System.gc();
    heap.pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    return heap;
  }

  /** The sum of the pools' peaks: at least as much as there was at any one time. */
  double mebibytes() {
    return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1048576.0;
  }
}
