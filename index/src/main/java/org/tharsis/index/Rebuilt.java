package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.Version;

/**
 * A list of the segments that lie in a directory, where the file that lists them can't be read. It
 * may have some that were not committed yet, or had been merged into others.
 */
final class Rebuilt {
  private static final String DELETED = "liv";
  private static final String DELETED_CODEC = "Lucene90LiveDocs";

  private final Directory directory;
  private final IndexFiles files;
  private final Codec codec = Codec.forName(new DayCodec().getName());
  private final SegmentInfos infos = new SegmentInfos(Version.LATEST.major);
  private final List<String> unknown = new ArrayList<>();

  private Rebuilt(Directory directory, IndexFiles files) {
    this.directory = directory;
    this.files = files;
  }

  static Rebuilt of(Directory directory, IndexFiles files) throws IOException {
    Rebuilt rebuilt = new Rebuilt(directory, files);
    for (String segment : files.segments()) {
      rebuilt.add(segment);
      rebuilt.infos.counter = IndexFiles.number(segment) + 1;
    }
    return rebuilt;
  }

  SegmentInfos infos() {
    return infos;
  }

  /** What hinders segments to be listed. */
  List<String> unknown() {
    return unknown;
  }

  private void add(String segment) throws IOException {
    String file = IndexFileNames.segmentFileName(segment, "", "si");
    String damage = FileCheck.damage(directory, file, true);
    if (damage.isEmpty()) {
      try {
        infos.add(committed(read(segment, file)));
        return;
      } catch (IOException | IllegalArgumentException e) {
        damage = file + " can't be used: " + e.getMessage();
      }
    }
    unknown.add(damage);
  }

  private SegmentInfo read(String segment, String file) throws IOException {
    byte[] id = SegmentId.read(directory, file);
    SegmentInfo info = codec.segmentInfoFormat().read(directory, segment, id, IOContext.READONCE);
    info.setCodec(codec);
    return info;
  }

  private SegmentCommitInfo committed(SegmentInfo info) throws IOException {
    long newest = -1;
    for (String file : files.of(info.name)) {
      if (IndexFileNames.matchesExtension(file, DELETED)) {
        newest = Math.max(newest, IndexFileNames.parseGeneration(file));
      }
    }
    int deleted = newest < 0 ? 0 : deleted(info, newest);
    return new SegmentCommitInfo(info, deleted, 0, newest, -1, -1, StringHelper.randomId());
  }

  /** Only the list said how many; Lucene reads the bits only where it is told. */
  private int deleted(SegmentInfo info, long generation) throws IOException {
    String suffix = Long.toString(generation, Character.MAX_RADIX);
    String file = IndexFileNames.fileNameFromGeneration(info.name, DELETED, generation);
    try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
      CodecUtil.checkIndexHeader(in, DELETED_CODEC, 0, 0, info.getId(), suffix);
      int live = 0;
      for (int word = 0; word < (info.maxDoc() + Long.SIZE - 1) / Long.SIZE; word++) {
        live += Long.bitCount(in.readLong());
      }
      return info.maxDoc() - live;
    }
  }
}
