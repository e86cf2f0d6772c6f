package org.tharsis.engine;

import java.io.IOException;

/** Puts something on disk. */
@FunctionalInterface
public interface Saving {
  void save() throws IOException;
}
