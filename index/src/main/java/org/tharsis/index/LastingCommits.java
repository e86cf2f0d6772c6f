package org.tharsis.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexDeletionPolicy;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Commits of two kinds: lasting ones, which whoever writes next goes on from, and passing ones in
 * between, which readers see. So a writer can be read every second and yet have a crash take it
 * back to a moment that it knows all else of.
 */
final class LastingCommits extends IndexDeletionPolicy {
  private static final String PASSING = "passing";

  /** A writer of the index as its last lasting commit left it. */
  static IndexWriter writer(FSDirectory directory, String schema, double bufferMegabytes)
      throws IOException {
    IndexWriterConfig config = Storage.config(bufferMegabytes);
    if (DirectoryReader.indexExists(directory)) {
      config.setIndexCommit(lasting(DirectoryReader.listCommits(directory)));
    }
    return Storage.writer(directory, schema, config.setIndexDeletionPolicy(new LastingCommits()));
  }

  /** The newest that lasts; an index that was never committed so has only been begun. */
  static IndexCommit lasting(List<IndexCommit> commits) throws IOException {
    IndexCommit found = commits.getFirst();
    for (IndexCommit commit : commits) {
      found = lasts(commit.getUserData()) ? commit : found;
    }
    return found;
  }

  static boolean lasts(Map<String, String> data) {
    return !data.containsKey(PASSING);
  }

  /** The data of a commit that lasts. */
  static Map<String, String> lasting(String schema, Map<String, String> notes) {
    Map<String, String> data = new HashMap<>(StreamSpans.only(schema));
    data.putAll(notes);
    return data;
  }

  /** The data of one in between. */
  static Map<String, String> passing(String schema, Map<String, String> notes) {
    Map<String, String> data = lasting(schema, notes);
    data.put(PASSING, "");
    return data;
  }

  /** What was noted besides. */
  static Map<String, String> notes(@Nullable Iterable<? extends Map.Entry<String, String>> data) {
    Map<String, String> notes = new HashMap<>();
    if (data != null) {
      data.forEach(entry -> notes.put(entry.getKey(), entry.getValue()));
    }
    notes.remove(PASSING);
    return notes;
  }

  @Override
  public void onInit(List<? extends IndexCommit> commits) throws IOException {
    onCommit(commits);
  }

  /** The newest stays, and the newest that lasts. */
  @Override
  public void onCommit(List<? extends IndexCommit> commits) throws IOException {
    boolean lastingSeen = false;
    for (int i = commits.size() - 1; i >= 0; i--) {
      boolean lasts = lasts(commits.get(i).getUserData());
      if (i < commits.size() - 1 && (lastingSeen || !lasts)) {
        commits.get(i).delete();
      }
      lastingSeen |= lasts;
    }
  }
}
