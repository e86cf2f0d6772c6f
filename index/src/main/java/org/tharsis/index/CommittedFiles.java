package org.tharsis.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.store.FSDirectory;

/**
 * The files of commits. They are never changed once they are written, so that links to them are a
 * copy, which may be taken while another process writes.
 */
public final class CommittedFiles {
  /** A writer deletes files between our look and our link only now and then. */
  private static final int MOST_TRIES = 100;

  private CommittedFiles() {}

  /** Which commit is wanted. */
  interface Choice {
    IndexCommit of(List<IndexCommit> commits) throws IOException;
  }

  /** Links the last commit of each day's events below another data directory. */
  public static void linkEvents(Path data, Path to) throws IOException {
    Path events = EventIndex.eventsBelow(data);
    for (Day day : Day.in(events)) {
      link(day.below(events), day.below(EventIndex.eventsBelow(to)), List::getLast);
    }
  }

  /**
   * Links the incidents as their last lasting {@link IncidentIndex#commit(Map)} left them.
   *
   * @return that commit's notes; empty where there is none
   */
  public static Map<String, String> linkIncidents(Path data, Path to) throws IOException {
    return LastingCommits.notes(
        link(
                IncidentIndex.incidentsBelow(data),
                IncidentIndex.incidentsBelow(to),
                LastingCommits::lasting)
            .entrySet());
  }

  /** The notes that {@link #linkIncidents} would give now. */
  public static Map<String, String> incidentNotes(Path data) throws IOException {
    Path incidents = IncidentIndex.incidentsBelow(data);
    return LastingCommits.notes(
        attempt(incidents, LastingCommits::lasting, files -> {}).entrySet());
  }

  static Map<String, String> link(Path from, Path to, Choice choice) throws IOException {
    return attempt(from, choice, files -> link(files, from, to));
  }

  /** All or none: of a commit that has gone meanwhile nothing is to stay. */
  private static void link(Collection<String> files, Path from, Path to) throws IOException {
    Files.createDirectories(to);
    List<Path> begun = new ArrayList<>();
    try {
      for (String file : files) {
        begun.add(to.resolve(file));
        linkOrCopy(from.resolve(file), to.resolve(file));
      }
    } catch (IOException e) {
      for (Path file : begun) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
  }

  /** What is done with a commit's files. */
  private interface Use {
    void of(Collection<String> files) throws IOException;
  }

  private static Map<String, String> attempt(Path from, Choice choice, Use use) throws IOException {
    for (int tries = 1; ; tries++) {
      if (!Files.isDirectory(from)) { // opened, it would be made
        return Map.of();
      }
      try (FSDirectory directory = FSDirectory.open(from)) {
        if (!DirectoryReader.indexExists(directory)) {
          return Map.of();
        }
        IndexCommit commit = choice.of(DirectoryReader.listCommits(directory));
        use.of(commit.getFileNames());
        return commit.getUserData();
      } catch (NoSuchFileException | FileNotFoundException deletedMeanwhile) {
        if (tries == MOST_TRIES) {
          throw deletedMeanwhile;
        }
      }
    }
  }

  /** Not every file system has links, and none has them to another. */
  static void linkOrCopy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      return; // files of one name are the same
    }
    try {
      Files.createLink(to, from);
    } catch (NoSuchFileException gone) {
      throw gone;
    } catch (UnsupportedOperationException | IOException noLinks) {
      Files.copy(from, to);
    }
  }
}
