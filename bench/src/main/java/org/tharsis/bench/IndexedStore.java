package org.tharsis.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.tharsis.index.EventIndex;
import org.tharsis.model.Event;

/** The event index. */
record IndexedStore(EventIndex index) implements Store {
  static IndexedStore at(Path path) throws IOException {
    return new IndexedStore(EventIndex.open(path));
  }

  @Override
  public void add(Event event) throws IOException {
    index.add(event);
  }

  @Override
  public void commit() throws IOException {
    index.commit();
  }

  @Override
  public void compact() throws IOException {
    for (LocalDate day : index.days()) {
      if (!index.compact(day)) {
        throw new IOException(day + " is not compact");
      }
    }
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
