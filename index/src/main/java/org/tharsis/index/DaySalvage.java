package org.tharsis.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.Version;

/**
 * Has one day's index be what of it is sound. First what is damaged lies elsewhere, too; then there
 * is a commit without it; then it goes. Broken off, it may begin anew at any of these.
 */
final class DaySalvage {
  private final Path path;
  private final Path damaged;
  private final WholeReads reads;

  DaySalvage(Path path, Path damaged, WholeReads reads) {
    this.path = path;
    this.damaged = damaged;
    this.reads = reads;
  }

  /**
   * Which segments of a day are damaged, though a writer of it may be at work; every byte is read.
   */
  static Set<String> doubtful(Path path) throws IOException {
    Set<String> doubtful = new HashSet<>();
    WholeReads all = WholeReads.upTo(Long.MAX_VALUE);
    try (Directory directory = new NIOFSDirectory(path)) {
      for (String commit : IndexFiles.in(directory).commits()) {
        Inspection.of(directory, commit, all)
            .ifPresent(found -> found.broken().forEach(each -> doubtful.add(each.info.name)));
      }
    }
    return doubtful;
  }

  /** Looks, and does what is to be done; empty if all is sound. */
  Optional<Damage> run() throws IOException {
    // Not mapped: what a disk can't read is an exception then, and no fault of the machine.
    try (Directory directory = new NIOFSDirectory(path)) {
      IndexFiles files = IndexFiles.in(directory);
      if (files.isNew()) {
        return Optional.empty();
      }
      Inspection found = inspect(directory, files);
      if (found.isSound()) {
        clear(files);
        return Optional.empty();
      }
      return Optional.of(mend(directory, files, found));
    }
  }

  private Inspection inspect(Directory directory, IndexFiles files) throws IOException {
    if (files.commits().isEmpty()) {
      return Inspection.ofFiles(directory, files, "segments_N is missing", reads);
    }
    String commit = files.commits().getFirst();
    Optional<Inspection> listed = Inspection.of(directory, commit, reads);
    return listed.isPresent()
        ? listed.get()
        : Inspection.ofFiles(directory, files, why(directory, commit), reads);
  }

  private static String why(Directory directory, String commit) throws IOException {
    String damage = FileCheck.damage(directory, commit, true);
    return damage.isEmpty() ? commit + " lists a segment that is gone" : damage;
  }

  /** Of a salvage that was broken off: nobody can open the index while an old commit is there. */
  private void clear(IndexFiles files) throws IOException {
    if (files.commits().size() > 1) {
      List<String> old = files.commits().subList(1, files.commits().size());
      Aside aside = Aside.of(path, damaged);
      aside.keep(old);
      aside.drop(old);
    }
  }

  private Damage mend(Directory directory, IndexFiles files, Inspection found) throws IOException {
    Aside aside = Aside.of(path, damaged);
    List<String> useless = useless(files, found);
    aside.keep(useless);
    long missing = found.missing();
    boolean exact = found.exact();
    Long had = StreamSpans.events(found.infos().getUserData());
    if (!exact && had != null) {
      missing = Math.max(missing, had - found.left());
      exact = true;
    }
    Map<String, String> data = new HashMap<>(found.infos().getUserData());
    SegmentInfos sound = found.sound();
    sound.setNextWriteGeneration(files.generation());
    try {
      commit(directory, sound, data, missing, found.isListed());
    } catch (CorruptIndexException
        | EOFException
        | NoSuchFileException
        | IllegalArgumentException e) { // but not, for one, a full disk
      found.what().add("what seemed sound can't be used: " + e.getMessage());
      missing += sound.totalMaxDoc();
      useless = empty(directory, aside, data, missing);
    }
    aside.drop(useless);
    return new Damage(
        String.valueOf(path.getFileName()), found.what(), missing, exact, aside.path());
  }

  private static List<String> useless(IndexFiles files, Inspection found) {
    List<String> useless = new ArrayList<>(files.commits());
    for (SegmentCommitInfo segment : found.broken()) {
      useless.addAll(files.of(segment.info.name));
    }
    if (!found.isListed()) {
      List<String> listed = found.infos().asList().stream().map(each -> each.info.name).toList();
      files.segments().stream()
          .filter(each -> !listed.contains(each))
          .forEach(each -> useless.addAll(files.of(each)));
    }
    return useless;
  }

  private static void commit(
      Directory directory,
      SegmentInfos sound,
      Map<String, String> data,
      long missing,
      boolean listed)
      throws IOException {
    if (!listed) {
      write(directory, sound, StreamSpans.only(Schema.EVENTS), 0);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        Doubles.of(reader).forEach(index -> sound.remove(sound.info(index)));
        data.putAll(StreamSpans.of(reader).commitData());
      }
      String interim = sound.getSegmentsFileName();
      write(directory, sound, data, missing);
      directory.deleteFile(interim);
    } else {
      write(directory, sound, data, missing);
    }
    DirectoryReader.open(directory).close(); // or else it is not
  }

  private static void write(
      Directory directory, SegmentInfos infos, Map<String, String> data, long missing)
      throws IOException {
    Map<String, String> now = new HashMap<>(data);
    StreamSpans.noteEvents(now, Inspection.documents(infos.asList()));
    Gap.read(now).with(missing).write(now);
    infos.setUserData(now, true);
    infos.commit(directory);
  }

  /** Begins anew, and says which files were there. */
  private static List<String> empty(
      Directory directory, Aside aside, Map<String, String> data, long missing) throws IOException {
    IndexFiles files = IndexFiles.in(directory);
    List<String> all = new ArrayList<>(files.commits());
    files.segments().forEach(segment -> all.addAll(files.of(segment)));
    aside.keep(all);
    SegmentInfos none = new SegmentInfos(Version.LATEST.major);
    none.setNextWriteGeneration(files.generation());
    none.counter = files.segments().isEmpty() ? 0 : IndexFiles.number(files.segments().last()) + 1;
    data.putIfAbsent(StreamSpans.SCHEMA, Schema.EVENTS);
    write(directory, none, data, missing);
    return all;
  }
}
