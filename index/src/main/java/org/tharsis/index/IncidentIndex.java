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
import org.apache.lucene.store.AlreadyClosedException;
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

  private static final double BUFFER_MEGABYTES = 16;

  private final FSDirectory directory;
  private final IndexWriter writer;
  private Map<String, String> notes;

  private IncidentIndex(FSDirectory directory, IndexWriter writer) {
    this.directory = directory;
    this.writer = writer;
    this.notes = LastingCommits.notes(writer.getLiveCommitData());
  }

  /**
   * Opens the index below a directory as its last {@link #commit} left it, making what is missing.
   *
   * @throws IOException naming the directory and the remedy, when another process writes to it or
   *     it cannot be used
   */
  public static IncidentIndex open(Path directory) throws IOException {
    return Storage.open(
        incidentsBelow(directory),
        incidents ->
            new IncidentIndex(
                incidents, LastingCommits.writer(incidents, Schema.INCIDENTS, BUFFER_MEGABYTES)));
  }

  /**
   * Whether whoever wrote it last broke off: others see more than the next to open it, who is
   * expected to do it again.
   */
  public static boolean brokenOff(Path directory) throws IOException {
    return Storage.commitData(incidentsBelow(directory), Schema.INCIDENTS)
        .map(data -> !LastingCommits.lasts(data))
        .orElse(false);
  }

  static Path incidentsBelow(Path directory) {
    return directory.resolve("incidents");
  }

  /** Adds an incident, or puts it in the place of the one with its id. */
  public void put(Incident incident) throws IOException {
    try {
      writer.updateDocument(new Term(ID, IncidentTerms.id(incident.id())), document(incident));
    } catch (AlreadyClosedException e) {
      throw Storage.stopped(directory, writer, e);
    }
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
    commit(Map.of());
  }

  /**
   * As {@link #commit()}.
   *
   * @param fresh by name, what the caller wants to know of this commit: on disk if and only if the
   *     commit is; a note that is not given stays as it is
   */
  public void commit(Map<String, String> fresh) throws IOException {
    Map<String, String> now = new HashMap<>(notes);
    now.putAll(fresh);
    write(LastingCommits.lasting(Schema.INCIDENTS, now));
    notes = now;
  }

  /**
   * Lets other processes see all that was put. Whoever opens the index after a crash has it as the
   * last {@link #commit} left it nevertheless.
   */
  public void show() throws IOException {
    if (writer.hasUncommittedChanges()) {
      write(LastingCommits.passing(Schema.INCIDENTS, notes));
    }
  }

  private void write(Map<String, String> data) throws IOException {
    try {
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
    } catch (AlreadyClosedException e) {
      throw Storage.stopped(directory, writer, e);
    }
  }

  /** What the last {@link #commit} was told by this name; empty for nothing. */
  public String note(String name) {
    return notes.getOrDefault(name, "");
  }

  /** A search over all that was put up to now; close it after use. */
  public IncidentSearch search() throws IOException {
    try {
      return new IncidentSearch(DirectoryReader.open(writer), () -> {});
    } catch (AlreadyClosedException e) {
      throw Storage.stopped(directory, writer, e);
    }
  }

  /** Closes; what was put since the last commit is let go. */
  @Override
  public void close() throws IOException {
    try (directory) {
      writer.rollback();
    }
  }
}
