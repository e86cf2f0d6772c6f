package org.tharsis.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.Version;

/**
 * Has a file in the place of each that should say what a segment is and is damaged, so that a list
 * of segments can be read all the same: Lucene gives up all of it for one.
 */
final class StandIns extends FilterDirectory {
  private static final String INFO = ".si";

  /** More than were deleted of a segment, or else Lucene doubts the list. */
  private static final int EVENTS = 1 << 24;

  private static final String CODEC = "Lucene";

  private final byte[] list;
  private final Directory made = new ByteBuffersDirectory();
  private final Set<String> segments = new TreeSet<>();

  /**
   * @param commit the list, which is sound
   */
  StandIns(Directory directory, String commit) throws IOException {
    super(directory);
    try (IndexInput in = directory.openInput(commit, IOContext.READONCE)) {
      list = new byte[(int) in.length()];
      in.readBytes(list, 0, list.length);
    }
  }

  /** Of these segments nothing is known but their names. */
  Set<String> segments() {
    return segments;
  }

  @Override
  public IndexInput openInput(String name, IOContext context) throws IOException {
    return name.endsWith(INFO) && !FileCheck.damage(in, name, true).isEmpty() && make(name)
        ? made.openInput(name, context)
        : in.openInput(name, context);
  }

  /** Returns false if the list does not say the segment's id where it should. */
  private boolean make(String name) throws IOException {
    String segment = IndexFileNames.parseSegmentName(name);
    int at = idAt(segment.getBytes(StandardCharsets.UTF_8));
    if (at >= 0 && segments.add(segment)) {
      write(segment, Arrays.copyOfRange(list, at, at + StringHelper.ID_LENGTH));
    }
    return at >= 0;
  }

  /** The id stands between the names of the segment and of its codec, each behind its length. */
  private int idAt(byte[] segment) {
    byte[] codec = CODEC.getBytes(StandardCharsets.UTF_8);
    int between = segment.length + StringHelper.ID_LENGTH + 1;
    for (int at = 1; at + between + codec.length <= list.length; at++) {
      if (list[at - 1] == segment.length && isAt(at, segment) && isAt(at + between, codec)) {
        return at + segment.length;
      }
    }
    return -1;
  }

  private boolean isAt(int at, byte[] wanted) {
    return Arrays.equals(list, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private void write(String segment, byte[] id) throws IOException {
    Codec codec = new DayCodec();
    SegmentInfo info =
        new SegmentInfo(
            made,
            Version.LATEST,
            Version.LATEST,
            segment,
            EVENTS,
            false,
            false,
            codec,
            Map.of(),
            id,
            Map.of(),
            null);
    info.setFiles(new HashSet<>());
    codec.segmentInfoFormat().write(made, info, IOContext.DEFAULT);
  }

  @Override
  public void close() throws IOException {
    made.close();
  }
}
