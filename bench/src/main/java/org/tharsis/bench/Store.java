package org.tharsis.bench;

import java.io.Closeable;
import java.io.IOException;
import org.tharsis.model.Event;

/** What events are given to. */
interface Store extends Closeable {
  void add(Event event) throws IOException;

  void commit() throws IOException;

  /** Makes it small, if it can be. */
  default void compact() throws IOException {}
}
