package org.tharsis.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/**
 * The files of one Lucene index, by what they belong to.
 *
 * @param names without their directory
 */
record IndexFiles(List<String> names) {
  private static final String COMMIT = IndexFileNames.SEGMENTS + "_";
  private static final String PENDING = IndexFileNames.PENDING_SEGMENTS + "_";

  static IndexFiles in(Directory directory) throws IOException {
    return new IndexFiles(List.of(directory.listAll()));
  }

  /** Whether nothing was ever committed here. */
  boolean isNew() {
    return commits().isEmpty() && segments().isEmpty();
  }

  /** The files that list segments, the newest first. */
  List<String> commits() {
    return names.stream()
        .filter(name -> name.startsWith(COMMIT))
        .sorted(Comparator.comparingLong(SegmentInfos::generationFromSegmentsFileName).reversed())
        .toList();
  }

  /** No commit, finished or not, has a greater number; 0 where there is none. */
  long generation() {
    long greatest = 0;
    for (String name : names) {
      int prefix =
          name.startsWith(COMMIT)
              ? COMMIT.length()
              : name.startsWith(PENDING) ? PENDING.length() : 0;
      if (prefix > 0) {
        long generation = Long.parseLong(name.substring(prefix), Character.MAX_RADIX);
        greatest = Math.max(greatest, generation);
      }
    }
    return greatest;
  }

  /** The names of all segments of which there is a file. */
  SortedSet<String> segments() {
    SortedSet<String> segments = new TreeSet<>(Comparator.comparingLong(IndexFiles::number));
    for (String name : names) {
      if (isOfSegment(name)) {
        segments.add(IndexFileNames.parseSegmentName(name));
      }
    }
    return segments;
  }

  private static boolean isOfSegment(String name) {
    return IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches() && !name.endsWith(".tmp");
  }

  /** A segment's number: the greater, the newer. */
  static long number(String segment) {
    return Long.parseLong(segment.substring(1), Character.MAX_RADIX);
  }

  /** A segment's files. */
  List<String> of(String segment) {
    return names.stream()
        .filter(IndexFiles::isOfSegment)
        .filter(name -> IndexFileNames.parseSegmentName(name).equals(segment))
        .toList();
  }
}
