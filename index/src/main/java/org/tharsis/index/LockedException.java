package org.tharsis.index;

import java.io.IOException;

/** Another process writes to the index: a running engine. The message says to which. */
public final class LockedException extends IOException {
  private static final long serialVersionUID = 1;

  LockedException(String message, Throwable cause) {
    super(message, cause);
  }
}
