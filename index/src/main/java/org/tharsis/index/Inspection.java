package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/** One list of segments, and which of them are damaged. */
final class Inspection {
  private final SegmentInfos infos;
  private final boolean listed;
  private final Set<String> nameless;
  private final List<String> what = new ArrayList<>();
  private final List<SegmentCommitInfo> broken = new ArrayList<>();
  private boolean exact = true;

  private Inspection(SegmentInfos infos, boolean listed, Set<String> nameless) {
    this.infos = infos;
    this.listed = listed;
    this.nameless = nameless;
  }

  /**
   * What a commit lists.
   *
   * @return empty if the commit itself can't be read
   * @throws IOException if it is sound but of another version
   */
  static Optional<Inspection> of(Directory directory, String commit, WholeReads reads)
      throws IOException {
    if (!FileCheck.damage(directory, commit, true).isEmpty()) {
      return Optional.empty();
    }
    long generation = SegmentInfos.generationFromSegmentsFileName(commit);
    try (StandIns standIns = new StandIns(directory, commit);
        var input = directory.openChecksumInput(commit)) {
      SegmentInfos infos = SegmentInfos.readCommit(standIns, input, generation);
      Inspection found = new Inspection(infos, true, standIns.segments());
      found.check(directory, reads);
      return Optional.of(found);
    } catch (CorruptIndexException e) {
      return Optional.empty(); // a segment is gone without a trace
    }
  }

  /** What lies there, whoever lists it. */
  static Inspection ofFiles(Directory directory, IndexFiles files, String why, WholeReads reads)
      throws IOException {
    Rebuilt rebuilt = Rebuilt.of(directory, files);
    Inspection found = new Inspection(rebuilt.infos(), false, Set.of());
    found.what.add(why);
    found.what.addAll(rebuilt.unknown());
    found.exact = rebuilt.unknown().isEmpty();
    found.check(directory, reads);
    return found;
  }

  /** The newest first: they are the likeliest to be only half on disk. */
  private void check(Directory directory, WholeReads reads) throws IOException {
    List<SegmentCommitInfo> newest = new ArrayList<>(infos.asList());
    newest.sort(
        Comparator.comparingLong((SegmentCommitInfo each) -> IndexFiles.number(each.info.name))
            .reversed());
    for (SegmentCommitInfo segment : newest) {
      String damage = damage(directory, segment, reads);
      if (!damage.isEmpty()) {
        broken.add(segment);
        what.add(damage);
      }
    }
  }

  private String damage(Directory directory, SegmentCommitInfo segment, WholeReads reads)
      throws IOException {
    if (isNameless(segment)) {
      return segment.info.name + ".si is missing or damaged";
    }
    for (String file : segment.files()) {
      String damage = FileCheck.damage(directory, file, false);
      if (!damage.isEmpty()) {
        return damage;
      }
    }
    return reads.isRead(segment.info.name, segment.sizeInBytes())
        ? wholeDamage(directory, segment)
        : "";
  }

  private static String wholeDamage(Directory directory, SegmentCommitInfo segment)
      throws IOException {
    for (String file : segment.files()) {
      String damage = FileCheck.damage(directory, file, true);
      if (!damage.isEmpty()) {
        return damage;
      }
    }
    return "";
  }

  private boolean isNameless(SegmentCommitInfo segment) {
    return nameless.contains(segment.info.name);
  }

  boolean isSound() {
    return listed && broken.isEmpty();
  }

  /** Whether a commit listed it. */
  boolean isListed() {
    return listed;
  }

  /** All that is listed. */
  SegmentInfos infos() {
    return infos;
  }

  /** What is damaged, file by file. */
  List<String> what() {
    return what;
  }

  /** The segments that are of no use. */
  List<SegmentCommitInfo> broken() {
    return broken;
  }

  /** Takes the broken segments off the list. */
  SegmentInfos sound() {
    broken.forEach(infos::remove);
    infos.changed();
    return infos;
  }

  /** Documents in segments that are sound. */
  long left() {
    return documents(infos.asList().stream().filter(each -> !broken.contains(each)).toList());
  }

  /**
   * Documents in broken segments, as far as these say.
   *
   * @see #exact
   */
  long missing() {
    return documents(broken.stream().filter(each -> !isNameless(each)).toList());
  }

  /** Whether there are no more than {@link #missing}. */
  boolean exact() {
    return exact && broken.stream().noneMatch(this::isNameless);
  }

  /** Documents that are not deleted. */
  static long documents(List<SegmentCommitInfo> segments) {
    return segments.stream()
        .mapToLong(each -> (long) each.info.maxDoc() - each.getDelCount())
        .sum();
  }
}
