package org.tharsis.index;

import java.io.IOException;
import org.apache.lucene.util.BytesRef;

/** Values with what was measured of each, in ascending order. */
interface CountedValues {
  /** Goes to the next value that has more than nothing. */
  boolean next() throws IOException;

  BytesRef value();

  long count();
}
