package org.tharsis.rules.window;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a window remembers, by key; bounded. Keys that nothing happened to for longer than the
 * window looks back go by themselves; at the bound the one quiet for longest goes, and that is
 * counted.
 */
final class Keyed {
  /** Events of a key that can still become evidence, whatever its threshold. */
  private static final int TRAIL = 256;

  /** One key's memory. */
  static final class Memory {
    final Trail trail;
    final Recent recent;
    private long last;

    Memory(int threshold) {
      this.trail = new Trail(Math.max(threshold, TRAIL));
      this.recent = new Recent(threshold);
    }
  }

  private final int threshold;
  private final long horizon;
  private final int maxKeys;
  private final SequencedMap<List<Object>, Memory> memories = new LinkedHashMap<>(64, 0.75f, true);
  private long evicted;

  /**
   * @param horizon how long a key is remembered after its last event, milliseconds
   */
  Keyed(int threshold, long horizon, int maxKeys) {
    this.threshold = threshold;
    this.horizon = horizon;
    this.maxKeys = maxKeys;
  }

  @Nullable Memory find(List<Object> key) {
    return memories.get(key);
  }

  /** The key's memory, made when it is new. */
  Memory at(List<Object> key, long time) {
    forgetOld(time);
    Memory memory = memories.get(key);
    if (memory == null) {
      makeRoom();
      memory = new Memory(threshold);
      memories.put(key, memory);
    }
    memory.last = Math.max(memory.last, time);
    return memory;
  }

  private void forgetOld(long time) {
    for (int i = 0; i < 2; i++) { // more than come in, so that they run out
      Map.Entry<List<Object>, Memory> eldest = memories.firstEntry();
      if (eldest == null || eldest.getValue().last + horizon >= time) {
        return;
      }
      memories.pollFirstEntry();
    }
  }

  private void makeRoom() {
    if (memories.size() >= maxKeys) {
      memories.pollFirstEntry();
      evicted++;
    }
  }

  /** How many keys were forgotten while they could still have mattered. */
  long evicted() {
    return evicted;
  }

  int size() {
    return memories.size();
  }
}
