package org.tharsis.config.published;

import java.io.IOException;
import java.io.InputStream;

/** Opens what is to be read, as often as it takes. */
public interface Opening {
  /** From the beginning; whoever opens it closes it. */
  InputStream open() throws IOException;
}
