package org.tharsis.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads one day's events.
 *
 * @param reader as of one moment
 * @param spans which streams it holds
 * @param directory closed with it
 */
record DayReader(DirectoryReader reader, StreamSpans spans, Closeable directory)
    implements Closeable {

  /** A reader over a writer's directory, which stays open. */
  static DayReader of(DayWriter writer) throws IOException {
    return new DayReader(writer.reader(), writer.spans().copy(), () -> {});
  }

  /** A reader of what is committed, or null where nothing ever was. */
  static @Nullable DayReader open(Path path) throws IOException {
    DirectoryReader reader = Storage.reader(path, Schema.EVENTS).orElse(null);
    if (reader == null) {
      return null;
    }
    StreamSpans spans = StreamSpans.read(reader.getIndexCommit().getUserData());
    return new DayReader(reader, spans, reader.directory());
  }

  /** The spans of what is committed; none where nothing ever was. */
  static StreamSpans committedSpans(Path path) throws IOException {
    return StreamSpans.read(Storage.commitData(path, Schema.EVENTS).orElse(Map.of()));
  }

  /** What is missing of what was committed once. */
  static Gap committedGap(Path path) throws IOException {
    return Gap.read(Storage.commitData(path, Schema.EVENTS).orElse(Map.of()));
  }

  /** A reader of what was committed since, or null where nothing was; this one stays open. */
  @Nullable DayReader newer() throws IOException {
    DirectoryReader newer = DirectoryReader.openIfChanged(reader);
    return newer == null
        ? null
        : new DayReader(newer, StreamSpans.read(newer.getIndexCommit().getUserData()), directory);
  }

  DirectoryReader index() {
    return reader;
  }

  boolean isEmpty() {
    return reader.numDocs() == 0;
  }

  /** A range that holds the time of every event here; not for an empty day. */
  TimeRange extent() throws IOException {
    long first = DocValuesSkipper.globalMinValue(reader, Schema.TIME);
    long last = DocValuesSkipper.globalMaxValue(reader, Schema.TIME);
    return new TimeRange(first, last == Long.MAX_VALUE ? last : last + 1);
  }

  /** The query within a time range; the range left out where it holds every event here. */
  Query within(Query query, TimeRange range) throws IOException {
    if (range.covers(extent())) {
      return query;
    }
    long last = range.to() == Long.MAX_VALUE ? range.to() : range.to() - 1;
    // Time first: where a segment has none of it, nothing else is looked up there.
    return new BooleanQuery.Builder()
        .add(NumericDocValuesField.newSlowRangeQuery(Schema.TIME, range.from(), last), Occur.FILTER)
        .add(query, Occur.FILTER)
        .build();
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(reader, directory);
  }
}
