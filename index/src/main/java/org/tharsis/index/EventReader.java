package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.tharsis.model.Event;

/** Makes events of documents again. */
final class EventReader {
  private EventReader() {}

  /** The events of these documents, in this order. */
  static List<Event> read(IndexReader reader, int[] documents) throws IOException {
    return read(reader, documents, true);
  }

  /** As {@link #read(IndexReader, int[])}, with or without their lines. */
  static List<Event> read(IndexReader reader, int[] documents, boolean lines) throws IOException {
    int[] ascending = documents.clone();
    Arrays.sort(ascending);
    Event[] events = new Event[ascending.length];
    List<LeafReaderContext> leaves = reader.leaves();
    LeafEvents leaf = null;
    int end = -1;
    for (int i = 0; i < ascending.length; i++) {
      if (leaf == null || ascending[i] >= end) {
        LeafReaderContext context = leaves.get(ReaderUtil.subIndex(ascending[i], leaves));
        leaf = new LeafEvents(context, lines);
        end = context.docBase + context.reader().maxDoc();
      }
      events[i] = leaf.read(ascending[i]);
    }
    List<Event> inOrder = new ArrayList<>(documents.length);
    for (int document : documents) {
      inOrder.add(events[Arrays.binarySearch(ascending, document)]);
    }
    return inOrder;
  }
}
