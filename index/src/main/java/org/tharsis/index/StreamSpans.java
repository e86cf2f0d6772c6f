package org.tharsis.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventId;

/**
 * Which streams one day's index holds events of, and their least and greatest offsets. They travel
 * in the index's commit data, so that reading them opens no segment and they are as true as it.
 */
final class StreamSpans {
  static final String SCHEMA = "schema";
  private static final String EVENTS = "events";
  private static final String STREAM = "stream:";

  /** Offsets of one stream, both ends included. */
  private static final class Span {
    private long first;
    private long last;

    Span(long first, long last) {
      this.first = first;
      this.last = last;
    }
  }

  private final Map<String, Span> spans = new HashMap<>();

  /** The stream asked for last, which mostly is the next one, too; null after a change. */
  private @Nullable String recent;

  private @Nullable Span recentSpan;

  private @Nullable Span span(String stream) {
    if (!stream.equals(recent)) {
      recent = stream;
      recentSpan = spans.get(stream);
    }
    return recentSpan;
  }

  static StreamSpans read(Map<String, String> commitData) {
    StreamSpans read = new StreamSpans();
    commitData.forEach(
        (key, value) -> {
          if (key.startsWith(STREAM)) {
            int blank = value.indexOf(' ');
            long first = Long.parseLong(value, 0, blank, 10);
            long last = Long.parseLong(value, blank + 1, value.length(), 10);
            read.spans.put(key.substring(STREAM.length()), new Span(first, last));
          }
        });
    return read;
  }

  /** Of what is there, whoever noted it. */
  static StreamSpans of(IndexReader reader) throws IOException {
    StreamSpans found = new StreamSpans();
    for (LeafReaderContext context : reader.leaves()) {
      SortedDocValues stream = DocValues.getSorted(context.reader(), Schema.STREAM);
      NumericDocValues offset = DocValues.getNumeric(context.reader(), Schema.OFFSET);
      Bits live = context.reader().getLiveDocs();
      for (int doc = stream.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = stream.nextDoc()) {
        if ((live == null || live.get(doc)) && offset.advanceExact(doc)) {
          String name = stream.lookupOrd(stream.ordValue()).utf8ToString();
          found.add(new EventId(name, offset.longValue()));
        }
      }
    }
    return found;
  }

  /** How many events an index had, if its commit data say so. */
  static @Nullable Long events(Map<String, String> commitData) {
    String events = commitData.get(EVENTS);
    return events == null ? null : Long.valueOf(events);
  }

  /** The commit data of an index with so many events. */
  Map<String, String> commitData(long events) {
    Map<String, String> data = commitData();
    noteEvents(data, events);
    return data;
  }

  /** Says in commit data how many events the index has. */
  static void noteEvents(Map<String, String> commitData, long events) {
    commitData.put(EVENTS, String.valueOf(events));
  }

  Map<String, String> commitData() {
    Map<String, String> data = new HashMap<>();
    data.put(SCHEMA, Schema.EVENTS);
    spans.forEach((stream, span) -> data.put(STREAM + stream, span.first + " " + span.last));
    return data;
  }

  /** Whether commit data were written by an index of this schema. */
  static boolean known(Map<String, String> commitData, String schema) {
    return schema.equals(commitData.get(SCHEMA));
  }

  /** Commit data of an index that has no spans. */
  static Map<String, String> only(String schema) {
    return Map.of(SCHEMA, schema);
  }

  void add(EventId id) {
    long offset = id.offset();
    Span span = span(id.stream());
    if (span == null) {
      recent = null;
      spans.put(id.stream(), new Span(offset, offset));
    } else if (offset > span.last) {
      span.last = offset;
    } else if (offset < span.first) {
      span.first = offset;
    }
  }

  void remove(String stream) {
    recent = null;
    spans.remove(stream);
  }

  boolean has(String stream) {
    return spans.containsKey(stream);
  }

  boolean mayHave(EventId id) {
    Span span = span(id.stream());
    return span != null && span.first <= id.offset() && id.offset() <= span.last;
  }

  /** Whether it may have one of these ids. */
  boolean mayHaveAny(String stream, IdTable.Stream ids) {
    Span span = spans.get(stream);
    return span != null && ids.hasAny(span.first, span.last);
  }

  /** The stream's greatest offset and one, or 0. */
  long next(String stream) {
    @Nullable Span span = spans.get(stream);
    return span == null ? 0 : span.last + 1;
  }

  /** The streams that reach further here than in another. */
  List<String> beyond(StreamSpans other) {
    return spans.keySet().stream().filter(each -> next(each) > other.next(each)).sorted().toList();
  }

  /** Each stream reaches as far as here or there, whichever is farther. */
  void reach(StreamSpans other) {
    recent = null;
    other.spans.forEach(
        (stream, span) -> {
          Span here = spans.computeIfAbsent(stream, unseen -> new Span(span.first, span.last));
          here.last = Math.max(here.last, span.last);
        });
  }

  StreamSpans copy() {
    StreamSpans copy = new StreamSpans();
    spans.forEach((stream, span) -> copy.spans.put(stream, new Span(span.first, span.last)));
    return copy;
  }
}
