package org.tharsis.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.BinaryPoint;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/**
 * Lucene by its manual: the same fields as the event index has, each in the plain way, new field
 * objects an event, the line stored and its words by the standard analyzer.
 */
final class BareWriter implements Store {
  private final FSDirectory directory;
  private final IndexWriter writer;

  BareWriter(Path path) throws IOException {
    directory = FSDirectory.open(path);
    IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer());
    writer = new IndexWriter(directory, config.setRAMBufferSizeMB(64).setUseCompoundFile(false));
  }

  @Override
  public void add(Event event) throws IOException {
    Document document = new Document();
    number("_time", event.time(), document);
    number("_offset", event.id().offset(), document);
    number("event.ingested", event.ingested(), document);
    document.add(new SortedDocValuesField("_stream", new BytesRef(event.id().stream())));
    for (Field field : Field.values()) {
      @Nullable Object value = field.intrinsic() ? null : event.get(field);
      if (value != null) {
        field(field.ecsName(), value, document);
      }
    }
    document.add(new StoredField("event.original", event.original()));
    document.add(new TextField("event.original", event.text(), TextField.Store.NO));
    writer.addDocument(document);
  }

  private static void field(String name, Object value, Document document) {
    switch (value) {
      case String text -> {
        document.add(new SortedDocValuesField(name, new BytesRef(text)));
        document.add(new StringField(name, text, StringField.Store.NO));
      }
      case IpAddress address -> {
        document.add(new SortedDocValuesField(name, new BytesRef(address.toBytes())));
        document.add(new BinaryPoint(name, address.toBytes()));
      }
      case Long number -> number(name, number, document);
      default -> number(name, value.equals(true) ? 1 : 0, document);
    }
  }

  private static void number(String name, long value, Document document) {
    document.add(new NumericDocValuesField(name, value));
  }

  @Override
  public void commit() throws IOException {
    writer.commit();
  }

  @Override
  public void close() throws IOException {
    try (directory;
        writer) {
      // merges are waited for
    }
  }
}
