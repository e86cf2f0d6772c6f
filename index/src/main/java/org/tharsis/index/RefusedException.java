package org.tharsis.index;

import java.io.IOException;

/**
 * A search that would take too much, or has no meaning. Its message is for the person who asked: it
 * says why and what to ask instead. The index is unharmed.
 */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
