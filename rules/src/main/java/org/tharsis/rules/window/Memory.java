package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tharsis.model.Field;

/**
 * What the windows of one correlator share: the arena their keys' events lie in, and the numbers of
 * the streams these came from.
 */
public final class Memory {
  /** As much as nobody fills who tries something out. */
  private static final long AMPLE_BYTES = 1L << 30;

  final Arena arena;
  final Streams streams = new Streams();
  private final Watch watch = new Watch();
  final int counted;
  private final Map<List<Field>, EventKey> keys = new HashMap<>();

  /** One whose windows count as far as they must. */
  public Memory() {
    this(0, AMPLE_BYTES);
  }

  /**
   * @param counted how far its windows count at least, if they count events or values
   * @param bytes what the events of their keys may take
   */
  public Memory(int counted, long bytes) {
    this.counted = counted;
    this.arena = new Arena(bytes);
  }

  /** The key by these fields, which is the same object for all windows. */
  EventKey key(List<Field> fields) {
    return keys.computeIfAbsent(fields, EventKey::new);
  }

  /** How many events and values that counted had to go for lack of memory. */
  public long cuts() {
    return arena.cuts();
  }

  /** For how long the windows have been watching. */
  public Watch watch() {
    return watch;
  }

  /** Writes what the windows' own states refer to. */
  public void save(DataOutput out) throws IOException {
    streams.save(out);
  }

  /** Reads it, before any window has seen an event. */
  public void load(DataInput in) throws IOException {
    streams.load(in);
  }
}
