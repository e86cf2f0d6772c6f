package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.NoDeletionPolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer deletes a commit's files while they are linked. */
class CommittedFilesTest {
  @TempDir Path directory;
  private Path from;
  private Path to;
  private int looks;

  /** Two commits that have no file in common. */
  @BeforeEach
  void commitTwice() throws IOException {
    from = directory.resolve("from");
    to = directory.resolve("to");
    try (Directory index = FSDirectory.open(from);
        IndexWriter writer =
            new IndexWriter(
                index, Storage.config(1).setIndexDeletionPolicy(NoDeletionPolicy.INSTANCE))) {
      writer.addDocument(new Document());
      writer.commit();
      writer.deleteAll();
      writer.addDocument(new Document());
      writer.commit();
    }
  }

  /** The first look sees the first commit, whose last file goes before it is linked. */
  private IndexCommit look(List<IndexCommit> commits) throws IOException {
    if (looks++ > 0) {
      return commits.getLast();
    }
    IndexCommit first = commits.getFirst();
    Files.delete(from.resolve(List.copyOf(first.getFileNames()).getLast()));
    return first;
  }

  private List<String> linked() throws IOException {
    try (Stream<Path> files = Files.list(to)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void ofACommitThatGoesMeanwhileNothingIsLeft() throws IOException {
    CommittedFiles.link(from, to, this::look);
    assertThat(looks).isEqualTo(2);
    try (Directory index = FSDirectory.open(to);
        DirectoryReader reader = DirectoryReader.open(index)) {
      assertThat(linked())
          .containsExactlyInAnyOrderElementsOf(reader.getIndexCommit().getFileNames());
    }
  }

  @Test
  void anIndexThatGoesMeanwhileIsNotMadeAgain() throws IOException {
    CommittedFiles.link(
        from,
        to,
        commits -> {
          Files.move(from, directory.resolve("dropped"));
          return commits.getFirst();
        });
    assertThat(linked()).isEmpty();
    assertThat(from).doesNotExist();
  }
}
