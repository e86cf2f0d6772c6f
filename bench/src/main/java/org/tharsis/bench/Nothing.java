package org.tharsis.bench;

import org.tharsis.model.Event;

/** Keeps nothing: what is left is parsing. */
record Nothing() implements Store {
  @Override
  public void add(Event event) {}

  @Override
  public void commit() {}

  @Override
  public void close() {}
}
