package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the windows of one correlator share: the arena their keys' events lie in, and the numbers of
 * the streams these came from.
 */
public final class Memory {
  final Arena arena = new Arena();
  final Streams streams = new Streams();
  private final Watch watch = new Watch();
  final int counted;

  /** One whose windows count as far as they must. */
  public Memory() {
    this(0);
  }

  /**
   * @param counted how far its windows count at least, if they count events or values
   */
  public Memory(int counted) {
    this.counted = counted;
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
