package org.tharsis.engine.journal;

import java.util.Arrays;

/** A line and its position, in a form that can be compared and shown. */
record Kept(long position, String line) {
  static Kept of(long position, Received line) {
    return new Kept(
        position,
        "%s %s %b %d %x %d bytes %08x"
            .formatted(
                line.origin().receiver(),
                line.origin().sender(),
                line.truncated(),
                line.arrived(),
                line.series(),
                line.bytes().length,
                Arrays.hashCode(line.bytes())));
  }
}
