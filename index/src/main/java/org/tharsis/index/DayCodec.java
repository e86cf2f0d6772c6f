package org.tharsis.index;

import java.io.IOException;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.codecs.StoredFieldsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene90.Lucene90StoredFieldsFormat;
import org.apache.lucene.codecs.lucene90.Lucene90StoredFieldsFormat.Mode;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

/**
 * Lucene's own codec, under its own name: lines are compressed quickly while a day is written, and
 * well when it is compacted. A segment says itself which of the two it is.
 */
final class DayCodec extends FilterCodec {
  private final StoredFieldsFormat quick = new Lucene90StoredFieldsFormat(Mode.BEST_SPEED);
  private final StoredFieldsFormat small = new Lucene90StoredFieldsFormat(Mode.BEST_COMPRESSION);
  private volatile boolean compacting;

  DayCodec() {
    super(new Lucene104Codec().getName(), new Lucene104Codec());
  }

  /** Whether what is merged from now on is to be small. */
  void compacting(boolean now) {
    compacting = now;
  }

  static boolean isSmall(SegmentInfo segment) {
    return Mode.BEST_COMPRESSION
        .name()
        .equals(segment.getAttribute(Lucene90StoredFieldsFormat.MODE_KEY));
  }

  @Override
  public StoredFieldsFormat storedFieldsFormat() {
    return new StoredFieldsFormat() {
      @Override
      public StoredFieldsReader fieldsReader(
          Directory directory, SegmentInfo segment, FieldInfos fields, IOContext context)
          throws IOException {
        return quick.fieldsReader(directory, segment, fields, context);
      }

      @Override
      public StoredFieldsWriter fieldsWriter(
          Directory directory, SegmentInfo segment, IOContext context) throws IOException {
        boolean merged = context.context() == IOContext.Context.MERGE;
        return (merged && compacting ? small : quick).fieldsWriter(directory, segment, context);
      }
    };
  }
}
