package org.tharsis.rules.window;

/**
 * What the windows of one correlator share: the arena their keys' events lie in, and the numbers of
 * the streams these came from.
 */
public final class Memory {
  final Arena arena = new Arena();
  final Streams streams = new Streams();
}
