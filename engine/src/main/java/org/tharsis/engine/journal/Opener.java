package org.tharsis.engine.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Makes new segments, as long as there may be more. */
final class Opener {
  private final SecureRandom random = new SecureRandom();
  private final Path directory;
  private final JournalSize size;
  private final Segments segments;
  private final Spare spare;

  Opener(Path directory, JournalSize size, Opening files, Segments segments) throws IOException {
    this.directory = directory;
    this.size = size;
    this.segments = segments;
    this.spare = new Spare(directory, size.segmentBytes(), files);
  }

  /** Whether the journal stays within its bound with one more. */
  boolean mayOpen() {
    return segments.bytes() + size.segmentBytes() <= size.totalBytes();
  }

  /** How many bytes of records fit into all segments that may still be made. */
  long room() {
    long more = (size.totalBytes() - segments.bytes()) / size.segmentBytes();
    return Math.max(0, more) * size.recordBytes();
  }

  /** Has so much of the next one on disk. */
  void prepare(int bytes) throws IOException {
    if (mayOpen()) {
      spare.growTo(bytes);
    }
  }

  Tail open(int number) throws IOException {
    SegmentHeader header = new SegmentHeader(number, random.nextInt());
    Segment segment = new Segment(Segment.file(directory, number), header);
    Tail tail = new Tail(segment, spare.become(segment), size.segmentBytes());
    segments.add(segment, size.segmentBytes());
    return tail;
  }

  /** What to say of a failure. */
  String failed(IOException cause) {
    return "the journal in %s can't be written: %s; make room on its disk or mend it, what is kept already stays"
        .formatted(directory, cause.getMessage());
  }

  void close() throws IOException {
    spare.discard();
  }
}
