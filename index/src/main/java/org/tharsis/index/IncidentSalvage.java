package org.tharsis.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Incident;

/**
 * Has the incidents be those of the newest lasting commit that is sound; else what of it is, or of
 * a passing one; else what lies there at all, and then without notes.
 */
final class IncidentSalvage {
  private final Path path;
  private final Path damaged;
  private final WholeReads reads;
  private final Set<String> what = new LinkedHashSet<>();
  private final Set<String> useless = new LinkedHashSet<>();

  IncidentSalvage(Path path, Path damaged, WholeReads reads) {
    this.path = path;
    this.damaged = damaged;
    this.reads = reads;
  }

  /** Looks, and does what is to be done; empty if all is sound. */
  Optional<Damage> run() throws IOException {
    try (Directory directory = new NIOFSDirectory(path)) {
      IndexFiles files = IndexFiles.in(directory);
      List<Inspection> listed = inspect(directory, files);
      if (files.segments().isEmpty() && files.commits().isEmpty()) {
        return Optional.empty();
      }
      if (what.isEmpty() && !listed.isEmpty()) {
        return Optional.empty();
      }
      Inspection chosen = choose(listed);
      return Optional.of(
          chosen != null && chosen.isSound() && lasts(chosen)
              ? goBack(files, chosen)
              : mend(directory, files, chosen));
    }
  }

  /** The commits that can be read, the newest first. */
  private List<Inspection> inspect(Directory directory, IndexFiles files) throws IOException {
    List<Inspection> listed = new ArrayList<>();
    for (String commit : files.commits()) {
      Inspection found = Inspection.of(directory, commit, reads).orElse(null);
      if (found == null) {
        what.add(FileCheck.damage(directory, commit, true));
        useless.add(commit);
      } else {
        listed.add(found);
        what.addAll(found.what());
      }
    }
    return listed;
  }

  private static @Nullable Inspection choose(List<Inspection> listed) {
    Inspection chosen = null;
    for (Inspection each : listed) {
      if (chosen == null || worth(each) > worth(chosen)) {
        chosen = each;
      }
    }
    return chosen;
  }

  private static int worth(Inspection found) {
    return lasts(found) ? (found.isSound() ? 2 : 1) : 0;
  }

  private static boolean lasts(Inspection found) {
    return LastingCommits.lasts(found.infos().getUserData());
  }

  /** What came after it is made again of the journal. */
  private Damage goBack(IndexFiles files, Inspection chosen) throws IOException {
    Set<String> kept = new HashSet<>();
    chosen.infos().forEach(each -> kept.add(each.info.name));
    for (String commit : files.commits()) {
      if (!commit.equals(chosen.infos().getSegmentsFileName())) {
        useless.add(commit);
      }
    }
    for (String segment : files.segments()) {
      if (!kept.contains(segment)) {
        useless.addAll(files.of(segment));
      }
    }
    Aside aside = Aside.of(path, damaged);
    aside.keep(useless);
    aside.drop(useless);
    return new Damage(Salvage.INCIDENTS, List.copyOf(what), 0, true, aside.path());
  }

  private Damage mend(Directory directory, IndexFiles files, @Nullable Inspection readable)
      throws IOException {
    String why = what.isEmpty() ? "segments_N is missing" : "no list of segments can be read";
    Inspection chosen =
        readable == null ? Inspection.ofFiles(directory, files, why, reads) : readable;
    what.addAll(chosen.what());
    useless.addAll(files.commits());
    for (SegmentCommitInfo segment : chosen.broken()) {
      useless.addAll(files.of(segment.info.name));
    }
    Aside aside = Aside.of(path, damaged);
    long missing = chosen.missing();
    boolean exact = chosen.exact();
    SegmentInfos sound = chosen.sound();
    if (readable == null && sound.size() == 0) {
      files.segments().forEach(segment -> useless.addAll(files.of(segment)));
    }
    aside.keep(useless);
    if (readable != null || sound.size() > 0) {
      commit(directory, files, sound);
    }
    aside.drop(useless);
    if (readable == null) {
      keepNewest();
    }
    return new Damage(Salvage.INCIDENTS, List.copyOf(what), missing, exact, aside.path());
  }

  private static void commit(Directory directory, IndexFiles files, SegmentInfos sound)
      throws IOException {
    Map<String, String> data = new HashMap<>(StreamSpans.only(Schema.INCIDENTS));
    data.putAll(LastingCommits.notes(sound.getUserData().entrySet()));
    sound.setUserData(data, true);
    sound.setNextWriteGeneration(files.generation());
    sound.commit(directory);
  }

  /** Segments that nobody listed may have an incident as it was, too. */
  private void keepNewest() throws IOException {
    Path data = path.toAbsolutePath().getParent();
    if (data == null) {
      return;
    }
    Map<String, Incident> newest = new HashMap<>();
    Set<String> twice = new HashSet<>();
    try (IncidentIndex index = IncidentIndex.open(data);
        IncidentSearch search = index.search()) {
      for (Incident each : search.since(Long.MIN_VALUE)) {
        Incident before = newest.get(each.id());
        newest.put(each.id(), before == null ? each : newer(before, each));
        if (before != null) {
          twice.add(each.id());
        }
      }
      for (Incident each : newest.values()) {
        if (twice.contains(each.id())) {
          index.put(each);
        }
      }
      index.commit();
    }
  }

  private static Incident newer(Incident one, Incident other) {
    return one.last() > other.last() || (one.last() == other.last() && one.count() >= other.count())
        ? one
        : other;
  }
}
