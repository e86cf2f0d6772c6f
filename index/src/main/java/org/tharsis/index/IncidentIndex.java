package org.tharsis.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.Incident;

/**
 * Remembers incidents, whole, below {@code incidents} in its directory. One process writes; any
 * number read beside it with {@link IncidentSearch#open}. Its methods may be called from any
 * thread.
 */
public final class IncidentIndex implements Closeable {
  static final String ID = "id";
  static final String RULE_AND_KEY = "rule-key";
  static final String LAST = "last";
  static final String OPEN = "open";
  static final String ALL = "all";

  private static final String MARK = "mark";
  private static final double BUFFER_MEGABYTES = 16;

  private final FSDirectory directory;
  private final IndexWriter writer;
  private String mark;

  private IncidentIndex(FSDirectory directory, IndexWriter writer) {
    this.directory = directory;
    this.writer = writer;
    this.mark = committedMark(writer);
  }

  private static String committedMark(IndexWriter writer) {
    Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
    if (committed != null) {
      for (Map.Entry<String, String> entry : committed) {
        if (entry.getKey().equals(MARK)) {
          return entry.getValue();
        }
      }
    }
    return "";
  }

  /**
   * Opens the index below a directory, making what is missing.
   *
   * @throws IOException naming the directory and the remedy, when another process writes to it or
   *     it cannot be used
   */
  public static IncidentIndex open(Path directory) throws IOException {
    return Storage.open(
        incidentsBelow(directory),
        incidents ->
            new IncidentIndex(
                incidents,
                Storage.writer(incidents, Schema.INCIDENTS, Storage.config(BUFFER_MEGABYTES))));
  }

  static Path incidentsBelow(Path directory) {
    return directory.resolve("incidents");
  }

  /** Adds an incident, or puts it in the place of the one with its id. */
  public void put(Incident incident) throws IOException {
    writer.updateDocument(new Term(ID, IncidentTerms.id(incident.id())), document(incident));
  }

  private static List<IndexableField> document(Incident incident) throws IOException {
    BytesRef id = IncidentTerms.id(incident.id());
    return List.of(
        new StringField(ID, id, Field.Store.NO),
        new SortedDocValuesField(ID, id),
        new StringField(
            RULE_AND_KEY,
            IncidentTerms.ruleAndKey(incident.rule().id(), incident.key()),
            Field.Store.NO),
        NumericDocValuesField.indexedField(LAST, incident.last()),
        new StringField(OPEN, String.valueOf(incident.open()), Field.Store.NO),
        new StoredField(ALL, IncidentBytes.write(incident)));
  }

  /** Makes all that was put outlast a crash. */
  public void commit() throws IOException {
    commit("");
  }

  /**
   * As {@link #commit()}; the mark says what the caller wants to know of this commit, and is on
   * disk if and only if the commit is.
   */
  public void commit(String newMark) throws IOException {
    if (writer.hasUncommittedChanges() || !newMark.equals(mark)) {
      Map<String, String> data = new HashMap<>(StreamSpans.only(Schema.INCIDENTS));
      data.put(MARK, newMark);
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
      mark = newMark;
    }
  }

  /** The mark of the last commit; empty if it has none. */
  public String mark() {
    return mark;
  }

  /** A search over all that was put up to now; close it after use. */
  public IncidentSearch search() throws IOException {
    return new IncidentSearch(DirectoryReader.open(writer), () -> {});
  }

  /** Commits and closes; where the last commit is marked, what came after it is let go. */
  @Override
  public void close() throws IOException {
    try (directory;
        writer) {
      if (mark.isEmpty()) {
        commit();
      } else {
        writer.rollback();
      }
    }
  }
}
